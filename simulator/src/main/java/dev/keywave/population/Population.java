package dev.keywave.population;

import dev.keywave.authenticator.AuthenticatorModel;
import dev.keywave.authenticator.AuthenticatorModels;
import dev.keywave.authenticator.RsaPrimes;
import dev.keywave.input.InputException;
import dev.keywave.webauthn.CoseAlgorithm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The virtual users with their credentials. Everything about a credential is derived from (seed, user, credential
 * number, generation); what cannot be derived is in a slot, in a file that outlives the run or off the heap.
 */
public final class Population implements AutoCloseable {

    private final long users;
    private final byte[] seed;
    private final long key;
    private final String id;
    private final AuthenticatorMix mix;
    private final Slots slots;
    private final List<AuthenticatorModel> models;
    private final @Nullable PopulationFile file;
    private final RsaPrimes rsaPrimes;
    /** By user; null for a population that has none, so that nobody else pays for the looking up. */
    private @Nullable Map<Long, ImportedUser> imported;

    private Population(
            long users,
            byte[] seed,
            AuthenticatorMix mix,
            Slots slots,
            List<AuthenticatorModel> models,
            @Nullable PopulationFile file) {
        this.users = users;
        this.seed = seed;
        this.mix = mix;
        this.slots = slots;
        this.models = models;
        this.file = file;
        this.rsaPrimes = RsaPrimes.onDemand(seed);
        byte[] hash = sha256(seed);
        this.key = ByteBuffer.wrap(hash).getLong();
        this.id = HexFormat.of().formatHex(hash, 8, 11);
    }

    /**
     * Opens a population file or makes a new one, with a random seed unless one is given.
     *
     * @param users how many of its users take part; the file grows when it holds fewer
     * @param seed text to derive a new population's seed from, or null for a random one; an existing file keeps its own
     * @throws dev.keywave.input.InputException when the file is of another version, truncated, in use by another
     *     process, or not to be opened
     */
    public static Population open(Path path, long users, @Nullable String seed, AuthenticatorMix mix) {
        return open(path, users, 1, seed, mix, AuthenticatorModels.builtInOnly());
    }

    /**
     * Opens a population file or makes a new one; see the other {@code open}.
     *
     * @param perUser authenticators that a user may have, 1 or 2; an existing file keeps its own number
     * @param known the models that the file may name
     * @throws dev.keywave.input.InputException also when an existing file has room for fewer
     */
    public static Population open(
            Path path,
            long users,
            int perUser,
            @Nullable String seed,
            AuthenticatorMix mix,
            AuthenticatorModels known) {
        PopulationFile file = PopulationFile.open(path, users, perUser, seedOf(seed));
        try {
            Header header = file.header();
            if (header.perUser() < perUser) {
                throw new InputException("population " + path
                        + ": was made for one authenticator per user; name another file for users with several");
            }
            List<AuthenticatorModel> models = addMissing(mix, modelsIn(header, path, known), header);
            return new Population(users, header.seed(), mix, file.slots(), models, file).withImported(path);
        } catch (RuntimeException e) {
            close(file);
            throw e;
        }
    }

    /**
     * Opens all of an existing population file, as it is.
     *
     * @throws InputException when there is none, or for the reasons of {@link #open}
     */
    public static Population openExisting(Path path) {
        return openExisting(path, AuthenticatorModels.builtInOnly());
    }

    /**
     * Opens all of an existing population file, as it is.
     *
     * @param known the models that the file may name
     */
    public static Population openExisting(Path path, AuthenticatorModels known) {
        PopulationFile file = PopulationFile.open(path, usersIn(path), 1, new byte[0]);
        try {
            Header header = file.header();
            List<AuthenticatorModel> models = modelsIn(header, path, known);
            AuthenticatorMix mix = new AuthenticatorMix(
                    (models.isEmpty() ? AuthenticatorModels.builtIn() : models)
                            .stream()
                                    .map(model -> new AuthenticatorMix.Weighted<>(model, 1))
                                    .toList(),
                    List.of());
            return new Population(header.users(), header.seed(), mix, file.slots(), models, file).withImported(path);
        } catch (RuntimeException e) {
            close(file);
            throw e;
        }
    }

