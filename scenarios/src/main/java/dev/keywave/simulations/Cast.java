package dev.keywave.simulations;

/**
 * Who plays.
 *
 * @param users of the population
 * @param registered how many of them, from the first on, the relying party knows before the run begins
 * @param devices of each user who is registered, 1 or 2
 */
record Cast(long users, long registered, int devices) {

    /** All users of the setting, registered. */
    static Cast registered(Settings settings) {
        return new Cast(settings.users(), settings.users(), 1);
    }

    /** So many newcomers. */
    static Cast newcomers(long users) {
        return new Cast(users, 0, 1);
    }
}
