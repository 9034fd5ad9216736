package dev.keywave.seeding;

import dev.keywave.authenticator.AuthenticatorModel;
import dev.keywave.authenticator.PublicCredential;
import dev.keywave.webauthn.CoseAlgorithm;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * What a relying party keeps of a credential (https://www.w3.org/TR/webauthn-3/#credential-record), and what its
 * population must know to take it back. Nothing in it is secret. Bytes are base64url without padding.
 *
 * @param user index in the population
 * @param number of the authenticator among those of the user
 * @param userHandle of the account; empty for a credential that is not discoverable
 * @param publicKey {@code COSE_Key}
 * @param publicKeyPem {@code SubjectPublicKeyInfo} in PEM (RFC 7468)
 * @param signCount the last one that left the authenticator
 * @param model who made it: AAGUID, transports, backup flags
 */
record CredentialRecord(
        long user,
        int number,
        String userName,
        String userPassword,
        String userHandle,
        String credentialId,
        String publicKey,
        String publicKeyPem,
        CoseAlgorithm algorithm,
        long signCount,
        int generation,
        AuthenticatorModel model) {

    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Encoder PEM = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

    static String base64Url(byte[] bytes) {
        return BASE64URL.encodeToString(bytes);
    }

    static String pem(PublicCredential credential) {
        return "-----BEGIN PUBLIC KEY-----\n" + PEM.encodeToString(credential.subjectPublicKeyInfo())
                + "\n-----END PUBLIC KEY-----\n";
    }
}
