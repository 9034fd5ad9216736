package dev.keywave.plan;

import dev.keywave.authenticator.AuthenticatorModel;
import dev.keywave.authenticator.AuthenticatorModels;
import dev.keywave.crypto.CryptoChoice;
import dev.keywave.farm.Phase;
import dev.keywave.input.InputException;
import dev.keywave.input.Quantities;
import dev.keywave.measure.Threshold;
import dev.keywave.population.AuthenticatorMix;
import dev.keywave.webauthn.CoseAlgorithm;
import dev.keywave.workload.CeremonyType;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A run while it is being put together: defaults, then what a plan says, then what flags say. Each setter takes where
 * its text stands, for the one line that a wrong text ends in.
 */
public final class RunSettings {

    private static final String DEFAULT_MODELS = "synced-passkey=80,security-key=20";

    private @Nullable URI target;
    private @Nullable String origin;
    private String adapter = "fido-conformance";
    private final Map<String, String> variables = new LinkedHashMap<>();
    private long users = 1_000;
    private @Nullable Path populationFile;
    private @Nullable String seed;
    private String models = DEFAULT_MODELS;
    private List<AuthenticatorMix.Weighted<AuthenticatorModel>> modelMix = modelMix("models", DEFAULT_MODELS);
    private String algorithms = "each model's own";
    private List<AuthenticatorMix.Weighted<CoseAlgorithm>> algorithmMix = List.of();
    private boolean overlap;
    private List<PhaseSettings> phases = defaultPhases();
    private final List<Threshold> thresholds = new ArrayList<>();
    private int connections = 256;
    private long connectTimeoutNs = Quantities.durationNs("default", "5s");
    private long requestTimeoutNs = Quantities.durationNs("default", "10s");
    private long maxResponseBytes = 1 << 20;
    private int loops = Runtime.getRuntime().availableProcessors();
    private CryptoChoice crypto = CryptoChoice.AUTO;
    private long maxSendLagNs = Quantities.durationNs("default", "10ms");
    private long graceNs = Quantities.durationNs("default", "10s");
    private final Set<String> authorizedHosts = new LinkedHashSet<>();

    private static List<PhaseSettings> defaultPhases() {
        return new ArrayList<>(List.of(
                new PhaseSettings("registration", CeremonyType.REGISTRATION, 200, 0),
                new PhaseSettings(
                        "authentication", CeremonyType.AUTHENTICATION, 500, Quantities.durationNs("default", "30s"))));
    }