    /**
     * How many users an existing population file holds; it may be in use.
     *
     * @throws InputException when there is no such file, or it is no population
     */
    public static long usersIn(Path path) {
        if (!Files.exists(path)) {
            throw new InputException("population " + path + ": no such file; check the path");
        }
        return PopulationFile.usersIn(path);
    }

    private static List<AuthenticatorModel> modelsIn(Header header, Path path, AuthenticatorModels known) {
        List<AuthenticatorModel> models = new ArrayList<>();
        for (String name : header.models()) {
            AuthenticatorModel model = known.find(name);
            if (model == null) {
                throw new InputException("population " + path + ": some of its users have the authenticator model \""
                        + name + "\", which is not known; give its file with --model-file");
            }
            models.add(model);
        }
        return models;
    }

    private static List<AuthenticatorModel> addMissing(
            AuthenticatorMix mix, List<AuthenticatorModel> models, Header header) {
        for (AuthenticatorMix.Weighted<AuthenticatorModel> choice : allModels(mix)) {
            if (models.stream().noneMatch(m -> m.name().equals(choice.value().name()))) {
                header.addModel(choice.value().name());
                models.add(choice.value());
            }
        }
        return models;
    }

    private Population withImported(Path path) {
        if (file != null && file.header().hasImported()) {
            imported = ImportedUsers.read(path, id);
        }
        return this;
    }

    private static List<AuthenticatorMix.Weighted<AuthenticatorModel>> allModels(AuthenticatorMix mix) {
        List<AuthenticatorMix.Weighted<AuthenticatorModel>> all = new ArrayList<>(mix.models());
        all.addAll(mix.backupModels());
        return all;
    }

    /** A population that ends with the process; its slots are off the heap. */
    public static Population inMemory(long users, @Nullable String seed, AuthenticatorMix mix) {
        return inMemory(users, 1, seed, mix);
    }

    /** Likewise, with several authenticators for a user. */
    public static Population inMemory(long users, int perUser, @Nullable String seed, AuthenticatorMix mix) {
        List<AuthenticatorModel> models = allModels(mix).stream()
                .map(AuthenticatorMix.Weighted::value)
                .distinct()
                .toList();
        return new Population(users, seedOf(seed), mix, Slots.inMemory(users, perUser), models, null);
    }

    /** How many users take part. */
    public long users() {
        return users;
    }

    /** The secret that credentials are derived from, 32 bytes; never to be logged. */
    public byte[] seed() {
        return seed.clone();
    }

    /** Six hexadecimal digits that tell this population's user names from another's; says nothing about the seed. */
    public String id() {
        return id;
    }

    /** The name that a user goes by at the relying party: {@code kw-3fa2b1-17}. */
    public String userName(long user) {
        ImportedUser other = imported == null ? null : imported.get(user);
        if (other != null) {
            return other.name();
        }
        return "kw-" + id + '-' + user;
    }

    /** The password that a user has where one is asked for first; accounts have to be made with it beforehand. */
    public String userPassword(long user) {
        return "pw-" + userName(user);
    }

    /** The makes of authenticator that its users have, or may get. */
    public List<AuthenticatorModel> models() {
        return List.copyOf(models);
    }

    /** Whether any of its credentials may have an RSA key, now or later; may look at each slot once. */
    public boolean mayUseRsa() {
        return RsaUse.in(this, mix);
    }

    /** What its RSA keys are made of: found when first needed, and kept while it is open. */
    public RsaPrimes rsaPrimes() {
        return rsaPrimes;
    }

    /** How many authenticators a user may have. */
    public int authenticatorsPerUser() {
        return slots.perUser();
    }

