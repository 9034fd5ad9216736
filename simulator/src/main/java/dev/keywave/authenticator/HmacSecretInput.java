package dev.keywave.authenticator;

import java.security.PublicKey;

/**
 * Input of CTAP's hmac-secret at authentication, and of hmac-secret-mc
 * (https://fidoalliance.org/specs/fido-v2.2-ps-20250714/fido-client-to-authenticator-protocol-v2.2-ps-20250714.html#sctn-hmac-secret-extension);
 * {@code pinUvAuthProtocol} is two.
 */
final class HmacSecretInput {

    /** The platform's key agreement key, on P-256. */
    final PublicKey keyAgreement;

    /** One salt or two, encrypted under the shared secret. */
    final byte[] saltEnc;

    /** Authenticates {@link #saltEnc}. */
    final byte[] saltAuth;

    HmacSecretInput(PublicKey keyAgreement, byte[] saltEnc, byte[] saltAuth) {
        this.keyAgreement = keyAgreement;
        this.saltEnc = saltEnc;
        this.saltAuth = saltAuth;
    }
}
