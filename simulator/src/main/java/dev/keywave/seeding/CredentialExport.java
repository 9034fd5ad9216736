package dev.keywave.seeding;

import dev.keywave.authenticator.AuthenticatorModel;
import dev.keywave.authenticator.ImportedCredential;
import dev.keywave.authenticator.PublicCredential;
import dev.keywave.authenticator.PublicCredentials;
import dev.keywave.crypto.SelectedCrypto;
import dev.keywave.input.InputException;
import dev.keywave.population.Population;
import dev.keywave.population.UserSlot;
import dev.keywave.webauthn.CoseAlgorithm;
import java.io.IOException;
import java.util.function.LongConsumer;

/** Writes out the public records of a population's credentials, one user after the other. */
public final class CredentialExport {

    private static final int PROGRESS_EVERY = 1_000;
    private static final byte[] NO_USER_HANDLE = {};

    private final Population population;
    private final UserRange range;
    private final boolean provision;
    private final PublicCredentials credentials;
    private final UserSlot slot;

    /**
     * Gets ready.
     *
     * @param provision whether users who are not registered get the credential that they would register next
     */
    public CredentialExport(Population population, UserRange range, boolean provision, SelectedCrypto crypto) {
        this.population = population;
        this.range = range;
        this.provision = provision;
        this.credentials = new PublicCredentials(population.seed(), crypto);
        this.slot = population.slot();
    }

    /**
     * Writes all records; only when they are in their place do provisioned users become registered, so that a failure
     * changes nothing, and the same export again gives the same records.
     *
     * @param progress is told now and then how many users were looked at
     * @return how many records were written
     * @throws InputException when there is none
     */
    public long writeTo(RecordSink sink, LongConsumer progress) throws IOException {
        long written = 0;
        for (long user = range.from(); user <= range.to(); user++) {
            for (int number = 0; number < population.authenticatorsPerUser(); number++) {
                slot.moveTo(user, number);
                if (slot.registered()) {
                    sink.write(registered());
                    written++;
                } else if (provisions(user, number)) {
                    sink.write(provisioned());
                    written++;
                }
            }
            if ((user - range.from() + 1) % PROGRESS_EVERY == 0) {
                progress.accept(user - range.from() + 1);
            }
        }
        if (written == 0) {
            throw new InputException("none of the users " + range.from() + ".." + range.to() + " is registered; add"
                    + " --provision to give them credentials without a ceremony");
        }
        sink.commit();
        if (provision) {
            confirm();
        }
        return written;
    }

    private CredentialRecord registered() {
        AuthenticatorModel model = slot.model();
        ImportedCredential imported = slot.imported();
        PublicCredential credential =
                imported == null ? derived(slot.generation(), slot.algorithm(), model) : credentials.imported(imported);
        return record(credential, slot.generation(), slot.userHandle(), model);
    }

    private CredentialRecord provisioned() {
        AuthenticatorModel model = slot.model();
        int generation = slot.generation() + 1;
        PublicCredential credential = derived(generation, slot.algorithms().get(0), model);
        return record(credential, generation, credentials.userHandle(slot.user()), model);
    }

    private void confirm() {
        for (long user = range.from(); user <= range.to(); user++) {
            for (int number = 0; number < population.authenticatorsPerUser(); number++) {
                slot.moveTo(user, number);
                if (!slot.registered() && provisions(user, number)) {
                    confirm(user);
                }
            }
        }
    }

    private void confirm(long user) {
        CoseAlgorithm algorithm = slot.algorithms().get(0);
        boolean discoverable = slot.model().canStoreDiscoverableCredentials();
        slot.create(slot.generation() + 1, algorithm, discoverable ? credentials.userHandle(user) : NO_USER_HANDLE);
        slot.confirmRegistered();
    }

    /** Whether a user who is not registered gets a credential of that authenticator. */
    private boolean provisions(long user, int number) {
        return provision && (number == 0 || population.hasBackup(user));
    }

    private PublicCredential derived(int generation, CoseAlgorithm algorithm, AuthenticatorModel model) {
        return credentials.derived(slot.user(), slot.number(), generation, algorithm, model.credentialIdLength());
    }

    private CredentialRecord record(
            PublicCredential credential, int generation, byte[] userHandle, AuthenticatorModel model) {
        return new CredentialRecord(
                slot.user(),
                slot.number(),
                population.userName(slot.user()),
                slot.userPassword(),
                CredentialRecord.base64Url(userHandle),
                CredentialRecord.base64Url(credential.credentialId()),
                CredentialRecord.base64Url(credential.coseKey()),
                CredentialRecord.pem(credential),
                credential.algorithm(),
                slot.signatureCounter(),
                generation,
                model);
    }
}
