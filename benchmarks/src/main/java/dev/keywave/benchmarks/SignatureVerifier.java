package dev.keywave.benchmarks;

import java.security.GeneralSecurityException;
import java.util.Set;

/**
 * A way to verify signatures, to be measured beside the built-in ones. Whoever brings one implements this, names the
 * class in {@code META-INF/services/dev.keywave.benchmarks.SignatureVerifier} and says {@code --classpath}. It needs a
 * public constructor without arguments; a benchmark uses an instance from one thread.
 */
public interface SignatureVerifier {

    /** What tables and {@code --provider} call it: one word, of letters, digits, dots and hyphens. */
    String name();

    /** For tables, with the version. */
    default String description() {
        return name();
    }

    /**
     * The algorithms that it has, by their names in the COSE registry: {@code ES256}, {@code EdDSA} (Ed25519),
     * {@code RS256}, {@code ES384}, {@code ML-DSA-44}.
     */
    Set<String> algorithms();

    /**
     * Makes a public key ready. What can be done once for a key belongs here; it is not part of a verification's time.
     *
     * @param algorithm one of {@link #algorithms()}
     * @param subjectPublicKeyInfo DER
     * @throws GeneralSecurityException when it takes the key for none
     */
    PublicKeyVerifier forKey(String algorithm, byte[] subjectPublicKeyInfo) throws GeneralSecurityException;

    /** One public key, ready to verify with. */
    @FunctionalInterface
    interface PublicKeyVerifier {

        /**
         * Verifies.
         *
         * @param message what was signed, not yet hashed
         * @param signature in WebAuthn's form: DER for ECDSA (https://www.w3.org/TR/webauthn-3/#sctn-signature-attestation-types)
         * @return whether the signature is good; a malformed one may throw instead
         * @throws GeneralSecurityException when the signature is malformed
         */
        boolean verify(byte[] message, byte[] signature) throws GeneralSecurityException;
    }
}
