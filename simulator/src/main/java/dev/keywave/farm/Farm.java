package dev.keywave.farm;

import dev.keywave.attack.AttackPicker;
import dev.keywave.attack.Attacker;
import dev.keywave.attestation.AttestationKeys;
import dev.keywave.authenticator.Authenticator;
import dev.keywave.authenticator.RsaPrimes;
import dev.keywave.authenticator.WebAuthnClient;
import dev.keywave.crypto.SelectedCrypto;
import dev.keywave.measure.ConnectionFigures;
import dev.keywave.measure.Generator;
import dev.keywave.measure.LoopRecorder;
import dev.keywave.measure.RunPhase;
import dev.keywave.population.Population;
import dev.keywave.transport.EventLoops;
import dev.keywave.transport.HttpClient;
import dev.keywave.workload.CeremonyType;
import dev.keywave.workload.NanoClock;
import io.netty.util.concurrent.EventExecutor;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The loops that run ceremonies, and the one thread that takes them through the phases of a run. Nothing is shared
 * between loops: each has its own users, connections, authenticators and recorder.
 */
public final class Farm implements AutoCloseable {

    /** From handing a phase to the loops to its start, so that all of them have it by then. */
    private static final long LEAD_NS = 5_000_000;

    private final FarmConfig config;
    private final SelectedCrypto crypto;
    private final NanoClock clock;
    private final EventLoops eventLoops;
    private final List<FarmLoop> loops = new ArrayList<>();
    private volatile long phaseEndNs;
    private volatile boolean interrupted;

    private Farm(FarmConfig config, SelectedCrypto crypto, NanoClock clock, EventLoops eventLoops) {
        this.config = config;
        this.crypto = crypto;
        this.clock = clock;
        this.eventLoops = eventLoops;
    }

    /**
     * Starts the loops; no ceremony starts before {@link #run}.
     *
     * @param attestation what models attest with; null when none needs certificates
     */
    public static Farm start(
            FarmConfig config,
            Population population,
            @Nullable AttestationKeys attestation,
            SelectedCrypto crypto,
            NanoClock clock) {
        Farm farm = new Farm(config, crypto, clock, EventLoops.start(config.loops(), "keywave-loop"));
        RsaPrimes rsaPrimes = population.rsaPrimes();
        if (population.mayUseRsa()) {
            // Primes take seconds to find: all of them now, on this thread and its like, rather than one by one on a
            // loop
            rsaPrimes.findAll(Runtime.getRuntime().availableProcessors());
        }
        for (int i = 0; i < config.loops(); i++) {
            UserPool users = new UserPool(population, i, config.loops(), config.overlap());
            Tracer tracer = Tracer.of(config.traced(), config.behaviour().seed() + i);
            CeremonyFactory ceremonies =
                    new CeremonyFactory(farm.routes(i, population, rsaPrimes, attestation), population, tracer);
            Purposes purposes = new Purposes(config.behaviour(), i);
            farm.loops.add(
                    new FarmLoop(farm.eventLoops.loop(i), clock, new LoopRecorder(), users, ceremonies, purposes));
        }
        return farm;
    }

    /** What the collector has to watch. */
    public Generator generator() {
        List<Generator.Loop> watched = new ArrayList<>();
        for (int i = 0; i < eventLoops.count(); i++) {
            FarmLoop loop = loops.get(i);
            watched.add(new Generator.Loop(loop.recorder(), eventLoops.threadId(i), loop::askForConnections));
        }
        return new Generator(watched, crypto.description(), eventLoops.transport());
    }

    /** The loops, for whoever watches their queues. */
    public List<EventExecutor> executors() {
        return loops.stream().map(loop -> (EventExecutor) loop.eventLoop()).toList();
    }

    /** What the connections came to, asked of each loop; after {@link #run}, or while it goes on. */
    public ConnectionFigures connections() {
        return loops.stream()
                .map(loop -> loop.eventLoop()
                        .submit(loop::connections)
                        .syncUninterruptibly()
                        .getNow())
                .reduce(ConnectionFigures.NONE, ConnectionFigures::plus);
    }

    /** Nanoseconds until the phase's last intended start, 0 when it is over. */
    public long phaseTimeLeftNs() {
        return Math.max(0, phaseEndNs - clock.nowNs());
    }

    /**
     * Takes the loops through the phases and waits until the last ceremony has ended or the grace is over.
     *
     * @param listener is told when a phase begins, and when it has run out of starts
     * @return false when the run was interrupted
     */
    public boolean run(List<Phase> phases, PhaseListener listener) throws InterruptedException {
        long startNs = clock.nowNs() + LEAD_NS;
        for (int i = 0; i < phases.size() && !interrupted; i++) {
            Phase now = phases.get(i);
            boolean nextFollows = i + 1 < phases.size() && follows(now, phases.get(i + 1));
            long durationNs = runPhase(now, startNs, nextFollows, listener);
            startNs = nextFollows ? startNs + durationNs : clock.nowNs() + LEAD_NS;
        }
        for (FarmLoop loop : loops) {
            loop.stop(true);
            loop.eventLoop().submit(() -> {}).sync();
        }
        return !interrupted;
    }

