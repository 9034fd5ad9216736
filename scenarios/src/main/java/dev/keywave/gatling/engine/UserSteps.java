package dev.keywave.gatling.engine;

import dev.keywave.population.UserSlot;
import io.gatling.core.session.Session;

/** What becomes of a virtual user's user, besides ceremonies. */
public final class UserSteps {

    private UserSteps() {}

    /** Gives the user back before the virtual user exits. */
    public static SessionStep release(PasskeyComponents components) {
        return session -> {
            components.desk().release(session);
            return session;
        };
    }

    /**
     * The relying party accepted what {@code create()} made: the user is registered from now on. A session that failed
     * confirms nothing.
     *
     * @param device number of the user's authenticator
     */
    public static SessionStep confirm(PasskeyComponents components, int device) {
        return session -> session.isFailed() ? session : confirmed(components, session, device);
    }

    private static Session confirmed(PasskeyComponents components, Session session, int device) {
        LoopDesk desk = components.desk();
        long user = desk.heldBy(session);
        if (user != Leases.NOBODY && device < components.population().authenticatorsPerUser()) {
            UserSlot slot = desk.slot(user, device);
            if (slot.generation() > 0) {
                slot.confirmRegistered();
                return session;
            }
        }
        CeremonyLog log = components.log();
        return log.entry(session, "confirm registered", log.nowMs(), KoMessages.NO_CREDENTIAL);
    }
}
