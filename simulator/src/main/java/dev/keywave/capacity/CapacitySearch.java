package dev.keywave.capacity;

import dev.keywave.attestation.AttestationAuthority;
import dev.keywave.crypto.SelectedCrypto;
import dev.keywave.farm.Load;
import dev.keywave.measure.RunSnapshot;
import dev.keywave.measure.Threshold;
import dev.keywave.plan.RunPlan;
import dev.keywave.plan.Target;
import dev.keywave.report.Terminal;
import dev.keywave.workload.CeremonyMix;
import dev.keywave.workload.CeremonyType;
import dev.keywave.workload.NanoClock;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A search for a relying party's capacity, being carried out with the farm. */
public final class CapacitySearch implements AutoCloseable {

    private static final double SHARE_OF_USERS = 0.25;

    private final SearchSettings settings;
    private final RunPlan plan;
    private final CeremonyMix mix;
    private final Users users;
    private final LoadTrials trials;
    private final SearchConsole console;
    private final RpCpu cpu;
    private final List<String> notes = new ArrayList<>();

    /**
     * Opens the population; no ceremony starts yet.
     *
     * @param freshTarget whether the relying party is known to be empty
     * @throws dev.keywave.input.InputException when adapter or population cannot be used
     */
    public CapacitySearch(
            CapacityPlan wanted,
            List<Target> targets,
            boolean freshTarget,
            Supplier<AttestationAuthority> authority,
            SelectedCrypto crypto,
            RpCpu cpu,
            PrintStream out) {
        this.plan = wanted.run();
        this.mix = wanted.mix();
        List<String> goals = new ArrayList<>(
                plan.thresholds().stream().map(Threshold::expression).toList());
        KeepsUp keepsUp = KeepsUp.beside(goals, wanted.precision());
        goals.add(KeepsUp.GOAL);
        this.settings = wanted.settings(goals);
        this.console = new SearchConsole(out, Terminal.detect());
        this.cpu = cpu;
        this.users = Users.open(plan.population(), authority);
        boolean onlyRegisters = mix.share(CeremonyType.REGISTRATION) == 1;
        Load.Enrolment enrolment = wanted.enrolment();
        LoadSettings load = new LoadSettings(
                mix,
                wanted.arrivals(),
                enrolment,
                onlyRegisters ? 0 : plan.population().users(),
                keepsUp);
        this.trials = new LoadTrials(load, plan, targets, crypto, users, cpu, this::note);
        if (freshTarget) {
            try {
                users.population().requireUnregistered(plan.population().file());
            } catch (RuntimeException e) {
                users.close();
                throw e;
            }
        }
    }

    /** Has somebody follow what runs: each trial's figures so far, in place of those of the one before. */
    public void watchedBy(Consumer<Supplier<RunSnapshot>> follower) {
        trials.watchedBy(follower);
    }

    /**
     * Searches, or asks whether an earlier result still holds, to the end or to an interrupt; tells the console.
     *
     * @param verifyPerS the earlier capacity, when that is all that is asked
     * @param warmUpS seconds at the first rate before everything
     * @param more configuration besides the plan's
     */
    public Findings run(
            OptionalDouble verifyPerS, double warmUpS, Map<String, String> more, Map<String, String> versions)
            throws InterruptedException {
        Instant started = Instant.now();
        long startNs = NanoClock.SYSTEM.nowNs();
        trials.prepare(settings.fromPerS(), warmUpS);
        Search search = new Search(settings, trials, new Noting());
        SearchResult result = verifyPerS.isPresent()
                ? search.verify(verifyPerS.getAsDouble() / (1 + settings.precision()))
                : search.run();
        noteFewUsers(result);
        Map<String, String> configuration = new LinkedHashMap<>(plan.configuration());
        configuration.keySet().removeIf(key -> key.startsWith("phase "));
        configuration.putAll(more);
        boolean cpuKnown =
                result.trials().stream().anyMatch(t -> t.acceptedPerCpuS().isPresent());
        Findings findings = new Findings(
                result,
                settings,
                mix,
                verifyPerS,
                warmUpS,
                trials.unloadedMs(),
                cpuKnown || cpu.seconds().isPresent() ? cpu.source() : "not available (" + cpu.source() + ")",
                List.copyOf(notes),
                started,
                (NanoClock.SYSTEM.nowNs() - startNs) / 1e9,
                configuration,
                versions);
        console.summary(findings);
        return findings;
    }

    /** From any thread: the trial that runs ends early and does not count; {@link #run} returns with those before it. */
    public void interrupt() {
        trials.interrupt();
    }

    @Override
    public void close() {
        users.close();
    }

    /** Ceremonies of one credential never overlap: whoever has too few users measures how long users are busy. */
    private void noteFewUsers(SearchResult result) {
        long logins = plan.population().users();
        boolean few = result.trialAtCapacity().stream()
                .anyMatch(at -> result.trials().get(at).concurrency() > SHARE_OF_USERS * logins);
        if (few && !plan.population().overlap()) {
            note(
                    "more than a quarter of the users were busy at once, and a user's ceremonies never overlap: search again"
                            + " with more --users");
        }
    }

    private void note(String what) {
        notes.add(what);
        console.note(what);
    }

    /** Keeps what is to be in the report, too. */
    private final class Noting implements SearchListener {

        @Override
        public void trialBegins(int round, Step step, double ratePerS, double durationS, double secondsLeft) {
            console.trialBegins(round, step, ratePerS, durationS, secondsLeft);
        }

        @Override
        public void trialEnded(int number, Trial trial) {
            console.trialEnded(number, trial);
        }

        @Override
        public void note(String what) {
            CapacitySearch.this.note(what);
        }
    }
}
