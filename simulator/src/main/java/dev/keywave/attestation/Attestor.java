package dev.keywave.attestation;

import dev.keywave.crypto.SelectedCrypto;
import dev.keywave.webauthn.AttestationFormat;
import dev.keywave.webauthn.AuthenticatorData;
import dev.keywave.webauthn.CborWriter;
import dev.keywave.webauthn.CoseAlgorithm;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes attestation statements (https://www.w3.org/TR/webauthn-3/#sctn-defined-attestation-formats) for the authenticators
 * of one event loop, in CTAP2 canonical CBOR. Not thread-safe.
 */
public final class Attestor {

    private static final int OVERHEAD = 64;
    private static final byte U2F_RESERVED = 0;

    private final AttestationKeys keys;
    private final SelectedCrypto crypto;
    private final MessageDigest sha256 = SelectedCrypto.sha256();
    private final Signature ecdsa;
    private @Nullable Signature rsa;
    private long tpmClockMs = 86_400_000;

    Attestor(AttestationKeys keys, SelectedCrypto crypto) {
        this.keys = keys;
        this.crypto = crypto;
        this.ecdsa = crypto.signature(Issuer.SIGNATURE);
    }

    /**
     * {@code attStmt}, encoded.
     *
     * @param format one that the model {@linkplain AttestedModel#canAttest can attest} keys of that algorithm in
     */
    public byte[] statement(AttestationFormat format, AttestedModel model, AttestedCredential credential) {
        if (!model.attestsWithCertificates(format)) {
            return SelfStatements.of(format, credential);
        }
        return switch (format) {
            case PACKED -> packed(keys.of(model), credential);
            case FIDO_U2F -> fidoU2f(keys.of(model), credential);
            case TPM -> tpm(keys.of(model).batchKey(AttestationFormat.TPM), credential);
            case ANDROID_KEY -> androidKey(keys.of(model), credential);
            case APPLE -> apple(keys.of(model), credential);
            case COMPOUND -> compound(model, credential);
            case NONE -> throw new IllegalStateException("none has no certificates");
        };
    }

    /** "If Basic or AttCA attestation is in use" (https://www.w3.org/TR/webauthn-3/#sctn-packed-attestation). */
    private byte[] packed(ModelKeys model, AttestedCredential credential) {
        BatchKey key = model.batchKey(AttestationFormat.PACKED);
        LeafTemplate device = credential.device.mayBeTold() ? model.enterpriseDevice() : null;
        byte[] x5c = device == null
                ? key.x5c
                : BatchKey.x5c(deviceCertificate(device, key, credential), model.issuerOf(AttestationFormat.PACKED));
        byte[] signature = sign(key, credential.toBeSigned());
        return statement(key.algorithm, signature, x5c);
    }

    /** The same one for a device whenever it is asked for, its signature aside. */
    private byte[] deviceCertificate(LeafTemplate template, BatchKey key, AttestedCredential credential) {
        byte[] serial = ByteBuffer.allocate(LeafTemplate.SERIAL_LENGTH)
                .putInt(0)
                .putLong(credential.device.user())
                .putInt(credential.device.number())
                .array();
        byte[] device = ByteBuffer.allocate(ModelKeys.DEVICE_NUMBER_LENGTH)
                .putLong(credential.device.user())
                .putInt(credential.device.number())
                .array();
        return template.issue(serial, key.publicKey, device, ecdsa);
    }

    /** https://www.w3.org/TR/webauthn-3/#sctn-fido-u2f-attestation: "verificationData". */
    private byte[] fidoU2f(ModelKeys model, AttestedCredential credential) {
        BatchKey key = model.batchKey(AttestationFormat.FIDO_U2F);
        byte[] id = credential.credentialId;
        byte[] hash = credential.clientDataHash;
        byte[] verificationData = ByteBuffer.allocate(
                        1 + AuthenticatorData.RP_ID_HASH_LENGTH + hash.length + id.length + credential.publicKey.length)
                .put(U2F_RESERVED)
                .put(
                        credential.authenticatorData,
                        AuthenticatorData.RP_ID_HASH_OFFSET,
                        AuthenticatorData.RP_ID_HASH_LENGTH)
                .put(hash)
                .put(id)
                .put(credential.publicKey)
                .array();
        byte[] signature = sign(key, verificationData);
        return new CborWriter(OVERHEAD + signature.length + key.x5c.length)
                .map(2)
                .text("sig")
                .bytes(signature)
                .text("x5c")
                .encoded(key.x5c)
                .toByteArray();
    }

    /** https://www.w3.org/TR/webauthn-3/#sctn-tpm-attestation */
    private byte[] tpm(BatchKey key, AttestedCredential credential) {
        byte[] pubArea = TpmPublicArea.encode(credential.algorithm, credential.publicKey);
        byte[] certInfo = TpmCertifyInfo.encode(
                sha256.digest(key.publicKey),
                sha256.digest(credential.toBeSigned()),
                tpmClockMs++,
                sha256.digest(pubArea));
        byte[] signature = sign(key, certInfo);
        return new CborWriter(OVERHEAD + signature.length + key.x5c.length + pubArea.length + certInfo.length)
                .map(6)
                .text("alg")
                .integer(key.algorithm.id())
                .text("sig")
                .bytes(signature)
                .text("ver")
                .text("2.0")
                .text("x5c")
                .encoded(key.x5c)
                .text("pubArea")
                .bytes(pubArea)
                .text("certInfo")
                .bytes(certInfo)
                .toByteArray();
    }

    /** https://www.w3.org/TR/webauthn-3/#sctn-android-key-attestation; Android's chains end with their root. */
    private byte[] androidKey(ModelKeys model, AttestedCredential credential) {
        byte[] hash = credential.clientDataHash;
        byte[] leaf = model.androidKey(credential).issue(hash, credential.publicKey, hash, ecdsa);
        return statement(
                credential.algorithm,
                credential.credentialKey.sign(credential.toBeSigned()),
                BatchKey.x5c(leaf, model.issuerOf(AttestationFormat.ANDROID_KEY), model.root()));
    }

    /** https://www.w3.org/TR/webauthn-3/#sctn-apple-anonymous-attestation: the certificate alone vouches. */
    private byte[] apple(ModelKeys model, AttestedCredential credential) {
        byte[] nonce = sha256.digest(credential.toBeSigned());
        byte[] leaf = model.appleCredential().issue(nonce, credential.publicKey, nonce, ecdsa);
        byte[] x5c = BatchKey.x5c(leaf, model.issuerOf(AttestationFormat.APPLE));
        return new CborWriter(OVERHEAD + x5c.length)
                .map(1)
                .text("x5c")
                .encoded(x5c)
                .toByteArray();
    }

    /** https://www.w3.org/TR/webauthn-3/#sctn-compound-attestation: one statement in each other format that fits. */
    private byte[] compound(AttestedModel model, AttestedCredential credential) {
        List<AttestationFormat> parts = model.attestationFormats().stream()
                .filter(part -> model.isPartOfCompound(part, credential.algorithm))
                .toList();
        CborWriter cbor = new CborWriter(OVERHEAD).array(parts.size());
        for (AttestationFormat part : parts) {
            cbor.map(2).text("fmt").text(part.identifier()).text("attStmt").encoded(statement(part, model, credential));
        }
        return cbor.toByteArray();
    }

    private static byte[] statement(CoseAlgorithm algorithm, byte[] signature, byte[] x5c) {
        return new CborWriter(OVERHEAD + signature.length + x5c.length)
                .map(3)
                .text("alg")
                .integer(algorithm.id())
                .text("sig")
                .bytes(signature)
                .text("x5c")
                .encoded(x5c)
                .toByteArray();
    }

    private byte[] sign(BatchKey key, byte[] message) {
        Signature signature = key.algorithm == CoseAlgorithm.ES256 ? ecdsa : rsa();
        try {
            signature.initSign(key.privateKey);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Signature rsa() {
        Signature signature = rsa;
        if (signature == null) {
            signature = crypto.signature("SHA256withRSA");
            rsa = signature;
        }
        return signature;
    }
}
