package dev.keywave.population;

import dev.keywave.authenticator.AuthenticatorModel;
import dev.keywave.webauthn.CoseAlgorithm;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which authenticator a user has: models with weights, and, when given, algorithms with weights that take the place of
 * the model's own preference. The choice is a function of the seed and the user, so it is the same in every run.
 *
 * @param models at least one
 * @param algorithms empty to leave the preference to each model
 * @param backupShare of the users, 0 to 1, who have a second authenticator from the start
 * @param backupModels of second authenticators; empty for the same as {@code models}
 * @param assignment which of the models each user has, one by one; null to draw them
 */
public record AuthenticatorMix(
        List<Weighted<AuthenticatorModel>> models,
        List<Weighted<CoseAlgorithm>> algorithms,
        double backupShare,
        List<Weighted<AuthenticatorModel>> backupModels,
        @Nullable Assignment assignment) {

    /** Draws that must not be the same number for the same user. */
    private static final long MODEL_DRAW = 0x6d6f64656cL;

    private static final long ALGORITHM_DRAW = 0x616c67L;
    private static final long BACKUP_DRAW = 0x6261636b7570L;
    private static final long BACKUP_MODEL_DRAW = 0x6261636b6dL;

    /**
     * Something with its share.
     *
     * @param weight relative to the others, above 0
     */
    public record Weighted<T>(T value, double weight) {}

    /** Copies the lists. */
    public AuthenticatorMix {
        models = List.copyOf(models);
        algorithms = List.copyOf(algorithms);
        backupModels = List.copyOf(backupModels);
        if (models.isEmpty()) {
            throw new IllegalArgumentException("no model");
        }
    }

    /** A mix that is drawn. */
    public AuthenticatorMix(
            List<Weighted<AuthenticatorModel>> models,
            List<Weighted<CoseAlgorithm>> algorithms,
            double backupShare,
            List<Weighted<AuthenticatorModel>> backupModels) {
        this(models, algorithms, backupShare, backupModels, null);
    }

    /** Models given to users one by one, one authenticator each. */
    public static AuthenticatorMix assigned(List<AuthenticatorModel> models, int[] modelOfUser) {
        return assigned(models, Assignment.of(modelOfUser));
    }

    /** Models given to users one by one; each model prefers its own algorithms. */
    public static AuthenticatorMix assigned(List<AuthenticatorModel> models, Assignment assignment) {
        assignment.requireIn(models.size());
        List<Weighted<AuthenticatorModel>> all =
                models.stream().map(model -> new Weighted<>(model, 1)).toList();
        return new AuthenticatorMix(all, List.of(), 0, List.of(), assignment);
    }

    /** Whether any user may have a second authenticator. */
    public boolean mayHaveBackups() {
        return assignment == null ? backupShare > 0 : assignment.hasBackups();
    }

    /** A mix in which each user has one authenticator. */
    public AuthenticatorMix(List<Weighted<AuthenticatorModel>> models, List<Weighted<CoseAlgorithm>> algorithms) {
        this(models, algorithms, 0, List.of());
    }

    AuthenticatorModel modelOf(long key, long user, int number) {
        if (assignment != null) {
            return models.get(assignment.modelOf(user, number)).value();
        }
        if (number == 0) {
            return pick(models, draw(key ^ MODEL_DRAW, user));
        }
        return pick(backupModels.isEmpty() ? models : backupModels, draw(key ^ BACKUP_MODEL_DRAW, user));
    }

    boolean hasBackup(long key, long user) {
        if (assignment != null) {
            return assignment.hasBackup(user);
        }
        return backupShare > 0 && draw(key ^ BACKUP_DRAW, user) < backupShare;
    }

    List<CoseAlgorithm> algorithmsOf(long key, long user, AuthenticatorModel model) {
        return algorithms.isEmpty() ? model.algorithms() : List.of(pick(algorithms, draw(key ^ ALGORITHM_DRAW, user)));
    }

    private static <T> T pick(List<Weighted<T>> choices, double draw) {
        double total = 0;
        for (Weighted<T> choice : choices) {
            total += choice.weight();
        }
        double left = draw * total;
        for (Weighted<T> choice : choices) {
            left -= choice.weight();
            if (left < 0) {
                return choice.value();
            }
        }
        return choices.get(choices.size() - 1).value();
    }

    /** Uniform in [0, 1): the finaliser of SplitMix64 (https://doi.org/10.1145/2714064.2660195) over key and user. */
    private static double draw(long key, long user) {
        long z = key + (user + 1) * 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return ((z ^ (z >>> 31)) >>> 11) * 0x1.0p-53;
    }
}
