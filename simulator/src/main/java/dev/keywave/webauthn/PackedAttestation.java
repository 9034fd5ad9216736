package dev.keywave.webauthn;

/** Who vouches in the {@code packed} format (https://www.w3.org/TR/webauthn-3/#sctn-packed-attestation). */
public enum PackedAttestation {
    /** The credential's own key: self attestation, without certificates. */
    SELF,
    /** The model's attestation key, with its certificate: basic attestation ("full"). */
    BASIC,
    /**
     * As {@link #BASIC}; a relying party that asks for {@code enterprise} gets a certificate of this very device
     * (https://www.w3.org/TR/webauthn-3/#sctn-enterprise-packed-attestation-cert-requirements).
     */
    ENTERPRISE
}