    /** An {@code http://host:port} with an optional path in front of the adapter's own. */
    public void target(String where, String text) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            throw new InputException(
                    where + ": \"" + text + "\" is no URL; write for example http://localhost:8080", e);
        }
        if ("https".equals(uri.getScheme())) {
            throw new InputException(where + ": " + text + " needs TLS, which this version does not speak yet;"
                    + " aim at the relying party's plain http port");
        }
        if (!"http".equals(uri.getScheme())
                || uri.getHost() == null
                || uri.getQuery() != null
                || uri.getFragment() != null) {
            throw new InputException(
                    where + ": \"" + text + "\" is no http URL of a host; write for example http://localhost:8080");
        }
        target = uri;
    }

    /** The origin that goes into the client data, when it is not the target's. */
    public void origin(String text) {
        origin = text;
    }

    /** A built-in adapter's name or a file. */
    public void adapter(String nameOrFile) {
        adapter = nameOrFile;
    }

    /** A variable of the adapter. */
    public void variable(String name, String value) {
        variables.put(name, value);
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
        try {
            populationFile = Path.of(path);
        } catch (InvalidPathException e) {
            throw new InputException(where + ": \"" + path + "\" is no path; name a file", e);
        }
    }

    /** Text that a new population is derived from; secret. */
    public void seed(String text) {
        seed = text;
    }

    /** Authenticator models with weights. */
    public void models(String where, String text) {
        modelMix = modelMix(where, text);
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

    /** Lets one credential be in several authentications at once. */
    public void overlap(boolean allowed) {
        overlap = allowed;
    }

    /** Most connections, all loops together. */
    public void connections(String where, int count) {
        connections = atLeastOne(where, count);
    }

    /** Longest wait for a connection to open. */
    public void connectTimeout(String where, String text) {
        connectTimeoutNs = Quantities.positiveDurationNs(where, text);
    }

    /** Longest wait for a response. */
    public void requestTimeout(String where, String text) {
        requestTimeoutNs = Quantities.positiveDurationNs(where, text);
    }

    /** Longest response body, bytes. */
    public void maxResponseBytes(String where, long bytes) {
        if (bytes < 1_024 || bytes > 1 << 30) {
            throw new InputException(where + ": " + bytes + " bytes; write a number from 1024 to 1073741824");
        }
        maxResponseBytes = bytes;
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

    /** A host other than loopback that its owner lets us load. */
    public void authorizedHost(String host) {
        authorizedHosts.add(host);
    }

    /** Adds a threshold. */
    public void threshold(String expression) {
        thresholds.add(Threshold.parse(expression));
    }

    /** Puts other phases in the place of the default ones. */
    void phases(List<PhaseSettings> replacement) {
        phases = new ArrayList<>(replacement);
    }

    /** Changes each phase of registration. */
    void eachRegistration(Consumer<PhaseSettings> change) {
        phases.stream().filter(p -> p.ceremony == CeremonyType.REGISTRATION).forEach(change);
    }

    /** Changes each measured phase of authentication. */
    void eachAuthentication(Consumer<PhaseSettings> change) {
        phases.stream()
                .filter(p -> p.ceremony == CeremonyType.AUTHENTICATION && p.measured)
                .forEach(change);
    }

    /** The rate at which users register. */
    public void registerRate(String where, String text) {
        eachRegistration(phase -> phase.rate(where, text));
    }

    /** The rate of authentications, or a ramp. */
    public void rate(String where, String text) {
        eachAuthentication(phase -> phase.rate(where, text));
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
            if (phases.get(i).ceremony == CeremonyType.AUTHENTICATION) {
                phases.add(i, phases.get(i).warmUp(warmUpNs));
                return;
            }
        }
    }

    /** The run. */
    public RunPlan build() {
        long arrivalSeed = seed == null ? new SplittableRandom().nextLong() : seed.hashCode();
        List<Phase> built = new ArrayList<>();
        for (int i = 0; i < phases.size(); i++) {
            built.add(phases.get(i).toPhase(users, arrivalSeed + i));
        }
        int usefulLoops = (int) Math.min(Math.min(loops, users), connections);
        return new RunPlan(
                target,
                origin,
                adapter,
                Map.copyOf(variables),
                new PopulationPlan(users, populationFile, seed, new AuthenticatorMix(modelMix, algorithmMix), overlap),
                built,
                List.copyOf(thresholds),
                new ClientPlan(connections, connectTimeoutNs, requestTimeoutNs, (int) maxResponseBytes),
                usefulLoops,
                crypto,
                maxSendLagNs,
                graceNs,
                Set.copyOf(authorizedHosts),
                inWords(usefulLoops));
    }

    private Map<String, String> inWords(int usefulLoops) {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("target", target == null ? "embedded relying party" : target.toString());
        words.put("adapter", adapter);
        variables.keySet().forEach(name -> words.put("variable " + name, "set"));
        words.put("users", Long.toString(users));
        words.put("population", populationFile == null ? "in memory" : populationFile.toString());
        words.put("models", models);
        words.put("algorithms", algorithms);
        words.put("ceremonies of one credential", overlap ? "may overlap" : "never overlap");
        for (int i = 0; i < phases.size(); i++) {
            words.put(
                    "phase " + (i + 1) + ", " + phases.get(i).name,
                    phases.get(i).inWords());
        }
        words.put("loops", Integer.toString(usefulLoops));
        words.put("connections", Integer.toString(connections));
        words.put("connect timeout", seconds(connectTimeoutNs));
        words.put("request timeout", seconds(requestTimeoutNs));
        words.put("longest response", maxResponseBytes + " bytes");
        words.put("send lag limit (p99)", seconds(maxSendLagNs));
        words.put("grace", seconds(graceNs));
        return words;
    }

    private static String seconds(long ns) {
        return ns / 1e9 + " s";
    }

    private static int atLeastOne(String where, int count) {
        if (count < 1) {
            throw new InputException(where + ": " + count + "; write 1 or more");
        }
        return count;
    }

    private static List<AuthenticatorMix.Weighted<AuthenticatorModel>> modelMix(String where, String text) {
        Map<String, AuthenticatorModel> known = new LinkedHashMap<>();
        AuthenticatorModels.builtIn().forEach(model -> known.put(model.name(), model));
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
