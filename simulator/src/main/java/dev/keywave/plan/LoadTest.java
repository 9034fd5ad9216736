package dev.keywave.plan;

import dev.keywave.adapter.Adapters;
import dev.keywave.adapter.Program;
import dev.keywave.authenticator.Origin;
import dev.keywave.crypto.SelectedCrypto;
import dev.keywave.farm.Farm;
import dev.keywave.farm.FarmConfig;
import dev.keywave.farm.Phase;
import dev.keywave.measure.Collected;
import dev.keywave.measure.Collector;
import dev.keywave.measure.IntervalListener;
import dev.keywave.measure.RunPhase;
import dev.keywave.measure.RunResult;
import dev.keywave.measure.Threshold;
import dev.keywave.measure.ThresholdVerdict;
import dev.keywave.measure.Validity;
import dev.keywave.population.Population;
import dev.keywave.workload.CeremonyType;
import dev.keywave.workload.NanoClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A plan being carried out against a target. */
public final class LoadTest implements AutoCloseable {

    /** Holds for every run, so that one in which nothing worked cannot pass. */
    private static final Threshold SOMETHING_WORKED = Threshold.parse("accepted > 0");

    private final RunPlan plan;
    private final Population population;
    private final Farm farm;
    private final NanoClock clock;
    private final Map<String, String> configuration;

    private LoadTest(
            RunPlan plan, Population population, Farm farm, NanoClock clock, Map<String, String> configuration) {
        this.plan = plan;
        this.population = population;
        this.farm = farm;
        this.clock = clock;
        this.configuration = configuration;
    }

    /**
     * Gets everything ready: adapter, population, loops. No ceremony starts yet.
     *
     * @param freshTarget whether the relying party is known to be empty
     * @throws dev.keywave.input.InputException when adapter or population cannot be used
     */
    public static LoadTest prepare(
            RunPlan plan, Target target, boolean freshTarget, SelectedCrypto crypto, NanoClock clock) {
        Program program = Program.compile(Adapters.load(plan.adapter(), plan.variables()), target.uri());
        requireFlows(program, plan);
        PopulationPlan users = plan.population();
        Population population = users.file() == null
                ? Population.inMemory(users.users(), users.seed(), users.mix())
                : Population.open(users.file(), users.users(), users.seed(), users.mix());
        try {
            if (freshTarget) {
                population.requireUnregistered(users.file());
            }
            Origin origin = Origin.of(plan.origin() == null ? target.uri().toString() : plan.origin());
            Farm farm = Farm.start(farmConfig(plan, target, origin), program, population, crypto, clock);
            Map<String, String> configuration = new LinkedHashMap<>(plan.configuration());
            configuration.put("origin", origin.serialized());
            return new LoadTest(plan, population, farm, clock, configuration);
        } catch (RuntimeException e) {
            population.close();
            throw e;
        }
    }

    /**
     * Runs all phases, to the end or to an interrupt.
     *
     * @param listeners are told of each interval
     * @param moreConfiguration what the caller wants in the report besides the plan
     * @param versions what ran
     */
    public RunResult run(
            List<IntervalListener> listeners, Map<String, String> moreConfiguration, Map<String, String> versions)
            throws InterruptedException {
        RunPhase before = new RunPhase("start", false, Set.of());
        configuration.putAll(moreConfiguration);
        try (Collector collector = Collector.start(farm.generator(), before, listeners, clock, Instant.now())) {
            boolean completed = farm.run(plan.phases(), collector::enter);
            return result(collector.stop(), !completed, versions);
        }
    }

    /** From any thread: nothing more is started; {@link #run} returns when what is in flight has ended. */
    public void interrupt() {
        farm.interrupt();
    }

    /** Seconds until the phase's last intended start. */
    public double phaseSecondsLeft() {
        return farm.phaseTimeLeftNs() / 1e9;
    }

    /** Ends the loops and closes the population. */
    @Override
    public void close() {
        farm.close();
        population.close();
    }

    private RunResult result(Collected collected, boolean interrupted, Map<String, String> versions) {
        List<Threshold> thresholds = new ArrayList<>(plan.thresholds());
        thresholds.add(SOMETHING_WORKED);
        List<ThresholdVerdict> verdicts = thresholds.stream()
                .map(threshold -> threshold.judge(collected.ceremonies(), collected.generator()))
                .toList();
        Validity validity = new Validity(plan.maxSendLagNs() / 1e6, Validity.DEFAULT.loopUtilisationLimit());
        return new RunResult(
                collected.started(),
                collected.durationS(),
                interrupted,
                validity.invalidReasons(collected),
                collected.ceremonies(),
                collected.warmUpCeremonies(),
                collected.generator(),
                verdicts,
                collected.intervals(),
                configuration,
                versions);
    }

    /** An adapter may lack a flow; better now than at the first ceremony. */
    private static void requireFlows(Program program, RunPlan plan) {
        for (Phase phase : plan.phases()) {
            if (phase.ceremony() == CeremonyType.REGISTRATION) {
                program.requireRegister();
            } else {
                program.requireAuthenticate();
            }
        }
    }

    private static FarmConfig farmConfig(RunPlan plan, Target target, Origin origin) {
        ClientPlan client = plan.client();
        return new FarmConfig(
                plan.loops(),
                target.address(),
                target.hostHeader(),
                origin,
                client.connections(),
                client.connectTimeoutNs(),
                client.requestTimeoutNs(),
                client.maxResponseBytes(),
                plan.population().overlap(),
                plan.graceNs());
    }
}