    /** From any thread: nothing more is started; {@link #run} returns once what is in flight has ended. */
    public void interrupt() {
        interrupted = true;
        loops.forEach(loop -> loop.stop(false));
    }

    /** Ends the loops. */
    @Override
    public void close() {
        eventLoops.close();
    }

    private long runPhase(Phase now, long startNs, boolean nextFollows, PhaseListener listener)
            throws InterruptedException {
        List<Integer> unregistered = new ArrayList<>();
        for (FarmLoop loop : loops) {
            unregistered.add(loop.eventLoop()
                    .submit(() -> loop.users().begin(now))
                    .sync()
                    .getNow());
        }
        PhaseShares shares = new PhaseShares(now, startNs, unregistered, config.behaviour());
        phaseEndNs = startNs + shares.durationNs();
        listener.phaseBegan(new RunPhase(now.name(), now.measured(), ceremonies(now)), startNs);
        List<PhaseRun> runs = new ArrayList<>();
        for (int i = 0; i < loops.size(); i++) {
            runs.add(loops.get(i).begin(now, shares.ofLoop(i), shares.errandsOfLoop(i), shares.floodOfLoop(i)));
        }
        if (interrupted) {
            interrupt();
        }
        await(runs, PhaseRun::exhausted, Long.MAX_VALUE);
        if (!nextFollows) {
            listener.phaseBegan(new RunPhase("draining", false, Set.of()), clock.nowNs());
            if (!await(runs, PhaseRun::drained, config.graceNs())) {
                loops.forEach(FarmLoop::abandonWaiting);
            }
        }
        return shares.durationNs();
    }

    /** Users who get another authenticator register while others log in. */
    private Set<CeremonyType> ceremonies(Phase phase) {
        Life life = config.behaviour().life();
        Set<CeremonyType> ceremonies = EnumSet.copyOf(phase.ceremonies());
        if (phase.measured()
                && life.added() + life.replaced() > 0
                && phase.ceremonies().contains(CeremonyType.AUTHENTICATION)) {
            ceremonies.add(CeremonyType.REGISTRATION);
        }
        return ceremonies;
    }

    /** Open phases of the same ceremonies follow each other without a gap; before any other, the farm runs dry. */
    private static boolean follows(Phase now, Phase next) {
        return now.ceremonies().equals(next.ceremonies())
                && next.measured() == now.measured()
                && now.load() instanceof Load.Open
                && next.load() instanceof Load.Open;
    }

    private static boolean await(
            List<PhaseRun> runs, Function<PhaseRun, CompletableFuture<Void>> signal, long timeoutNs)
            throws InterruptedException {
        CompletableFuture<Void> all =
                CompletableFuture.allOf(runs.stream().map(signal).toArray(CompletableFuture<?>[]::new));
        try {
            all.get(timeoutNs, TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private List<Route> routes(
            int loop, Population population, RsaPrimes rsaPrimes, @Nullable AttestationKeys attestation) {
        Authenticator authenticator = new Authenticator(
                population.seed(),
                crypto,
                Authenticator.DEFAULT_CACHED_KEYS,
                rsaPrimes,
                attestation == null ? null : attestation.attestor());
        List<Route> routes = new ArrayList<>();
        for (FarmTarget target : config.targets()) {
            int connections =
                    share(connectionsTo(target, config.targets().size(), routes.size()), config.loops(), loop);
            HttpClient client = new HttpClient(
                    eventLoops.loop(loop), target.client().withMaxConnections(connections), clock::nowNs);
            routes.add(new Route(
                    routes.size(),
                    target.program(),
                    new WebAuthnClient(target.origin(), authenticator),
                    attacks(target, authenticator, loop),
                    client,
                    config.connections()));
        }
        return routes;
    }

    private RouteAttacks attacks(FarmTarget target, Authenticator authenticator, int loop) {
        Behaviour behaviour = config.behaviour();
        boolean wholeJson = target.program().sendsWholeCredential();
        long seed = behaviour.seed() + loop;
        return new RouteAttacks(
                new AttackPicker(behaviour.catalogue(), wholeJson, seed),
                new Attacker(target.origin(), authenticator, wholeJson, seed));
    }

    /** Kept ones are as many as users, who do not spread over the targets to the last one evenly. */
    private int connectionsTo(FarmTarget target, int targets, int number) {
        int connections = target.client().maxConnections();
        return config.connections() == ConnectionPolicy.USER ? connections : share(connections, targets, number);
    }

    /** The number-th share of connections, at least one of them. */
    private static int share(int connections, int shares, int number) {
        return Math.max(1, connections / shares + (number < connections % shares ? 1 : 0));
    }
}
