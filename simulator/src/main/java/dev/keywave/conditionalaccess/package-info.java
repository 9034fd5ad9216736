/**
 * Conditional Access as Microsoft Entra ID has it, as far as it can be rehearsed: authentication strengths, policies with
 * report-only and enforced states, the registration campaign; and the decision on a sign-in.
 */
@NullMarked
package dev.keywave.conditionalaccess;

import org.jspecify.annotations.NullMarked;
