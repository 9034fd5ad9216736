/** Attestation statements of every format that WebAuthn defines, and the certificate authority behind them: one root that relying parties can be told to trust, made once and kept in a private file. */
@NullMarked
package dev.keywave.attestation;

import org.jspecify.annotations.NullMarked;
