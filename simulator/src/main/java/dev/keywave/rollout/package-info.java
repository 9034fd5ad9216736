/** The words of a rollout manager: organisation, groups, waves, campaigns, enforcement, checkpoint; and the plan file that has them. */
@NullMarked
package dev.keywave.rollout;

import org.jspecify.annotations.NullMarked;
