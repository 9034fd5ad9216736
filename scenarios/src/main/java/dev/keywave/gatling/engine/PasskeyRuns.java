package dev.keywave.gatling.engine;

import dev.keywave.gatling.meters.CeremonyRecords;
import dev.keywave.gatling.meters.FiguresDelivery;
import dev.keywave.input.InputException;
import io.gatling.core.CoreComponents;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What Gatling runs at once: one run for each {@code passkeys()} of its scenarios, and one record of all their ceremonies.
 * Gatling builds scenarios on one thread.
 */
final class PasskeyRuns {

    private final CoreComponents core;
    private final IdentityHashMap<PasskeyProtocol, PasskeyRun> runs = new IdentityHashMap<>();
    private final CeremonyRecords records = new CeremonyRecords();
    /** What {@link #delivery} was started for; null as long as nobody wants one. */
    private @Nullable PasskeyFigures wanted;

    private @Nullable FiguresDelivery delivery;
    private volatile long builtMs;

    PasskeyRuns(CoreComponents core) {
        this.core = core;
        core.actorSystem().registerOnTermination(this::end);
    }

    /** Gatling has stopped everything that writes: what its report cannot show, and the last figures for whoever gets them. */
    private @Nullable Object end() {
        SigningTimes.print(records, System.out);
        records.traces().lines().forEach(System.out::println);
        FiguresDelivery started = delivery;
        if (started != null) {
            started.finish();
        }
        return null;
    }

    /**
     * The run of that protocol: scenarios that share it share its population.
     *
     * @throws InputException without a stack trace when its settings cannot be used
     */
    PasskeyRun of(PasskeyProtocol protocol) {
        PasskeyRun run = runs.computeIfAbsent(protocol, this::open);
        builtMs = core.clock().nowMillis();
        return run;
    }

    /** A virtual user comes, on any event loop. */
    void userComes() {
        FiguresDelivery started = delivery;
        if (started != null && !started.hasBegun()) {
            // the first one may come late, but Gatling starts at once when the last scenario is built
            started.begin(builtMs);
        }
    }

    /** What a user can cause and mend is one line in the log: Gatling prints the trace of whatever ends a run. */
    private PasskeyRun open(PasskeyProtocol protocol) {
        try {
            PasskeySettings settings = protocol.settings();
            deliver(settings.figures(), settings.injector());
            PasskeyRun run = PasskeyRun.open(settings, core, records);
            protocol.runs(run);
            return run;
        } catch (InputException e) {
            throw PasskeyProtocol.withoutTrace(e);
        }
    }

    /** Lets others have the figures of all, once. */
    private void deliver(PasskeyFigures figures, int injector) {
        if (wanted == null && figures.delivery().wanted()) {
            LocalDateTime now =
                    LocalDateTime.ofInstant(Instant.ofEpochMilli(core.clock().nowMillis()), ZoneId.systemDefault());
            delivery = FiguresDelivery.start(figures.delivery(), records, now, injector, figures.simulation());
            wanted = figures;
        } else if (wanted != null) {
            String another = figures.texts().beyond(wanted.texts());
            if (another != null) {
                throw new InputException(another + ": another passkeys() of the simulation says otherwise, and a run"
                        + " has one delivery for all; write the same in each");
            }
        }
        if (delivery != null) {
            delivery.plan(figures.phases());
        }
    }
}
