package dev.keywave.capacity;

import dev.keywave.crypto.SelectedCrypto;
import dev.keywave.farm.Load;
import dev.keywave.farm.Phase;
import dev.keywave.input.InputException;
import dev.keywave.measure.CeremonyFigures;
import dev.keywave.measure.OutcomeCounts;
import dev.keywave.measure.RunResult;
import dev.keywave.measure.RunSnapshot;
import dev.keywave.plan.LoadTest;
import dev.keywave.plan.MixedRegistrations;
import dev.keywave.plan.RunPlan;
import dev.keywave.plan.Target;
import dev.keywave.workload.Arrivals;
import dev.keywave.workload.CeremonyType;
import dev.keywave.workload.NanoClock;
import dev.keywave.workload.OpenWorkload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs trials with the farm against a real target. */
final class LoadTrials implements TrialRunner {

    /** Before what is measured of a trial, as a share of it, goes the same rate unmeasured. */
    private static final double LEAD = 0.2;

    private static final double LEAST_LEAD_S = 0.5;
    private final LoadSettings load;
    private final RunPlan plan;
    private final List<Target> targets;
    private final SelectedCrypto crypto;
    private final Users users;
    private final RpCpu cpu;
    private final Consumer<String> notes;
    private final SplittableRandom seeds = new SplittableRandom();
    private final AtomicReference<@Nullable LoadTest> running = new AtomicReference<>();
    private @Nullable Recovery recovery;
    private Consumer<Supplier<RunSnapshot>> follower = run -> {};
    private volatile boolean interrupted;

    /**
     * Takes what the command line has put together.
     *
     * @param plan whose phases are left aside; its thresholds are the objectives
     * @param notes is told what a reader of the trials needs to know
     */
    LoadTrials(
            LoadSettings load,
            RunPlan plan,
            List<Target> targets,
            SelectedCrypto crypto,
            Users users,
            RpCpu cpu,
            Consumer<String> notes) {
        this.load = load;
        this.plan = plan;
        this.targets = targets;
        this.crypto = crypto;
        this.users = users;
        this.cpu = cpu;
        this.notes = notes;
    }

    /** Before {@link #prepare}: is told of each run as it begins. */
    void watchedBy(Consumer<Supplier<RunSnapshot>> somebody) {
        follower = somebody;
    }

    /** Registers who has to be registered, warms everything up at a rate, and looks at the target without load. */
    void prepare(double fromPerS, double warmUpS) throws InterruptedException {
        enrol();
        if (warmUpS > 0 && !interrupted) {
            notes.accept(String.format(Locale.ROOT, "warm-up: %.3g s at %s", warmUpS, Figures.perS(fromPerS)));
            run(List.of(phase("warm-up", fromPerS, warmUpS).unmeasured()), fromPerS * warmUpS);
        }
        if (!interrupted) {
            recovery = Recovery.from(fromPerS, this::check, notes);
        }
    }

    /** Median response time without load, milliseconds; 0 before it was looked at. */
    double unloadedMs() {
        return recovery == null ? 0 : recovery.unloadedMs();
    }

    @Override
    public Trial run(Step step, double ratePerS, double durationS) throws InterruptedException {
        double leadS = Math.max(LEAST_LEAD_S, durationS * LEAD);
        List<Phase> phases = List.of(phase("lead", ratePerS, leadS).unmeasured(), phase("trial", ratePerS, durationS));
        OptionalDouble before = cpu.seconds();
        RunResult result = run(phases, ratePerS * (leadS + durationS));
        OptionalDouble after = cpu.seconds();
        OutcomeCounts counts = counts(result);
        double cpuS = after.orElse(0) - before.orElse(0);
        boolean known = before.isPresent() && after.isPresent() && cpuS > 0;
        return new Observation(result, plan.thresholds().size(), load.keepsUp(), counts)
                .trial(
                        step,
                        ratePerS,
                        durationS,
                        known
                                ? OptionalDouble.of((counts.accepted() + result.warmUpCeremonies()) / cpuS)
                                : OptionalDouble.empty());
    }

