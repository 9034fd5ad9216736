package dev.keywave.population;

import dev.keywave.authenticator.AuthenticatorModel;
import dev.keywave.authenticator.BackupStatePolicy;
import dev.keywave.authenticator.CounterPolicy;
import dev.keywave.authenticator.DiscoverableCredentials;
import dev.keywave.authenticator.Extension;
import dev.keywave.authenticator.ImportedCredential;
import dev.keywave.authenticator.SigningDelay;
import dev.keywave.authenticator.UserVerificationMethod;
import dev.keywave.webauthn.AttestationFormat;
import dev.keywave.webauthn.AuthenticatorAttachment;
import dev.keywave.webauthn.PackedAttestation;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A user whose credential another authenticator made, with everything that cannot be derived. */
public final class ImportedUser {

    /** What stands for the model of such a credential, which nobody told. */
    public static final String MODEL_NAME = "imported";

    private static final UUID UNKNOWN_AAGUID = new UUID(0, 0);

    private final String name;
    private final ImportedCredential credential;
    private final AuthenticatorModel model;

    /**
     * What the other authenticator says of its credential.
     *
     * @param name the user's at the relying party
     * @param backupEligible the BE flag
     * @param backupState the BS flag
     * @param counting whether its signature counter counts; else it stays zero
     */
    public ImportedUser(
            String name, ImportedCredential credential, boolean backupEligible, boolean backupState, boolean counting) {
        this.name = name;
        this.credential = credential;
        this.model = new AuthenticatorModel(
                MODEL_NAME,
                UNKNOWN_AAGUID,
                List.of(credential.algorithm()),
                List.of(AttestationFormat.NONE),
                PackedAttestation.SELF,
                List.of("internal"),
                AuthenticatorAttachment.PLATFORM,
                backupEligible,
                backupState ? BackupStatePolicy.ALWAYS : BackupStatePolicy.NEVER,
                counting ? CounterPolicy.COUNTING : CounterPolicy.ALWAYS_ZERO,
                credential.credentialId().length,
                UserVerificationMethod.BUILT_IN,
                DiscoverableCredentials.ON_REQUEST,
                Set.of(Extension.CRED_PROPS),
                SigningDelay.NONE,
                SigningDelay.NONE);
    }

    /** The name that the user goes by at the relying party. */
    public String name() {
        return name;
    }

    /** The credential; its private key is secret. */
    public ImportedCredential credential() {
        return credential;
    }

    boolean counting() {
        return model.counterPolicy() == CounterPolicy.COUNTING;
    }

    AuthenticatorModel model() {
        return model;
    }
}
