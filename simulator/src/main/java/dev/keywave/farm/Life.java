package dev.keywave.farm;

/**
 * What happens to credentials while users log in, each as a share of the authentications' intended starts, 0 to 1.
 *
 * @param added the user registers a second authenticator, or replaces it when there is one
 * @param replaced the user has a new authenticator and registers it; the old credential stays at the relying party
 * @param lost the user no longer has the first authenticator and logs in with the second one; without a second one
 *     nothing happens
 * @param removed the user gives the second authenticator up; without a second one nothing happens
 * @param synced the passkey gets backed up before this login, so that its BS flag changes
 * @param left the user leaves and logs in no more; somebody else takes this start
 */
public record Life(double added, double replaced, double lost, double removed, double synced, double left) {

    /** Nothing ever happens. */
    public static final Life NONE = new Life(0, 0, 0, 0, 0, 0);

    /** All shares together. */
    public double total() {
        return added + replaced + lost + removed + synced + left;
    }
}