    /** Whether a user has a second authenticator from the start. */
    public boolean hasBackup(long user) {
        return slots.perUser() > 1 && mix.hasBackup(key, user);
    }

    /** Whether the relying party is known to hold a credential of this user, who is still there. */
    public boolean registered(long user) {
        if (slots.left(user)) {
            return false;
        }
        for (int number = 0; number < slots.perUser(); number++) {
            if (slots.registered(user, number)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the relying party is known to hold that credential. */
    public boolean registered(long user, int number) {
        return slots.registered(user, number);
    }

    /** Whether the user left the organisation and logs in no more. */
    public boolean left(long user) {
        return slots.left(user);
    }

    /** How many users are registered; looks at each slot once. */
    public long registeredCount() {
        long count = 0;
        for (long user = 0; user < users; user++) {
            if (registered(user)) {
                count++;
            }
        }
        return count;
    }

    /**
     * For a relying party that starts empty: it cannot know anybody of a population that has registered elsewhere.
     *
     * @param path of this population, for the error
     * @throws InputException when some users are registered
     */
    public void requireUnregistered(@Nullable Path path) {
        long registered = registeredCount();
        if (registered > 0) {
            throw new InputException("population " + path + ": " + registered + " of its users are registered, but the"
                    + " embedded relying party starts empty; start one with 'keywave rp --seed-credentials' and an export, and"
                    + " name it with --target, or name another file");
        }
    }

    /** A view that can be moved from user to user; for one event loop. */
    public UserSlot slot() {
        return new UserSlot(this, slots);
    }

    AuthenticatorModel assignedModel(long user, int number) {
        return mix.modelOf(key, user, number);
    }

    List<CoseAlgorithm> algorithmsOf(long user, AuthenticatorModel model) {
        return mix.algorithmsOf(key, user, model);
    }

    AuthenticatorModel model(int index) {
        return models.get(index);
    }

    int indexOf(AuthenticatorModel model) {
        for (int i = 0; i < models.size(); i++) {
            if (models.get(i).name().equals(model.name())) {
                return i;
            }
        }
        throw new IllegalStateException("model " + model.name() + " is not in the population's table");
    }

    ImportedUser importedUser(long user) {
        ImportedUser found = imported == null ? null : imported.get(user);
        if (found == null) {
            throw new IllegalStateException("the credential of user " + user + " is imported, but not there");
        }
        return found;
    }

    /** The imported users by index; empty when there are none. */
    public Map<Long, ImportedUser> importedUsers() {
        return imported == null ? Map.of() : Collections.unmodifiableMap(imported);
    }

    /**
     * Keeps users whose credentials another authenticator made; their slots get them one by one with
     * {@link #restoreImported}. Nobody else may use the population meanwhile.
     *
     * @param path of this population, which is a file
     * @param users all imported users, those from before too
     */
    public void keepImported(Path path, Map<Long, ImportedUser> users) {
        if (file == null) {
            throw new IllegalStateException("a population in memory keeps nothing");
        }
        // First the credentials, then the version that asks for them: a kill in between leaves a population without.
        ImportedUsers.write(path, id, users);
        file.header().setHasImported();
        imported = new HashMap<>(users);
    }

    /** Gives a user the credential that {@link #keepImported} has of it; the counter is never lowered. */
    public void restoreImported(long user, byte[] userHandle, long signatureCounter) {
        slot().moveTo(user).restoreImported(importedUser(user), userHandle, signatureCounter);
    }

    /** The version of the file's layout; 0 for a population in memory. */
    public int version() {
        return file == null ? 0 : file.header().version();
    }

    @Override
    public void close() {
        if (file != null) {
            close(file);
        }
    }

    private static void close(PopulationFile file) {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] seedOf(@Nullable String text) {
        if (text != null) {
            return sha256(text.getBytes(StandardCharsets.UTF_8));
        }
        byte[] random = new byte[Header.SEED_BYTES];
        new SecureRandom().nextBytes(random);
        return random;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
