package dev.keywave.attestation;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/** Object identifiers of certificates' extensions and attributes. */
final class Oids {

    /** id-fido-gen-ce-aaguid (https://www.w3.org/TR/webauthn-3/#sctn-packed-attestation-cert-requirements). */
    static final ASN1ObjectIdentifier FIDO_AAGUID = oid("1.3.6.1.4.1.45724.1.1.4");

    /** id-fido-gen-ce-sernum (https://www.w3.org/TR/webauthn-3/#sctn-enterprise-packed-attestation-cert-requirements). */
    static final ASN1ObjectIdentifier FIDO_SERIAL_NUMBER = oid("1.3.6.1.4.1.45724.1.1.2");

    /** Of the TCG EK Credential Profile, section 3.2.9: attributes of the subject alternative name. */
    static final ASN1ObjectIdentifier TPM_MANUFACTURER = oid("2.23.133.2.1");

    static final ASN1ObjectIdentifier TPM_MODEL = oid("2.23.133.2.2");
    static final ASN1ObjectIdentifier TPM_VERSION = oid("2.23.133.2.3");

    /** tcg-kp-AIKCertificate (https://www.w3.org/TR/webauthn-3/#sctn-tpm-cert-requirements). */
    static final ASN1ObjectIdentifier TPM_AIK_CERTIFICATE = oid("2.23.133.8.3");

    /** Android's key description (https://www.w3.org/TR/webauthn-3/#sctn-key-attstn-cert-requirements). */
    static final ASN1ObjectIdentifier ANDROID_KEY_DESCRIPTION = oid("1.3.6.1.4.1.11129.2.1.17");

    /** Apple's nonce (https://www.w3.org/TR/webauthn-3/#sctn-apple-anonymous-attestation). */
    static final ASN1ObjectIdentifier APPLE_NONCE = oid("1.2.840.113635.100.8.2");

    private Oids() {}

    private static ASN1ObjectIdentifier oid(String dotted) {
        return new ASN1ObjectIdentifier(dotted);
    }
}
