package dev.keywave.gatling.engine;

import dev.keywave.gatling.meters.CeremonyRecords;
import dev.keywave.gatling.meters.MetersServer;
import dev.keywave.input.InputException;
import io.gatling.core.CoreComponents;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Gatling runs at once: one run for each {@code passkeys()} of its scenarios, and one record of all their ceremonies.
 * Gatling builds scenarios on one thread.
 */
final class PasskeyRuns {

    private final CoreComponents core;
    private final Map<PasskeyProtocol, PasskeyRun> runs = new IdentityHashMap<>();
    private final CeremonyRecords records = new CeremonyRecords();
    /** Null as long as nobody wants one. */
    private @Nullable Integer metricsPort;

    PasskeyRuns(CoreComponents core) {
        this.core = core;
        core.actorSystem().registerOnTermination(this::print);
    }

    /** What Gatling's report cannot show. */
    private @Nullable Object print() {
        SigningTimes.print(records, System.out);
        return null;
    }

    /**
     * The run of that protocol: scenarios that share it share its population.
     *
     * @throws InputException without a stack trace when its settings cannot be used
     */
    PasskeyRun of(PasskeyProtocol protocol) {
        return runs.computeIfAbsent(protocol, this::open);
    }

    /** What a user can cause and mend is one line in the log: Gatling prints the trace of whatever ends a run. */
    private PasskeyRun open(PasskeyProtocol protocol) {
        try {
            PasskeySettings settings = protocol.settings();
            if (settings.metricsPort() != null) {
                show(settings.metricsPort(), settings.injector());
            }
            PasskeyRun run = PasskeyRun.open(settings, core, records);
            protocol.runs(run);
            return run;
        } catch (InputException e) {
            throw PasskeyProtocol.withoutTrace(e);
        }
    }

    /** Lets Prometheus see the ceremonies of all, once. */
    private void show(int port, int injector) {
        if (metricsPort == null) {
            LocalDateTime now =
                    LocalDateTime.ofInstant(Instant.ofEpochMilli(core.clock().nowMillis()), ZoneId.systemDefault());
            MetersServer server = MetersServer.start(records, now, injector, port);
            core.actorSystem().registerOnTermination(() -> {
                server.close();
                return null;
            });
            metricsPort = port;
            System.out.println("figures for Prometheus: " + server.url());
        } else if (metricsPort != port) {
            throw new InputException("passkeys().metrics: " + port + ", and " + metricsPort
                    + " in another passkeys() of the simulation; a run has one port for all, so write the same");
        }
    }
}
