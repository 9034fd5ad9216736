package dev.keywave.attestation;

import dev.keywave.crypto.SelectedCrypto;
import dev.keywave.webauthn.AttestationFormat;
import dev.keywave.webauthn.CoseAlgorithm;
import dev.keywave.webauthn.PackedAttestation;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.util.BigIntegers;
import org.jspecify.annotations.Nullable;

/** What one model attests with: keys and certificates of the formats that it has. Immutable. */
final class ModelKeys {

    /** Bytes of a device's number in enterprise certificates: user (8), number (4). */
    static final int DEVICE_NUMBER_LENGTH = 12;

    private static final int DIGEST_LENGTH = 32;
    private static final int RSA_MODULUS_LENGTH = 256;

    private final AttestationAuthority authority;
    private final AttestedModel model;
    private final Map<AttestationFormat, BatchKey> batchKeys = new EnumMap<>(AttestationFormat.class);
    private final Map<CoseAlgorithm, LeafTemplate> androidKeys = new EnumMap<>(CoseAlgorithm.class);
    private final @Nullable LeafTemplate apple;
    private final @Nullable LeafTemplate enterprise;

    /**
     * Makes them.
     *
     * @param rsaKey of TPMs that prefer RSA
     */
    ModelKeys(AttestationAuthority authority, AttestedModel model, Supplier<KeyPair> rsaKey) {
        this.authority = authority;
        this.model = model;
        if (has(AttestationFormat.PACKED) && model.packedAttestation() != PackedAttestation.SELF) {
            batchKeys.put(AttestationFormat.PACKED, packed());
        }
        if (has(AttestationFormat.FIDO_U2F)) {
            batchKeys.put(AttestationFormat.FIDO_U2F, fidoU2f());
        }
        if (has(AttestationFormat.TPM)) {
            batchKeys.put(
                    AttestationFormat.TPM,
                    model.algorithms().get(0) == CoseAlgorithm.RS256 ? rsaAik(rsaKey.get()) : ecAik());
        }
        if (has(AttestationFormat.ANDROID_KEY)) {
            for (CoseAlgorithm algorithm : CoseAlgorithm.values()) {
                if (FormatAlgorithms.fit(AttestationFormat.ANDROID_KEY, algorithm)) {
                    androidKeys.put(algorithm, androidKey(algorithm));
                }
            }
        }
        apple = has(AttestationFormat.APPLE) ? apple() : null;
        enterprise = has(AttestationFormat.PACKED) && model.packedAttestation() == PackedAttestation.ENTERPRISE
                ? enterprise()
                : null;
    }

    BatchKey batchKey(AttestationFormat format) {
        return Objects.requireNonNull(batchKeys.get(format));
    }

    LeafTemplate androidKey(AttestedCredential credential) {
        return Objects.requireNonNull(androidKeys.get(credential.algorithm));
    }

    LeafTemplate appleCredential() {
        return Objects.requireNonNull(apple);
    }

    /** Certificates of single devices; null for a model that has none. */
    @Nullable
    LeafTemplate enterpriseDevice() {
        return enterprise;
    }

    /** The certificates that follow one made for a credential. */
    byte[] issuerOf(AttestationFormat format) {
        return authority.intermediate(format).encoded();
    }

    byte[] root() {
        return authority.rootIssuer().encoded();
    }

    private boolean has(AttestationFormat format) {
        return model.attestationFormats().contains(format);
    }

    private BatchKey packed() {
        Issuer issuer = authority.intermediate(AttestationFormat.PACKED);
        EcKey key = authority.batchKey(AttestationFormat.PACKED, model);
        return batchKey(
                key,
                sign(
                        issuer,
                        AttestationCertificates.packed(
                                issuer, AttestationAuthority.randomSerial(), model, key.publicKey())),
                issuer.encoded());
    }

    /** "Check that x5c has exactly one element": so the root signs it. */
    private BatchKey fidoU2f() {
        Issuer issuer = authority.rootIssuer();
        EcKey key = authority.batchKey(AttestationFormat.FIDO_U2F, model);
        return batchKey(
                key,
                sign(
                        issuer,
                        AttestationCertificates.fidoU2f(
                                issuer, AttestationAuthority.randomSerial(), model, key.publicKey())));
    }

    private BatchKey ecAik() {
        EcKey key = authority.batchKey(AttestationFormat.TPM, model);
        return batchKey(
                key,
                aik(key.publicKey()),
                authority.intermediate(AttestationFormat.TPM).encoded());
    }

    private BatchKey rsaAik(KeyPair key) {
        return new BatchKey(
                key.getPrivate(),
                CoseAlgorithm.RS256,
                BigIntegers.asUnsignedByteArray(RSA_MODULUS_LENGTH, ((RSAPublicKey) key.getPublic()).getModulus()),
                aik(SubjectPublicKeyInfo.getInstance(key.getPublic().getEncoded())),
                authority.intermediate(AttestationFormat.TPM).encoded());
    }

    private byte[] aik(SubjectPublicKeyInfo key) {
        Issuer issuer = authority.intermediate(AttestationFormat.TPM);
        return sign(issuer, AttestationCertificates.aik(issuer, AttestationAuthority.randomSerial(), key));
    }

    private LeafTemplate androidKey(CoseAlgorithm algorithm) {
        Issuer issuer = authority.intermediate(AttestationFormat.ANDROID_KEY);
        return LeafTemplate.of(
                issuer,
                algorithm,
                DIGEST_LENGTH,
                (serial, key, challenge) ->
                        AttestationCertificates.androidKey(issuer, serial, algorithm, key, challenge));
    }

    private LeafTemplate apple() {
        Issuer issuer = authority.intermediate(AttestationFormat.APPLE);
        return LeafTemplate.of(
                issuer,
                CoseAlgorithm.ES256,
                DIGEST_LENGTH,
                (serial, key, nonce) -> AttestationCertificates.apple(issuer, serial, key, nonce));
    }

    private LeafTemplate enterprise() {
        Issuer issuer = authority.intermediate(AttestationFormat.PACKED);
        return LeafTemplate.of(
                issuer,
                CoseAlgorithm.ES256,
                DEVICE_NUMBER_LENGTH,
                (serial, key, device) -> AttestationCertificates.enterprise(issuer, serial, model, key, device));
    }

    private byte[] sign(Issuer issuer, Issuer.Draft draft) {
        SelectedCrypto crypto = authority.crypto();
        X509CertificateHolder certificate = issuer.sign(draft, crypto);
        return Issuer.encoded(certificate);
    }

    private static BatchKey batchKey(EcKey key, byte[]... certificates) {
        return new BatchKey(
                key.privateKey(),
                CoseAlgorithm.ES256,
                key.publicKey().getPublicKeyData().getBytes(),
                certificates);
    }
}
