package dev.keywave.plan;

import dev.keywave.authenticator.AuthenticatorModel;
import dev.keywave.authenticator.AuthenticatorModels;
import dev.keywave.crypto.CryptoChoice;
import dev.keywave.farm.Load;
import dev.keywave.farm.Phase;
import dev.keywave.farm.Turn;
import dev.keywave.input.InputException;
import dev.keywave.input.Quantities;
import dev.keywave.measure.Threshold;
import dev.keywave.population.AuthenticatorMix;
import dev.keywave.population.Population;
import dev.keywave.webauthn.CoseAlgorithm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A run while it is being put together: defaults, then what a plan says, then what flags say. Each setter takes where
 * its text stands, for the one line that a wrong text ends in.
 */
public final class RunSettings {

    private static final long DEFAULT_USERS = 1_000;
    private static final String DEFAULT_MODELS = "synced-passkey=80,security-key=20";

    private final TargetSettings target = new TargetSettings();
    private final ClientSettings client = new ClientSettings();
    private final BehaviourSettings behaviour = new BehaviourSettings();
    /** 0 until somebody says it. */
    private long users;

    private @Nullable Path populationFile;
    private @Nullable String seed;
    private String models = DEFAULT_MODELS;
    private AuthenticatorModels known = AuthenticatorModels.builtInOnly();
    private List<AuthenticatorMix.Weighted<AuthenticatorModel>> modelMix =
            modelMix("models", DEFAULT_MODELS, AuthenticatorModels.builtInOnly());
    private String algorithms = "each model's own";
    private List<AuthenticatorMix.Weighted<CoseAlgorithm>> algorithmMix = List.of();
    private double backupShare;
    private List<AuthenticatorMix.Weighted<AuthenticatorModel>> backupMix = List.of();
    /** In place of models, algorithms and second authenticators; null when these say it. */
    private @Nullable AuthenticatorMix authenticators;

    private boolean overlap;
    private List<PhaseSettings> phases = defaultPhases();
    /** Phases that other code made; none when the settings make them. */
    private List<Phase> given = List.of();

    private final List<Threshold> thresholds = new ArrayList<>();
    private int loops = Runtime.getRuntime().availableProcessors();
    private CryptoChoice crypto = CryptoChoice.AUTO;
    private long maxSendLagNs = Quantities.durationNs("default", "10ms");
    private long graceNs = Quantities.durationNs("default", "10s");

    private static List<PhaseSettings> defaultPhases() {
        return new ArrayList<>(List.of(
                PhaseSettings.enrolment("registration", 200),
                PhaseSettings.load("authentication", 500, Quantities.durationNs("default", "30s"))));
    }

    /** Which relying party. */
    public TargetSettings target() {
        return target;
    }

    /** How it is talked to. */
    public ClientSettings client() {
        return client;
    }

    /** What users do besides. */
    public BehaviourSettings behaviour() {
        return behaviour;
    }

    /** How many users take part. */
    public void users(String where, long count) {
        if (count < 1 || count > 100_000_000) {
            throw new InputException(where + ": " + count + " users; write a number from 1 to 100,000,000");
        }
        users = count;
    }

    /** A file in which the credentials outlive the run. */
    public void populationFile(String where, String path) {
        populationFile = TargetSettings.path(where, path);
    }

    /** Text that a new population is derived from; secret. */
    public void seed(String text) {
        seed = text;
    }

    /** Files with authenticator models, which are known from now on. */
    public void modelFiles(List<Path> files) {
        known = known.and(files);
    }

    /** Authenticator models with weights. */
    public void models(String where, String text) {
        modelMix = modelMix(where, text, known);
        models = text;
    }

    /** Algorithms with weights, in place of each model's own preference. */
    public void algorithms(String where, String text) {
        Map<String, CoseAlgorithm> known = new LinkedHashMap<>();
        for (CoseAlgorithm algorithm : CoseAlgorithm.values()) {
            known.put(algorithm.label(), algorithm);
        }
        algorithmMix = weighted(Quantities.mix(where, text, known.keySet()), known);
        algorithms = text;
    }

    /** Which authenticators each user has, in place of models, algorithms and second authenticators. */
    public void authenticators(AuthenticatorMix mix) {
        authenticators = mix;
        models = mix.models().stream().map(model -> model.value().name()).collect(Collectors.joining(", "));
    }

    /** Share of the users who have a second authenticator. */
    public void backup(String where, String text) {
        backupShare = Quantities.fraction(where, text);
    }

