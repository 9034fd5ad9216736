package dev.keywave.attestation;

import dev.keywave.webauthn.CoseAlgorithm;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.UUID;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** What the certificates of each format must say; drafts, to be signed. */
final class AttestationCertificates {

    /** No country stands behind Keywave, but certificates must name one. */
    private static final String COUNTRY = "CH";

    static final String ORGANIZATION = "Keywave";

    /** Packed certificates must have exactly this. */
    private static final String UNIT = "Authenticator Attestation";

    /** No maker's: what FIDO's conformance tests have for a TPM's vendor. */
    private static final String TPM_VENDOR = "id:FFFFF1D0";

    private static final String TPM_PRODUCT = "Keywave";
    private static final String TPM_FIRMWARE = "id:00010000";
    private static final X500Name NO_NAME = new X500NameBuilder(BCStyle.INSTANCE).build();
    private static final int AAGUID_LENGTH = 16;

    private AttestationCertificates() {}

    static X500Name name(String commonName) {
        return name(UNIT, commonName);
    }

    private static X500Name name(String unit, String commonName) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.C, COUNTRY)
                .addRDN(BCStyle.O, ORGANIZATION)
                .addRDN(BCStyle.OU, unit)
                .addRDN(BCStyle.CN, commonName)
                .build();
    }

    /** https://www.w3.org/TR/webauthn-3/#sctn-packed-attestation-cert-requirements */
    static Issuer.Draft packed(Issuer issuer, BigInteger serial, AttestedModel model, SubjectPublicKeyInfo key) {
        return leaf(issuer, name(model.name()), serial, key)
                .with(Oids.FIDO_AAGUID, false, new DEROctetString(bytes(model.aaguid())));
    }

    /**
     * The certificate of one device (https://www.w3.org/TR/webauthn-3/#sctn-enterprise-packed-attestation-cert-requirements).
     */
    static Issuer.Draft enterprise(
            Issuer issuer, BigInteger serial, AttestedModel model, SubjectPublicKeyInfo key, byte[] deviceNumber) {
        return packed(issuer, serial, model, key)
                .with(Oids.FIDO_SERIAL_NUMBER, false, new DEROctetString(deviceNumber));
    }

    /** Key identifiers take the place of an AAGUID (FIDO Metadata Statement, "attestationCertificateKeyIdentifiers"). */
    static Issuer.Draft fidoU2f(Issuer issuer, BigInteger serial, AttestedModel model, SubjectPublicKeyInfo key) {
        return leaf(issuer, name(model.name() + " U2F"), serial, key)
                .with(Extension.subjectKeyIdentifier, false, Issuer.keyIdentifier(key));
    }

    /** https://www.w3.org/TR/webauthn-3/#sctn-tpm-cert-requirements */
    static Issuer.Draft aik(Issuer issuer, BigInteger serial, SubjectPublicKeyInfo key) {
        X500Name device = new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(Oids.TPM_MANUFACTURER, new DERUTF8String(TPM_VENDOR))
                .addRDN(Oids.TPM_MODEL, new DERUTF8String(TPM_PRODUCT))
                .addRDN(Oids.TPM_VERSION, new DERUTF8String(TPM_FIRMWARE))
                .build();
        return leaf(issuer, NO_NAME, serial, key)
                .with(Extension.subjectAlternativeName, true, new GeneralNames(new GeneralName(device)))
                .with(
                        Extension.extendedKeyUsage,
                        false,
                        new ExtendedKeyUsage(KeyPurposeId.getInstance(Oids.TPM_AIK_CERTIFICATE)));
    }

    /** https://www.w3.org/TR/webauthn-3/#sctn-key-attstn-cert-requirements */
    static Issuer.Draft androidKey(
            Issuer issuer, BigInteger serial, CoseAlgorithm algorithm, SubjectPublicKeyInfo key, byte[] challenge) {
        return issuer.draft(name("Android Keystore", "Keywave Keystore Key"), serial, key)
                .with(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                .with(Oids.ANDROID_KEY_DESCRIPTION, false, AndroidKeyDescription.of(algorithm, challenge));
    }

    /** https://www.w3.org/TR/webauthn-3/#sctn-apple-anonymous-attestation; the nonce stands in SEQUENCE { [1] }. */
    static Issuer.Draft apple(Issuer issuer, BigInteger serial, SubjectPublicKeyInfo key, byte[] nonce) {
        ASN1EncodableVector content = new ASN1EncodableVector();
        content.add(new DERTaggedObject(true, 1, new DEROctetString(nonce)));
        return leaf(issuer, name("Anonymous Attestation", "Keywave Credential"), serial, key)
                .with(Oids.APPLE_NONCE, false, new DERSequence(content));
    }

    /** Of whoever signs the metadata of all models. */
    static Issuer.Draft metadata(Issuer issuer, BigInteger serial, SubjectPublicKeyInfo key) {
        return leaf(issuer, name("Authenticator Metadata", "Keywave Metadata"), serial, key);
    }

    private static Issuer.Draft leaf(Issuer issuer, X500Name subject, BigInteger serial, SubjectPublicKeyInfo key) {
        return issuer.draft(subject, serial, key)
                .with(Extension.basicConstraints, true, new BasicConstraints(false))
                .with(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
    }

    private static byte[] bytes(UUID aaguid) {
        return ByteBuffer.allocate(AAGUID_LENGTH)
                .putLong(aaguid.getMostSignificantBits())
                .putLong(aaguid.getLeastSignificantBits())
                .array();
    }
}
