package dev.keywave.cli;

import dev.keywave.adapter.Adapters;
import dev.keywave.adapter.Program;
import dev.keywave.attestation.AttestationAuthority;
import dev.keywave.checkpoint.DrivenWave;
import dev.keywave.checkpoint.Feasible;
import dev.keywave.checkpoint.PeakLoad;
import dev.keywave.checkpoint.RolloutMeters;
import dev.keywave.checkpoint.WaveVerdict;
import dev.keywave.crypto.SelectedCrypto;
import dev.keywave.delivery.Span;
import dev.keywave.measure.IntervalListener;
import dev.keywave.measure.RunResult;
import dev.keywave.plan.LoadTest;
import dev.keywave.plan.RunPlan;
import dev.keywave.plan.RunSettings;
import dev.keywave.plan.Target;
import dev.keywave.plan.TargetPlan;
import dev.keywave.report.LiveConsole;
import dev.keywave.report.Terminal;
import dev.keywave.rollout.Group;
import dev.keywave.rollout.RolloutPlan;
import dev.keywave.workload.NanoClock;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts the peak of each wave on a relying party, one after the other. */
final class RolloutDrive {

    private static final String WHERE = "--drive";
    /** So long the users who are there before a peak take to register. */
    private static final double ENROL_S = 10;

    /** Few users need not take that long. */
    private static final double LEAST_ENROL_PER_S = 25;

    private final RolloutOptions options;
    private final RelyingPartyOptions relyingParty;
    private final RolloutPlan plan;
    private final SelectedCrypto crypto;
    private final @Nullable RolloutMeters meters;
    private final RunDelivery delivery;
    private final PrintStream console = System.out;
    private @Nullable LoadTest running;
    private boolean interrupted;

    RolloutDrive(
            RolloutOptions options,
            RelyingPartyOptions relyingParty,
            RolloutPlan plan,
            SelectedCrypto crypto,
            @Nullable RolloutMeters meters,
            RunDelivery delivery) {
        this.options = options;
        this.relyingParty = relyingParty;
        this.plan = plan;
        this.crypto = crypto;
        this.meters = meters;
        this.delivery = delivery;
    }

    /**
     * What is to be driven.
     *
     * @throws dev.keywave.input.InputException before anything runs, when this machine cannot generate it
     */
    List<PeakLoad> loads(List<WaveVerdict> verdicts) throws InterruptedException {
        boolean passwords = hasPasswordFlow();
        List<PeakLoad> loads = verdicts.stream()
                .filter(verdict -> verdict.peak().peakPerS() > 0)
                .map(verdict -> PeakLoad.of(
                        verdict, plan.limits().objectives(), options.driveForS(), passwords, options.loops()))
                .toList();
        GeneratorLimit limit = GeneratorLimit.measure(options.loops(), crypto);
        Feasible.require(loads, limit.perS(), limit.inWords());
        return loads;
    }

    /**
     * All of them, until somebody interrupts.
     *
     * @param err for a warning about whom is talked to
     */
    List<DrivenWave> drive(List<PeakLoad> loads, PrintWriter err) throws InterruptedException, IOException {
        AttestationAuthority authority = AttestationAuthority.inMemory(crypto, Instant.now());
        RunSettings settings = options.driven();
        try (UnderTest underTest = UnderTest.start(
                settings.target().build(),
                settings.client().build(1),
                options.loops(),
                relyingParty,
                () -> authority,
                crypto,
                new PrintWriter(console, true, StandardCharsets.UTF_8),
                err)) {
            delivery.watchFaults(underTest::faultsInjected);
            return drive(loads, underTest.targets(), () -> authority);
        }
    }

    /** From any thread: what runs ends, and no other begins. */
    synchronized void interrupt() {
        interrupted = true;
        if (running != null) {
            running.interrupt();
        }
    }

    private List<DrivenWave> drive(List<PeakLoad> loads, List<Target> targets, Supplier<AttestationAuthority> authority)
            throws InterruptedException {
        List<DrivenWave> driven = new ArrayList<>();
        for (PeakLoad load : loads) {
            if (isInterrupted()) {
                break;
            }
            console.printf(
                    Locale.ROOT,
                    "driving the peak of %s (%d of %d): %.1f/s for %.0f s%n",
                    load.wave(),
                    driven.size() + 1,
                    loads.size(),
                    load.totalPerS(),
                    load.durationS());
            RunSettings settings = options.driven();
            settings.modelFiles(plan.modelFiles());
            settings.models(WHERE, models());
            load.apply(settings, Math.max(LEAST_ENROL_PER_S, load.enrolled() / ENROL_S), options.seed + driven.size());
            RunPlan run = settings.build();
            Span wave = delivery.annotations()
                    .begin(
                            String.format(Locale.ROOT, "peak of %s: %.1f/s", load.wave(), load.totalPerS()),
                            "wave",
                            System.currentTimeMillis());
            try (LoadTest test = LoadTest.prepare(run, targets, false, authority, crypto, NanoClock.SYSTEM)) {
                begin(test);
                delivery.watch(test::snapshot);
                driven.add(new DrivenWave(load, measure(test, load)));
            } finally {
                wave.end(System.currentTimeMillis());
                end(load);
            }
        }
        return driven;
    }

    private RunResult measure(LoadTest test, PeakLoad load) throws InterruptedException {
        try (LiveConsole live = new LiveConsole(console, Terminal.detect(), test::phaseSecondsLeft)) {
            List<IntervalListener> listeners = new ArrayList<>(List.of(live));
            if (meters != null) {
                listeners.add((figures, histograms, started) -> meters.driven(load.wave(), figures));
            }
            return test.run(listeners, Map.of(), Map.of());
        }
    }

    private synchronized void begin(LoadTest test) {
        running = test;
        if (interrupted) {
            test.interrupt();
        }
    }

    private synchronized void end(PeakLoad load) {
        running = null;
        if (meters != null) {
            meters.drivenEnded(load.wave());
        }
    }

    private synchronized boolean isInterrupted() {
        return interrupted;
    }

    private boolean hasPasswordFlow() {
        TargetPlan target = options.driven().target().build();
        URI uri = target.uris().isEmpty()
                ? URI.create("http://localhost")
                : target.uris().get(0);
        return Program.compile(Adapters.load(target.adapter(), target.variables()), uri, target.inputs())
                .signsInByPassword();
    }

    /** The organisation's devices, weighted by people. */
    private String models() {
        Map<String, Double> people = new LinkedHashMap<>();
        for (Group group : plan.organisation().groups()) {
            group.devices().forEach((model, share) -> people.merge(model, group.users() * share, Double::sum));
        }
        return people.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> entry.getKey() + "=" + String.format(Locale.ROOT, "%.3f", entry.getValue()))
                .collect(Collectors.joining(","));
    }
}
