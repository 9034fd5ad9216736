package dev.keywave.relyingparty;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;

/** Checks signatures of ML-DSA, which webauthn4j (0.31.10) cannot: its table of signature algorithms is closed. */
final class MlDsaSignatures {

    private MlDsaSignatures() {}

    /** Pure ML-DSA with an empty context (RFC 9964) over authenticator data and hash. */
    static boolean verify(PublicKey key, byte[] authenticatorData, byte[] clientDataHash, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance("ML-DSA");
            verifier.initVerify(key);
            verifier.update(authenticatorData);
            verifier.update(clientDataHash);
            return verifier.verify(signature);
        } catch (SignatureException e) {
            // of a length that no signature has
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
