/** Virtual authenticators: models as data, credentials derived from a seed, attestation, and the signers behind them. CTAP's makeCredential and getAssertion live here. */
@NullMarked
package dev.keywave.authenticator;

import org.jspecify.annotations.NullMarked;
