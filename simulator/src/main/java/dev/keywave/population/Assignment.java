package dev.keywave.population;

import java.util.Arrays;

/**
 * Which authenticator each user has, one by one, by its place in a list of models; some may have a second one. Users
 * beyond its end have what the last one has.
 */
public final class Assignment {

    /** In place of a model: no second authenticator. */
    public static final int NONE = -1;

    private final int[] first;
    private final int[] second;

    private Assignment(int[] first, int[] second) {
        this.first = first.clone();
        this.second = second.clone();
    }

    /**
     * One authenticator for each user.
     *
     * @param modelOfUser by user
     */
    public static Assignment of(int[] modelOfUser) {
        int[] none = new int[modelOfUser.length];
        Arrays.fill(none, NONE);
        return of(modelOfUser, none);
    }

    /**
     * One or two authenticators for each user.
     *
     * @param modelOfUser by user
     * @param backupOfUser likewise, of the second one, or {@link #NONE}
     */
    public static Assignment of(int[] modelOfUser, int[] backupOfUser) {
        if (modelOfUser.length == 0 || backupOfUser.length != modelOfUser.length) {
            throw new IllegalArgumentException(
                    modelOfUser.length + " users with " + backupOfUser.length + " second authenticators");
        }
        return new Assignment(modelOfUser, backupOfUser);
    }

    /** Refuses models that are not among so many. */
    void requireIn(int models) {
        boolean fits = Arrays.stream(first).allMatch(model -> model >= 0 && model < models)
                && Arrays.stream(second).allMatch(model -> model >= NONE && model < models);
        if (!fits) {
            throw new IllegalArgumentException("a user is assigned a model that is not among the " + models);
        }
    }

    /** A second one that somebody gets in spite of having none is of the same model as the first. */
    int modelOf(long user, int number) {
        int index = index(user);
        return number == 0 || second[index] == NONE ? first[index] : second[index];
    }

    boolean hasBackup(long user) {
        return second[index(user)] != NONE;
    }

    boolean hasBackups() {
        return Arrays.stream(second).anyMatch(model -> model != NONE);
    }

    private int index(long user) {
        return (int) Math.min(user, first.length - 1L);
    }
}
