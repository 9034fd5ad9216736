package dev.keywave.plan;

import dev.keywave.adapter.Adapter;
import dev.keywave.adapter.Adapters;
import dev.keywave.adapter.Inputs;
import dev.keywave.adapter.Program;
import dev.keywave.attestation.AttestationAuthority;
import dev.keywave.attestation.AttestationKeys;
import dev.keywave.authenticator.AuthenticatorModel;
import dev.keywave.crypto.SelectedCrypto;
import dev.keywave.farm.Farm;
import dev.keywave.farm.FarmConfig;
import dev.keywave.farm.FarmTarget;
import dev.keywave.farm.Phase;
import dev.keywave.measure.Collected;
import dev.keywave.measure.Collector;
import dev.keywave.measure.Criteria;
import dev.keywave.measure.IntervalListener;
import dev.keywave.measure.Observed;
import dev.keywave.measure.RunPhase;
import dev.keywave.measure.RunResult;
import dev.keywave.measure.RunSnapshot;
import dev.keywave.measure.Threshold;
import dev.keywave.measure.Validity;
import dev.keywave.population.Population;
import dev.keywave.workload.CeremonyType;
import dev.keywave.workload.NanoClock;
import io.netty.util.concurrent.EventExecutor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A plan being carried out against a target. */
public final class LoadTest implements AutoCloseable {

    /** Holds for every run, so that one in which nothing worked cannot pass. */
    private static final Threshold SOMETHING_WORKED = Threshold.parse("accepted > 0");

    /** Hold for every run with attacks. */
    private static final List<Threshold> NO_FINDING = List.of(
            Threshold.parse("accepted_attacks == 0"),
            Threshold.parse("server_error_attacks == 0"),
            Threshold.parse("rejected_look_alikes == 0"));

    private final RunPlan plan;
    private final Population population;
    private final boolean ownsPopulation;
    private final Farm farm;
    private final NanoClock clock;
    private final Map<String, String> configuration;
    private final Criteria criteria;
    private volatile @Nullable Collector collector;

    private LoadTest(
            RunPlan plan,
            Population population,
            boolean ownsPopulation,
            Farm farm,
            NanoClock clock,
            Map<String, String> configuration) {
        this.plan = plan;
        this.population = population;
        this.ownsPopulation = ownsPopulation;
        this.farm = farm;
        this.clock = clock;
        this.configuration = configuration;
        this.criteria = criteria(plan);
    }

    /**
     * Gets everything ready: adapter, population, loops. No ceremony starts yet.
     *
     * @param targets what the users are spread over; at least one
     * @param freshTarget whether the relying party is known to be empty
     * @throws dev.keywave.input.InputException when adapter or population cannot be used
     */
    public static LoadTest prepare(
            RunPlan plan, List<Target> targets, boolean freshTarget, SelectedCrypto crypto, NanoClock clock) {
        return prepare(
                plan, targets, freshTarget, () -> AttestationAuthority.inMemory(crypto, Instant.now()), crypto, clock);
    }

    /**
     * Likewise, with an authority that vouches for attestation certificates.
     *
     * @param authority is asked for only when some of the users' authenticators attest with certificates
     */
    public static LoadTest prepare(
            RunPlan plan,
            List<Target> targets,
            boolean freshTarget,
            Supplier<AttestationAuthority> authority,
            SelectedCrypto crypto,
            NanoClock clock) {
        List<FarmTarget> farmTargets = farmTargets(plan, targets);
        Population population = openPopulation(plan.population());
        try {
            if (freshTarget) {
                population.requireUnregistered(plan.population().file());
            }
            AttestationKeys attestation = attestationKeys(population, authority);
            return start(plan, targets, farmTargets, population, true, attestation, crypto, clock);
        } catch (RuntimeException e) {
            population.close();
            throw e;
        }
    }

    /**
     * Gets everything ready but the population, which is open already and stays open when this is closed: so that runs
     * that follow each other share one, and nobody registers twice. One run at a time uses a population.
     *
     * @param population in place of the plan's
     * @param attestation from {@link #attestationKeys}, for all these runs
     * @throws dev.keywave.input.InputException when the adapter cannot be used
     */
    public static LoadTest prepare(
            RunPlan plan,
            List<Target> targets,
            Population population,
            @Nullable AttestationKeys attestation,
            SelectedCrypto crypto,
            NanoClock clock) {
        return start(plan, targets, farmTargets(plan, targets), population, false, attestation, crypto, clock);
    }

    /**
     * Opens a plan's population, or makes it; whoever asked closes it.
     *
     * @throws dev.keywave.input.InputException when it cannot be used
     */
    public static Population openPopulation(PopulationPlan users) {
        return users.file() == null
                ? Population.inMemory(users.users(), users.authenticatorsPerUser(), users.seed(), users.mix())
                : Population.open(
                        users.file(),
                        users.users(),
                        users.authenticatorsPerUser(),
                        users.seed(),
                        users.mix(),
                        users.models());
    }

