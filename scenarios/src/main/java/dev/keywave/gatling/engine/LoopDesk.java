package dev.keywave.gatling.engine;

import dev.keywave.gatling.meters.CeremonyRecords;
import dev.keywave.population.UserSlot;
import dev.keywave.workload.CeremonyType;
import io.gatling.core.session.Session;
import io.netty.util.collection.LongObjectHashMap;
import org.jspecify.annotations.Nullable;

/** What one of Gatling's event loops has of its own: client, authenticator, and which user each virtual user holds. */
public final class LoopDesk {

    private final PasskeyRun run;
    private final LoopParts parts;
    private final PasskeyAuthenticator.Client client;
    private final UserSlot slot;
    /** By Gatling's number of the virtual user. */
    private final LongObjectHashMap<Long> held = new LongObjectHashMap<>();

    LoopDesk(PasskeyRun run, LoopParts parts) {
        this.run = run;
        this.parts = parts;
        this.client = run.settings().authenticator().open(parts);
        this.slot = run.population().slot();
    }

    /** Keywave's client and authenticators. */
    public LoopParts parts() {
        return parts;
    }

    /** Who creates credentials and assertions; {@link #parts} unless the simulation says otherwise. */
    public PasskeyAuthenticator.Client client() {
        return client;
    }

    /** That user's credential; the same view each time. */
    public UserSlot slot(long user, int number) {
        return slot.moveTo(user, number);
    }

    /** The authenticator worked so long. */
    public void signed(CeremonyType type, long ns) {
        run.records().signed(type, ns);
    }

    /** Where ceremonies are counted. */
    CeremonyRecords records() {
        return run.records();
    }

    /**
     * Makes a virtual user the holder of a user; the one that it held before is free. To be called when a ceremony
     * begins, as often as one does.
     *
     * @param user as a feeder gave it, or a simulation named it; negative when the feeder had none
     * @return null, or why it cannot, as the ceremony's KO says it
     */
    public @Nullable String hold(Session session, long user) {
        Leases leases = run.leases();
        if (leases.isHeldBy(session.userId(), user)) {
            return null;
        }
        String refusal = leases.take(session.userId(), user);
        if (refusal == null) {
            Long before = held.put(session.userId(), (Long) user);
            if (before != null) {
                leases.giveBack(before);
            }
        }
        return refusal;
    }

    /** Whom a virtual user holds; {@link Leases#NOBODY} when it holds nobody. */
    public long heldBy(Session session) {
        Long user = held.get(session.userId());
        return user == null ? Leases.NOBODY : user;
    }

    /** The virtual user holds nobody any longer, nor anybody that a feeder gave it. */
    public void release(Session session) {
        Long user = held.remove(session.userId());
        if (user != null) {
            run.leases().giveBack(user);
        }
        if (session.attributes().getOrElse(PasskeyAttributes.FED, () -> null) instanceof Reservation fed) {
            run.leases().giveBack(fed);
        }
    }
}
