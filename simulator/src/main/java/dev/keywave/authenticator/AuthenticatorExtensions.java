package dev.keywave.authenticator;

import dev.keywave.authenticator.PinUvAuthProtocolTwo.SharedSecret;
import dev.keywave.webauthn.CborWriter;
import java.security.PublicKey;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The authenticator's side of extensions
 * (https://fidoalliance.org/specs/fido-v2.2-ps-20250714/fido-client-to-authenticator-protocol-v2.2-ps-20250714.html#sctn-defined-extensions).
 * Not thread-safe.
 */
final class AuthenticatorExtensions {

    /** CTAP: "The minimum PIN length is 4 Unicode code points" unless it was set to more. */
    static final int MIN_PIN_LENGTH = 4;

    private final CredentialDerivation derivation;
    private final LargeBlobs largeBlobs = new LargeBlobs();
    private @Nullable PinUvAuthProtocolTwo keyAgreement;

    AuthenticatorExtensions(CredentialDerivation derivation) {
        this.derivation = derivation;
    }

    LargeBlobs largeBlobs() {
        return largeBlobs;
    }

    /** {@code authenticatorClientPIN}'s {@code getKeyAgreement}; the key is as old as the first one who asked. */
    PublicKey keyAgreementKey() {
        return keyAgreement().publicKey();
    }

    /**
     * The extension outputs of a registration: a CBOR map.
     *
     * @param slot with the new credential
     */
    byte[] ofRegistration(
            AuthenticatorExtensionInputs inputs, AuthenticatorModel model, CredentialSlot slot, boolean userVerified) {
        HmacSecretInput hmacSecret = inputs.hmacSecret();
        int outputs = (inputs.uvm() ? 1 : 0)
                + (inputs.credProtect() > 0 ? 1 : 0)
                + (inputs.createHmacSecret() ? 1 : 0)
                + (inputs.minPinLength() ? 1 : 0)
                + (hmacSecret == null ? 0 : 1);
        CborWriter cbor = new CborWriter(64).map(outputs);
        uvm(cbor, inputs, model, userVerified);
        if (inputs.credProtect() > 0) {
            cbor.text(Extension.CRED_PROTECT.identifier()).integer(inputs.credProtect());
        }
        if (inputs.createHmacSecret()) {
            cbor.text(Extension.HMAC_SECRET.identifier()).bool(true);
        }
        if (inputs.minPinLength()) {
            cbor.text(Extension.MIN_PIN_LENGTH.identifier()).integer(MIN_PIN_LENGTH);
        }
        if (hmacSecret != null) {
            cbor.text(Extension.HMAC_SECRET_MC.identifier()).bytes(hmacSecret(hmacSecret, slot, userVerified));
        }
        return cbor.toByteArray();
    }

    /** The extension outputs of an authentication: a CBOR map. */
    byte[] ofAuthentication(
            AuthenticatorExtensionInputs inputs, AuthenticatorModel model, CredentialSlot slot, boolean userVerified) {
        HmacSecretInput hmacSecret = inputs.hmacSecret();
        CborWriter cbor = new CborWriter(128).map((inputs.uvm() ? 1 : 0) + (hmacSecret == null ? 0 : 1));
        uvm(cbor, inputs, model, userVerified);
        if (hmacSecret != null) {
            cbor.text(Extension.HMAC_SECRET.identifier()).bytes(hmacSecret(hmacSecret, slot, userVerified));
        }
        return cbor.toByteArray();
    }

    /**
     * Evaluates the pseudo-random function of a slot's current credential.
     *
     * @param salts one or two of 32 bytes
     * @return as many outputs of 32 bytes
     */
    byte[] evaluate(CredentialSlot slot, boolean userVerified, byte[] salts) {
        return evaluate(derivation.credRandom(slot.user(), slot.number(), slot.generation(), userVerified), salts);
    }

    static byte[] evaluate(byte[] credRandom, byte[] salts) {
        byte[] outputs = new byte[salts.length];
        for (int at = 0; at < salts.length; at += PrfEvaluation.SALT_LENGTH) {
            byte[] salt = Arrays.copyOfRange(salts, at, at + PrfEvaluation.SALT_LENGTH);
            System.arraycopy(PinUvAuthProtocolTwo.hmac(credRandom, salt), 0, outputs, at, salt.length);
        }
        return outputs;
    }

    private byte[] hmacSecret(HmacSecretInput input, CredentialSlot slot, boolean userVerified) {
        // The authenticator performs the decapsulate operation on the platform's key agreement key
        SharedSecret secret = keyAgreement().agreeWith(input.keyAgreement);
        // ... verifies saltEnc and saltAuth, decrypts saltEnc
        if (!secret.verify(input.saltEnc, input.saltAuth)) {
            throw new IllegalStateException("saltAuth is not the client's");
        }
        // ... generates one or two HMAC-SHA-256 values and encrypts them
        return secret.encrypt(evaluate(slot, userVerified, secret.decrypt(input.saltEnc)));
    }

    private static void uvm(
            CborWriter cbor, AuthenticatorExtensionInputs inputs, AuthenticatorModel model, boolean userVerified) {
        if (inputs.uvm()) {
            cbor.text(Extension.UVM.identifier());
            UserVerificationEntry.of(model, userVerified).writeTo(cbor);
        }
    }

    private PinUvAuthProtocolTwo keyAgreement() {
        PinUvAuthProtocolTwo existing = keyAgreement;
        if (existing == null) {
            existing = new PinUvAuthProtocolTwo();
            keyAgreement = existing;
        }
        return existing;
    }
}
