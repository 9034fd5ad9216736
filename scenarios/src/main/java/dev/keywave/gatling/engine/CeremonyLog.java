package dev.keywave.gatling.engine;

import io.gatling.commons.stats.KO$;
import io.gatling.commons.stats.OK$;
import io.gatling.commons.stats.Status;
import io.gatling.commons.util.Clock;
import io.gatling.core.session.Session;
import io.gatling.core.stats.StatsEngine;
import org.jspecify.annotations.Nullable;
import scala.Option;
import scala.Some;

/** Entries of Gatling's report that no HTTP request makes. */
public final class CeremonyLog {

    private static final Option<String> NONE = Option.empty();

    private final StatsEngine stats;
    private final Clock clock;

    CeremonyLog(StatsEngine stats, Clock clock) {
        this.stats = stats;
        this.clock = clock;
    }

    /** Gatling's clock, milliseconds since the epoch. */
    public long nowMs() {
        return clock.nowMillis();
    }

    /**
     * Adds an entry, from its start to now, in the session's group.
     *
     * @param ko null when it went well, or why not: one of few messages, since Gatling groups by them
     * @return the session to go on with, failed if the entry is
     */
    public Session entry(Session session, String name, long startMs, @Nullable String ko) {
        long endMs = clock.nowMillis();
        Status status = ko == null ? OK$.MODULE$ : KO$.MODULE$;
        stats.logResponse(
                session.scenario(),
                session.groups(),
                name,
                startMs,
                endMs,
                status,
                NONE,
                ko == null ? NONE : new Some<>(ko));
        Session timed = session.logGroupRequestTimings(startMs, endMs);
        return ko == null ? timed : timed.markAsFailed();
    }
}
