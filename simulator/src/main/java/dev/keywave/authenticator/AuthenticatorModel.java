package dev.keywave.authenticator;

import dev.keywave.attestation.AttestedModel;
import dev.keywave.webauthn.AttestationFormat;
import dev.keywave.webauthn.AuthenticatorAttachment;
import dev.keywave.webauthn.CoseAlgorithm;
import dev.keywave.webauthn.PackedAttestation;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A make of authenticator. Read from a model file by {@link AuthenticatorModels}, which checks the values.
 *
 * @param name as users write it
 * @param aaguid identifies the make
 * @param algorithms the favourite first
 * @param attestationFormats the favourite first; {@code compound} holds all the others but {@code none}
 * @param packedAttestation what vouches for a new credential in the {@code packed} format
 * @param transports in lexicographical order, as {@code getTransports()} tells them
 * @param attachment how it is attached to the client device
 * @param backupEligible the BE flag
 * @param backupStatePolicy what the BS flag says; only with BE
 * @param counterPolicy what signature counters do
 * @param credentialIdLength bytes, 16 to 1023
 * @param userVerification how it verifies its user
 * @param discoverableCredentials whether it creates discoverable credentials
 * @param extensions those that it has, its client's included
 * @param registrationDelay how long a person takes with it to register
 * @param authenticationDelay how long a person takes with it to log in
 */
public record AuthenticatorModel(
        String name,
        UUID aaguid,
        List<CoseAlgorithm> algorithms,
        List<AttestationFormat> attestationFormats,
        PackedAttestation packedAttestation,
        List<String> transports,
        AuthenticatorAttachment attachment,
        boolean backupEligible,
        BackupStatePolicy backupStatePolicy,
        CounterPolicy counterPolicy,
        int credentialIdLength,
        UserVerificationMethod userVerification,
        DiscoverableCredentials discoverableCredentials,
        Set<Extension> extensions,
        SigningDelay registrationDelay,
        SigningDelay authenticationDelay)
        implements AttestedModel {

    /** Level 3 wants at least 100 bits of entropy in 16 bytes (https://www.w3.org/TR/webauthn-3/#credential-id). */
    static final int MIN_CREDENTIAL_ID_LENGTH = 16;

    static final int MAX_CREDENTIAL_ID_LENGTH = 1023;

    /** Copies the collections. */
    public AuthenticatorModel {
        algorithms = List.copyOf(algorithms);
        attestationFormats = List.copyOf(attestationFormats);
        transports = transports.stream().sorted().distinct().toList();
        extensions = Set.copyOf(extensions);
    }

    /** The BS flag of a new credential. */
    public boolean backupState() {
        return backupStatePolicy == BackupStatePolicy.ALWAYS;
    }

    /** Whether it has that extension. */
    public boolean has(Extension extension) {
        return extensions.contains(extension);
    }

    /** Whether it is part of the client device. */
    public boolean isPlatform() {
        return attachment == AuthenticatorAttachment.PLATFORM;
    }

    /** Whether it is capable of user verification. */
    public boolean canVerifyUser() {
        return userVerification != UserVerificationMethod.NONE;
    }

    /** Whether it is capable of client-side discoverable credentials. */
    public boolean canStoreDiscoverableCredentials() {
        return discoverableCredentials != DiscoverableCredentials.NEVER;
    }
}