    @Override
    public void recover() throws InterruptedException {
        if (recovery != null && !interrupted) {
            recovery.await(() -> interrupted);
        }
    }

    @Override
    public boolean interrupted() {
        return interrupted;
    }

    /** From any thread: what is running ends early, and nothing more is run. */
    void interrupt() {
        interrupted = true;
        LoadTest test = running.get();
        if (test != null) {
            test.interrupt();
        }
    }

    /** A few ceremonies at a low rate. */
    private Trial check(double ratePerS, double durationS) throws InterruptedException {
        RunResult result = run(List.of(phase("check", ratePerS, durationS)), ratePerS * durationS);
        return new Observation(result, plan.thresholds().size(), load.keepsUp(), counts(result))
                .trial(Step.DOUBLING, ratePerS, durationS, OptionalDouble.empty());
    }

    private void enrol() throws InterruptedException {
        boolean needed = load.mix().share(CeremonyType.REGISTRATION) < 1;
        long unregistered = load.loginUsers() - users.population().registeredCount();
        if (!needed || unregistered <= 0) {
            return;
        }
        notes.accept(String.format(
                Locale.ROOT,
                "registering %,d users at %s",
                unregistered,
                Figures.perS(load.enrolment().ratePerS())));
        Load.Enrolment enrolment = load.enrolment();
        long seed = seeds.nextLong();
        RunResult result = runNow(List.of(
                Phase.enrolment("registration", enrolment.ratePerS(), enrolment.arrivals(), load.loginUsers(), seed)));
        CeremonyFigures figures = result.ceremonies().get(CeremonyType.REGISTRATION);
        if (figures != null && figures.accepted() == 0 && users.population().registeredCount() == 0 && !interrupted) {
            throw new InputException("no user could be registered ("
                    + String.join(", ", figures.reasons().keySet())
                    + "), so nobody can log in; look with 'keywave probe'");
        }
    }

    private Phase phase(String name, double ratePerS, double durationS) {
        Arrivals arrivals = load.arrivals();
        long durationNs = Math.round(durationS * 1e9);
        return Phase.mixed(
                name, load.mix(), OpenWorkload.ramp(ratePerS, ratePerS, durationNs, arrivals, seeds.nextLong()));
    }

    private RunResult run(List<Phase> phases, double starts) throws InterruptedException {
        double share = load.mix().share(CeremonyType.REGISTRATION);
        long needed = share == 0 ? 0 : MixedRegistrations.usersFor(starts * share, plan.loops());
        if (needed > MixedRegistrations.usersLeft(users.population(), plan.loops())) {
            boolean another = users.addFresh(needed);
            notes.accept(String.format(
                    Locale.ROOT,
                    another
                            ? "another population of %,d users, for fresh ones to register"
                            : "population now of %,d users",
                    users.population().users()));
            if (another) {
                enrol();
            }
        }
        return runNow(phases);
    }

    private RunResult runNow(List<Phase> phases) throws InterruptedException {
        try (LoadTest test = LoadTest.prepare(
                with(phases), targets, users.population(), users.attestation(), crypto, NanoClock.SYSTEM)) {
            running.set(test);
            follower.accept(test::snapshot);
            if (interrupted) {
                test.interrupt();
            }
            return test.run(List.of(), Map.of(), Map.of());
        } finally {
            running.set(null);
        }
    }

    private RunPlan with(List<Phase> phases) {
        return new RunPlan(
                plan.target(),
                plan.population(),
                new ArrayList<>(phases),
                plan.behaviour(),
                plan.thresholds(),
                plan.client(),
                plan.loops(),
                plan.crypto(),
                plan.maxSendLagNs(),
                plan.graceNs(),
                new LinkedHashMap<>(plan.configuration()));
    }

    private static OutcomeCounts counts(RunResult result) {
        OutcomeCounts counts = OutcomeCounts.NONE;
        for (CeremonyFigures of : result.ceremonies().values()) {
            counts = counts.plus(new OutcomeCounts(
                    of.intended(), of.accepted(), of.rejected(), of.throttled(), of.failed(), of.unfinished()));
        }
        return counts;
    }
}