    /**
     * What a population's authenticators attest with.
     *
     * @param authority is asked for only when some of them attest with certificates
     * @return null when none does
     */
    public static @Nullable AttestationKeys attestationKeys(
            Population population, Supplier<AttestationAuthority> authority) {
        boolean certifies = population.models().stream().anyMatch(AuthenticatorModel::attestsWithCertificates);
        return certifies ? AttestationKeys.prepare(authority.get(), population.models()) : null;
    }

    private static LoadTest start(
            RunPlan plan,
            List<Target> targets,
            List<FarmTarget> farmTargets,
            Population population,
            boolean ownsPopulation,
            @Nullable AttestationKeys attestation,
            SelectedCrypto crypto,
            NanoClock clock) {
        MixedRegistrations.require(plan, population);
        FarmConfig config = new FarmConfig(
                plan.loops(),
                farmTargets,
                plan.client().policy(),
                plan.population().overlap(),
                plan.behaviour(),
                plan.client().traced(),
                plan.graceNs());
        Farm farm = Farm.start(config, population, attestation, crypto, clock);
        Map<String, String> configuration = new LinkedHashMap<>(plan.configuration());
        configuration.put(
                "origin",
                farmTargets.stream()
                        .map(target -> target.origin().serialized())
                        .distinct()
                        .collect(Collectors.joining(", ")));
        if (targets.stream().anyMatch(Target::secure)) {
            configuration.put("tls", plan.client().tls().description());
        }
        return new LoadTest(plan, population, ownsPopulation, farm, clock, configuration);
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
        try (Collector watching =
                Collector.start(farm.generator(), criteria, before, listeners, clock, Instant.now())) {
            collector = watching;
            boolean completed = farm.run(plan.phases(), watching::enter);
            return result(watching.stop(), !completed, versions);
        }
    }

    /** The run so far, for any thread, before, during and after {@link #run}. */
    public RunSnapshot snapshot() {
        Collector watching = collector;
        return watching == null ? RunSnapshot.none() : watching.snapshot();
    }

    /** Its event loops, for whoever watches their queues. */
    public List<EventExecutor> executors() {
        return farm.executors();
    }

    /** From any thread: nothing more is started; {@link #run} returns when what is in flight has ended. */
    public void interrupt() {
        farm.interrupt();
    }

    /** Seconds until the phase's last intended start. */
    public double phaseSecondsLeft() {
        return farm.phaseTimeLeftNs() / 1e9;
    }

    /** Ends the loops and closes the population, unless others go on with it. */
    @Override
    public void close() {
        farm.close();
        if (ownsPopulation) {
            population.close();
        }
    }

    private RunResult result(Collected collected, boolean interrupted, Map<String, String> versions) {
        Observed observed = new Observed(collected.ceremonies(), collected.generator(), collected.adversary());
        return new RunResult(
                collected.started(),
                collected.durationS(),
                interrupted,
                criteria.validity().invalidReasons(collected),
                collected.ceremonies(),
                collected.warmUpCeremonies(),
                collected.generator(),
                farm.connections(),
                collected.adversary(),
                collected.traces(),
                collected.phases(),
                criteria.verdicts(observed),
                collected.intervals(),
                configuration,
                versions);
    }

    private static Criteria criteria(RunPlan plan) {
        List<Threshold> thresholds = new ArrayList<>(plan.thresholds());
        thresholds.add(SOMETHING_WORKED);
        if (plan.behaviour().attacks() > 0) {
            thresholds.addAll(NO_FINDING);
        }
        return new Criteria(
                new Validity(plan.maxSendLagNs() / 1e6, Validity.DEFAULT.loopUtilisationLimit()), thresholds);
    }

    /** An adapter may lack a flow; better now than at the first ceremony. */
    private static void requireFlows(Program program, List<Phase> phases) {
        for (Phase phase : phases) {
            if (phase.floodPerS() > 0) {
                program.requireAuthenticate();
            }
            for (CeremonyType type : phase.ceremonies()) {
                switch (type) {
                    case REGISTRATION -> program.requireRegister();
                    case AUTHENTICATION -> program.requireAuthenticate();
                    case PASSWORD -> program.requirePassword();
                }
            }
        }
    }

    private static List<FarmTarget> farmTargets(RunPlan plan, List<Target> targets) {
        TargetPlan how = plan.target();
        Adapter adapter = Adapters.load(how.adapter(), how.variables());
        Inputs inputs = how.inputs();
        if (inputs.feeder() != null) {
            inputs.feeder().requireRows(plan.population().users());
        }
        List<FarmTarget> farmTargets = new ArrayList<>();
        for (Target target : targets) {
            Program program = Program.compile(adapter, target.uri(), inputs);
            requireFlows(program, plan.phases());
            DocumentedLimit.require(adapter, program, plan.phases(), target);
            farmTargets.add(
                    new FarmTarget(program, how.originAt(target), plan.client().config(target)));
        }
        return farmTargets;
    }
}
