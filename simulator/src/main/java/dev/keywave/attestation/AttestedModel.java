package dev.keywave.attestation;

import dev.keywave.webauthn.AttestationFormat;
import dev.keywave.webauthn.CoseAlgorithm;
import dev.keywave.webauthn.PackedAttestation;
import java.util.List;
import java.util.UUID;

/** What of a make of authenticator matters to its attestation. */
public interface AttestedModel {

    /** As users write it; part of certificates' names. */
    String name();

    /** Identifies the make. */
    UUID aaguid();

    /** The favourite first. */
    List<CoseAlgorithm> algorithms();

    /** The favourite first; {@code compound} holds all the others but {@code none}. */
    List<AttestationFormat> attestationFormats();

    /** What vouches in the {@code packed} format. */
    PackedAttestation packedAttestation();

    /** Whether any of its statements carries certificates, so that it needs an {@link AttestationAuthority}. */
    default boolean attestsWithCertificates() {
        return attestationFormats().stream().anyMatch(this::attestsWithCertificates);
    }

    /** Whether its statements in that format carry certificates. */
    default boolean attestsWithCertificates(AttestationFormat format) {
        return switch (format) {
            case NONE -> false;
            case PACKED -> packedAttestation() != PackedAttestation.SELF;
            case FIDO_U2F, TPM, ANDROID_KEY, APPLE, COMPOUND -> true;
        };
    }

    /** Whether it has that format for keys of that algorithm. */
    default boolean canAttest(AttestationFormat format, CoseAlgorithm algorithm) {
        if (!attestationFormats().contains(format)) {
            return false;
        }
        return format == AttestationFormat.COMPOUND
                ? attestationFormats().stream()
                                .filter(part -> isPartOfCompound(part, algorithm))
                                .count()
                        > 1
                : FormatAlgorithms.fit(format, algorithm);
    }

    /** Whether a compound statement for keys of that algorithm holds a part in that format. */
    default boolean isPartOfCompound(AttestationFormat format, CoseAlgorithm algorithm) {
        return format.canBePartOfCompound() && FormatAlgorithms.fit(format, algorithm);
    }
}