    /** Models of second authenticators, with weights. */
    public void backupModels(String where, String text) {
        backupMix = modelMix(where, text, known);
    }

    /** Runs the measured phases of authentication once more, with so many options per second that nobody answers. */
    public void flood(String where, String text) {
        double perS = Quantities.positiveRatePerS(where, text);
        List<PhaseSettings> flooded = phases.stream()
                .filter(p -> !p.isEnrolment() && p.measured)
                .map(p -> p.flooded(perS))
                .toList();
        phases.addAll(flooded);
    }

    /** Lets one credential be in several authentications at once. */
    public void overlap(boolean allowed) {
        overlap = allowed;
    }

    /** How many event loops. */
    public void loops(String where, int count) {
        loops = atLeastOne(where, count);
    }

    /** Who signs. */
    public void crypto(CryptoChoice choice) {
        crypto = choice;
    }

    /** Send lag p99 above which the run is invalid. */
    public void maxSendLag(String where, String text) {
        maxSendLagNs = Quantities.positiveDurationNs(where, text);
    }

    /** How long ceremonies in flight may take to end. */
    public void grace(String where, String text) {
        graceNs = Quantities.durationNs(where, text);
    }

    /** Adds a threshold. */
    public void threshold(String expression) {
        thresholds.add(Threshold.parse(expression));
    }

    /** Puts other phases in the place of the default ones. */
    void phases(List<PhaseSettings> replacement) {
        phases = new ArrayList<>(replacement);
    }

    /** Exactly these phases; what else is said here of phases and their loads is left aside. */
    public void only(List<Phase> made) {
        given = List.copyOf(made);
    }

    /** Changes each phase of registration. */
    void eachRegistration(Consumer<PhaseSettings> change) {
        phases.stream().filter(PhaseSettings::isEnrolment).forEach(change);
    }

    /** Changes each measured phase of authentication. */
    void eachAuthentication(Consumer<PhaseSettings> change) {
        phases.stream().filter(p -> !p.isEnrolment() && p.measured).forEach(change);
    }

    /** Leaves out whatever logs in. */
    public void registerOnly() {
        phases.removeIf(phase -> !phase.isEnrolment());
    }

    /** The rate at which users register. */
    public void registerRate(String where, String text) {
        eachRegistration(phase -> phase.rate(where, text));
    }

    /** The rate of authentications, or a ramp. */
    public void rate(String where, String text) {
        eachAuthentication(phase -> phase.rate(where, text));
    }

    /**
     * Ceremonies with their shares, {@code authentication=90,registration=8,password=2}, in measured phases of
     * authentication; before {@link #warmUp}, for the warm-up to be as they are.
     */
    public void mix(String where, String text) {
        eachAuthentication(phase -> phase.mix(where, text));
    }

    /** How many users register in phases of registration, from the first on; the rest stay unregistered. */
    public void enrolled(String where, long users) {
        Enrolled howMany = Enrolled.of(where, users);
        eachRegistration(phase -> phase.enrolled(howMany));
    }

    /** Likewise, a number ({@code 800}) or a share of the users ({@code 80%}). */
    public void enrolled(String where, String text) {
        Enrolled howMany = Enrolled.of(where, text);
        eachRegistration(phase -> phase.enrolled(howMany));
    }

    /** So many users logging in at a time. */
    public void concurrency(String where, int count) {
        eachAuthentication(phase -> phase.concurrency(where, count));
    }

    /** From the end of a login to the same user's next one, in a closed workload. */
    public void think(String where, String text) {
        long thinkNs = Quantities.durationNs(where, text);
        eachAuthentication(phase -> phase.thinkNs = thinkNs);
    }

    /** How long authentications go on. */
    public void duration(String where, String text) {
        long durationNs = Quantities.positiveDurationNs(where, text);
        eachAuthentication(phase -> phase.durationNs = durationNs);
    }

    /** How starts are spread. */
    public void arrivals(String where, String text) {
        phases.forEach(phase -> phase.arrivals(where, text));
    }

    /** Puts a warm-up of that length before the first measured phase of authentication; after the flags of its load. */
    public void warmUp(String where, String text) {
        long warmUpNs = Quantities.durationNs(where, text);
        for (int i = 0; i < phases.size() && warmUpNs > 0; i++) {
            if (!phases.get(i).isEnrolment()) {
                phases.add(i, phases.get(i).warmUp(warmUpNs));
                return;
            }
        }
    }

