package dev.keywave.seeding;

import dev.keywave.authenticator.AuthenticatorModels;
import dev.keywave.input.InputException;
import dev.keywave.population.AuthenticatorMix;
import dev.keywave.population.ImportedUser;
import dev.keywave.population.Population;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Takes credentials that Chromium's virtual authenticator made into a population, with their private keys: each becomes a
 * user behind those that are there. Credentials that are there already only have their counters raised.
 */
public final class ChromiumImport {

    private ChromiumImport() {}

    /**
     * Checks all, then takes all.
     *
     * @param path of the population; made when it is not there
     * @param seed text that the other users of a new population are derived from, or null for a random one
     * @param rpId whose credentials to take; null when the file has those of one relying party only
     * @return the indexes of the users, in the file's order
     * @throws InputException when one cannot be used; nothing was changed then
     */
    public static List<Long> run(Path path, @Nullable String seed, Path file, @Nullable String rpId) {
        return run(path, seed, file, rpId, AuthenticatorModels.builtInOnly());
    }

    /**
     * Checks all, then takes all; see the other {@code run}.
     *
     * @param models those that the population may name
     */
    public static List<Long> run(
            Path path, @Nullable String seed, Path file, @Nullable String rpId, AuthenticatorModels models) {
        List<ChromiumFile.Entry> entries = ChromiumFile.read(file, rpId);
        long users = 0;
        Map<Long, ImportedUser> imported = new TreeMap<>();
        if (Files.exists(path)) {
            try (Population population = Population.openExisting(path, models)) {
                users = population.users();
                imported.putAll(population.importedUsers());
            }
        }
        Map<Long, ChromiumFile.Entry> assigned = new TreeMap<>();
        for (ChromiumFile.Entry entry : entries) {
            long known = indexOf(entry, imported);
            long user = known < 0 ? users++ : known;
            assigned.put(user, entry);
            imported.putIfAbsent(user, entry.user());
        }
        AuthenticatorMix others = new AuthenticatorMix(
                List.of(new AuthenticatorMix.Weighted<>(
                        AuthenticatorModels.builtIn().get(0), 1)),
                List.of());
        try (Population population = Population.open(path, users, 1, seed, others, models)) {
            population.keepImported(path, imported);
            assigned.forEach(
                    (user, entry) -> population.restoreImported(user, entry.userHandleBytes(), entry.signCount()));
        }
        return List.copyOf(assigned.keySet());
    }

    /** The user who has that credential, or -1. */
    private static long indexOf(ChromiumFile.Entry entry, Map<Long, ImportedUser> imported) {
        for (Map.Entry<Long, ImportedUser> other : imported.entrySet()) {
            ImportedUser user = other.getValue();
            if (Arrays.equals(
                    user.credential().credentialId(), entry.user().credential().credentialId())) {
                return other.getKey();
            }
            if (user.name().equals(entry.user().name())) {
                throw new InputException(entry.where() + ": user " + user.name() + " is in the population already, with"
                        + " another credential; name another population");
            }
        }
        return -1;
    }
}
