package dev.keywave.seeding;

import dev.keywave.authenticator.AuthenticatorModel;
import dev.keywave.authenticator.AuthenticatorModels;
import dev.keywave.authenticator.PublicCredential;
import dev.keywave.authenticator.PublicCredentials;
import dev.keywave.crypto.SelectedCrypto;
import dev.keywave.input.InputException;
import dev.keywave.population.AuthenticatorMix;
import dev.keywave.population.ImportedUser;
import dev.keywave.population.Population;
import dev.keywave.population.UserSlot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes back what {@link CredentialExport} wrote. The records have no private keys: each must be of a credential that
 * this population derives, so the seed must be the same. All records are checked before the first one is taken.
 */
public final class CredentialImport {

    private static final int PROGRESS_EVERY = 1_000;
    private static final int MOST_PER_USER = 2;
    private static final byte[] NO_USER_HANDLE = {};

    private final Path path;
    private final @Nullable String seed;
    private final Path file;
    private final RecordFormat format;
    private final AuthenticatorModels known;

    /**
     * Says what to take from where.
     *
     * @param path of the population; made when it is not there
     * @param seed text that a new population is derived from; null when it is there
     * @param file with the records
     */
    public CredentialImport(Path path, @Nullable String seed, Path file, RecordFormat format) {
        this(path, seed, file, format, AuthenticatorModels.builtInOnly());
    }

    /**
     * Says what to take from where; see the other constructor.
     *
     * @param known the models that the records and the population may name
     */
    public CredentialImport(
            Path path, @Nullable String seed, Path file, RecordFormat format, AuthenticatorModels known) {
        if (!Files.exists(path) && seed == null) {
            throw new InputException("population " + path + ": no such file; to make it again from its seed, add --seed"
                    + " with the text that it was made with");
        }
        this.path = path;
        this.seed = seed;
        this.file = file;
        this.format = format;
        this.known = known;
    }

    /**
     * Checks, then takes.
     *
     * @param progress is told now and then how many records were checked
     * @return how many credentials were taken
     * @throws InputException at the first record that does not fit: {@code FILE:LINE: what}; nothing was changed then
     */
    public long run(SelectedCrypto crypto, LongConsumer progress) {
        Check check;
        try (Population population = Files.exists(path)
                ? Population.openExisting(path, known)
                : Population.inMemory(1, seed, mixOf(AuthenticatorModels.builtIn()))) {
            check = new Check(population, crypto, progress, known);
            format.read(file, check::accept);
        }
        if (check.taken.isEmpty()) {
            throw new InputException(file + ": has no registered credential; nothing was taken");
        }
        long users = Math.max(check.users, (check.taken.length() + 1L) / MOST_PER_USER);
        try (Population population =
                Population.open(path, users, check.perUser, seed, mixOf(check.mixModels()), known)) {
            UserSlot slot = population.slot();
            format.read(file, record -> take(record, slot));
        }
        return check.taken.cardinality();
    }

    private void take(HeldCredential record, UserSlot slot) {
        if (!record.registered()) {
            return;
        }
        slot.moveTo(record.user(), record.number());
        AuthenticatorModel model = slot.isImported() ? slot.model() : record.authenticatorModel(known);
        boolean discoverable = model.canStoreDiscoverableCredentials();
        slot.restore(
                record.generation(),
                record.algorithm(),
                model,
                discoverable ? record.userHandleBytes() : NO_USER_HANDLE,
                record.signCount());
    }

    private static AuthenticatorMix mixOf(List<AuthenticatorModel> models) {
        return new AuthenticatorMix(
                models.stream()
                        .map(model -> new AuthenticatorMix.Weighted<>(model, 1))
                        .toList(),
                List.of());
    }

    /** Whether records are of this population. */
    private static final class Check {

        private final Population population;
        private final LongConsumer progress;
        private final AuthenticatorModels known;
        private final PublicCredentials credentials;
        private final UserSlot slot;
        private final Set<AuthenticatorModel> models = new LinkedHashSet<>();
        private final BitSet taken = new BitSet();
        private final long users;
        private int perUser = 1;
        private long checked;

        Check(Population population, SelectedCrypto crypto, LongConsumer progress, AuthenticatorModels known) {
            this.known = known;
            this.population = population;
            this.progress = progress;
            this.credentials = new PublicCredentials(population.seed(), crypto);
            this.slot = population.slot();
            this.users = population.users();
        }

        void accept(HeldCredential record) {
            int user = (int) record.user();
            int number = record.number();
            int position = user * MOST_PER_USER + number;
            perUser = Math.max(perUser, number + 1);
            if (taken.get(position)) {
                throw new InputException(record.where() + ": user " + user
                        + (number == 0 ? "" : "'s authenticator " + number) + " stands in the file twice; remove one");
            }
            if (!record.userName().equals(population.userName(user))) {
                throw new InputException(
                        record.where() + ": userName is \"" + record.userName() + "\", but user " + user
                                + " of this population is " + population.userName(user)
                                + (record.model().equals(ImportedUser.MODEL_NAME)
                                        ? "; it was imported with its private key, import that first"
                                        : "; the records are of a population with another seed"));
            }
            ImportedUser imported = population.importedUsers().get(record.user());
            PublicCredential expected =
                    imported == null ? derived(record) : credentials.imported(imported.credential());
            if (!record.credentialId().equals(CredentialRecord.base64Url(expected.credentialId()))) {
                throw mismatch(record, "credentialId");
            }
            if (!record.publicKey().equals(CredentialRecord.base64Url(expected.coseKey()))) {
                throw mismatch(record, "publicKey");
            }
            boolean known = user < users && number < population.authenticatorsPerUser();
            if (known && slot.moveTo(user, number).generation() > record.generation()) {
                throw new InputException(record.where() + ": is of generation " + record.generation() + ", but user "
                        + user + " has generation " + slot.generation()
                        + " already; to go back, import into a new population file");
            }
            if (record.registered()) {
                taken.set(position);
            }
            if (++checked % PROGRESS_EVERY == 0) {
                progress.accept(checked);
            }
        }

        /** Those that a new file must know; one at least. */
        List<AuthenticatorModel> mixModels() {
            return models.isEmpty() ? AuthenticatorModels.builtIn() : List.copyOf(models);
        }

        private PublicCredential derived(HeldCredential record) {
            AuthenticatorModel model = record.authenticatorModel(known);
            if (record.registered()) {
                models.add(model);
            }
            return credentials.derived(
                    record.user(),
                    record.number(),
                    record.generation(),
                    record.algorithm(),
                    model.credentialIdLength());
        }

        private InputException mismatch(HeldCredential record, String field) {
            return new InputException(record.where() + ": " + field + " is not the one of user " + record.user()
                    + ", generation " + record.generation() + ", "
                    + record.algorithm().label() + ", "
                    + record.model() + "; the record was changed, or is of a population with another seed");
        }
    }
}
