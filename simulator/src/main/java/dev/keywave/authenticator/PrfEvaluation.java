package dev.keywave.authenticator;

import dev.keywave.authenticator.PinUvAuthProtocolTwo.SharedSecret;
import dev.keywave.crypto.SelectedCrypto;
import dev.keywave.webauthn.PrfValues;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * The client's part of evaluating a pseudo-random function in one ceremony
 * (https://www.w3.org/TR/webauthn-3/#prf-extension).
 */
final class PrfEvaluation {

    static final int SALT_LENGTH = 32;

    private static final byte[] CONTEXT = "WebAuthn PRF\0".getBytes(StandardCharsets.US_ASCII);

    private final byte[] salts;

    PrfEvaluation(PrfValues inputs) {
        MessageDigest sha256 = SelectedCrypto.sha256();
        byte[] second = inputs.second();
        salts = new byte[second == null ? SALT_LENGTH : 2 * SALT_LENGTH];
        // Let salt1 be the value of SHA-256(UTF8Encode("WebAuthn PRF") || 0x00 || ev.first); if ev.second is present,
        // salt2
        sha256.update(CONTEXT);
        System.arraycopy(sha256.digest(inputs.first()), 0, salts, 0, SALT_LENGTH);
        if (second != null) {
            sha256.update(CONTEXT);
            System.arraycopy(sha256.digest(second), 0, salts, SALT_LENGTH, SALT_LENGTH);
        }
    }

    /** {@code salt1}, then {@code salt2} if there is one. */
    byte[] salts() {
        return salts;
    }

    /** The inputs of CTAP's hmac-secret. */
    HmacSecretInput encryptedUnder(SharedSecret secret, PinUvAuthProtocolTwo platform) {
        byte[] saltEnc = secret.encrypt(salts);
        return new HmacSecretInput(platform.publicKey(), saltEnc, secret.authenticate(saltEnc));
    }

    /**
     * The outputs in what the authenticator answered. Among its extension outputs the one of hmac-secret, or of
     * hmac-secret-mc, is the last in CTAP's canonical order, so that it is the end of the authenticator data.
     */
    byte[] decrypted(SharedSecret secret, byte[] authenticatorData) {
        int end = authenticatorData.length;
        int length = PinUvAuthProtocolTwo.IV_LENGTH + salts.length;
        return secret.decrypt(Arrays.copyOfRange(authenticatorData, end - length, end));
    }

    /**
     * The client extension's results.
     *
     * @param outputs one for each salt, 32 bytes each
     */
    static PrfValues results(byte[] outputs) {
        return new PrfValues(
                Arrays.copyOf(outputs, SALT_LENGTH),
                outputs.length == SALT_LENGTH ? null : Arrays.copyOfRange(outputs, SALT_LENGTH, 2 * SALT_LENGTH));
    }
}