    /** The run. */
    public RunPlan build() {
        long users = userCount();
        long arrivalSeed = seed == null ? new SplittableRandom().nextLong() : seed.hashCode();
        List<Phase> built = new ArrayList<>();
        for (int i = 0; i < phases.size() && given.isEmpty(); i++) {
            built.add(phases.get(i).toPhase(users, arrivalSeed + i));
        }
        given.forEach(phase -> requireUsers(phase, users));
        built.addAll(given);
        ClientPlan clientPlan = client.build(users);
        TargetPlan targetPlan = target.build();
        int targets = Math.max(1, targetPlan.uris().size());
        int usefulLoops = (int) Math.max(1, Math.min(Math.min(loops, users), clientPlan.connections() / targets));
        return new RunPlan(
                targetPlan,
                new PopulationPlan(users, populationFile, seed, mix(), authenticatorsPerUser(), overlap, known),
                built,
                behaviour.build(arrivalSeed, overlap),
                List.copyOf(thresholds),
                clientPlan,
                usefulLoops,
                crypto,
                maxSendLagNs,
                graceNs,
                inWords(users, built, usefulLoops, clientPlan));
    }

    private static void requireUsers(Phase phase, long users) {
        if (phase.load() instanceof Load.Turns turns) {
            for (Turn turn : turns.turns()) {
                if (turn.user() < 0 || turn.user() >= users) {
                    throw new InputException("phase " + phase.name() + ": a turn of user " + turn.user()
                            + ", there are " + users + ", from 0 on; raise the users");
                }
            }
        }
    }

    private AuthenticatorMix mix() {
        if (authenticators != null) {
            return authenticators;
        }
        return new AuthenticatorMix(modelMix, algorithmMix, backupShare, backupMix);
    }

    private int authenticatorsPerUser() {
        return backupShare > 0
                        || (authenticators != null && authenticators.mayHaveBackups())
                        || behaviour.needsSecondAuthenticator()
                ? 2
                : 1;
    }

    /** All users of a population that is there, unless it is said how many take part. */
    private long userCount() {
        if (users > 0) {
            return users;
        }
        return populationFile != null && Files.exists(populationFile)
                ? Population.usersIn(populationFile)
                : DEFAULT_USERS;
    }

    private Map<String, String> inWords(long users, List<Phase> phases, int usefulLoops, ClientPlan clientPlan) {
        Map<String, String> words = new LinkedHashMap<>();
        target.inWords(words);
        words.put("users", Long.toString(users));
        words.put("population", populationFile == null ? "in memory" : populationFile.toString());
        words.put("models", models);
        words.put("algorithms", algorithms);
        if (backupShare > 0) {
            words.put("second authenticators", "of " + backupShare * 100 + "% of the users");
        }
        words.put("ceremonies of one credential", overlap ? "may overlap" : "never overlap");
        for (int i = 0; i < phases.size(); i++) {
            words.put("phase " + (i + 1) + ", " + phases.get(i).name(), PhaseWords.of(phases.get(i), users));
        }
        behaviour.inWords(words);
        words.put("loops", Integer.toString(usefulLoops));
        words.putAll(client.inWords(clientPlan));
        words.put("send lag limit (p99)", seconds(maxSendLagNs));
        words.put("grace", seconds(graceNs));
        return words;
    }

    static String seconds(long ns) {
        return ns / 1e9 + " s";
    }

    static String percent(double share) {
        return Math.round(share * 1e6) / 1e4 + "%";
    }

    static int atLeastOne(String where, int count) {
        if (count < 1) {
            throw new InputException(where + ": " + count + "; write 1 or more");
        }
        return count;
    }

    private static List<AuthenticatorMix.Weighted<AuthenticatorModel>> modelMix(
            String where, String text, AuthenticatorModels models) {
        Map<String, AuthenticatorModel> known = new LinkedHashMap<>();
        models.all().forEach(model -> known.put(model.name(), model));
        return weighted(Quantities.mix(where, text, known.keySet()), known);
    }

    private static <T> List<AuthenticatorMix.Weighted<T>> weighted(Map<String, Double> mix, Map<String, T> known) {
        List<AuthenticatorMix.Weighted<T>> weighted = new ArrayList<>();
        mix.forEach((name, weight) -> {
            T value = known.get(name);
            if (value != null && weight > 0) {
                weighted.add(new AuthenticatorMix.Weighted<>(value, weight));
            }
        });
        return weighted;
    }
}
