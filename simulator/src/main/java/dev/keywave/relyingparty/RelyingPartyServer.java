package dev.keywave.relyingparty;

import dev.keywave.metrics.Meters;
import io.netty.util.concurrent.FastThreadLocal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The embedded relying party, running: FIDO's conformance API
 * (https://github.com/fido-alliance/conformance-test-tools-resources, Conformance-Test-API.md) over HTTP/1.1 and
 * HTTP/2 on event loops of its own, or a stand-in for Entra ID or for a product's login pages beside it. Users and credentials live in memory and end with it.
 */
public final class RelyingPartyServer implements AutoCloseable {

    private static final int HANDLE_KEY_LENGTH = 32;

    private final RelyingPartyConfig config;
    private final Listener listener;
    private final String origin;
    private final RelyingPartyVerifier verifier;
    private final VerificationTimes verificationTimes = new VerificationTimes();
    private final SignatureProviders signatureProviders;
    private final CredentialStore store = new CredentialStore();
    private final CeremonyParts parts;
    private final @Nullable EntraStandIn entra;
    private final @Nullable PagesStandIn pages;
    private final CeremonyCounters registrations = new CeremonyCounters();
    private final CeremonyCounters authentications = new CeremonyCounters();
    private final @Nullable ServiceSlots slots;
    private final ScrapeThread scrapes = new ScrapeThread();
    private final RelyingPartyMeters meters;
    private final RequestService service;

    private RelyingPartyServer(RelyingPartyConfig config, Listener listener) {
        this.config = config;
        this.listener = listener;
        this.origin = (config.tls() == null ? "http" : "https") + "://localhost:" + listener.port();
        this.signatureProviders = SignatureProviders.find(config);
        Set<String> origins = config.origins().isEmpty() ? Set.of(origin) : config.origins();
        this.verifier = switch (config.verifier()) {
            case WEBAUTHN4J -> timed(new Webauthn4jVerifier(config, origins));
            case YUBICO -> timed(new YubicoVerifier(config, origins, store));
            case NONE -> new NoVerifier();
        };
        this.parts = new CeremonyParts(config, store, verifier, handles(), random(config)::get, new PendingCounts());
        EntraConfig entraConfig = config.entra();
        this.entra = entraConfig == null ? null : new EntraStandIn(entraConfig, parts, origin, registrations);
        this.pages = pages();
        this.slots = config.maxRatePerS() == Double.POSITIVE_INFINITY
                ? null
                : new ServiceSlots(config.maxRatePerS(), config.nanoTime());
        this.meters = new RelyingPartyMeters(this::statistics, liveFigures());
        this.service = new RequestService(
                routes(), new FaultInjector(config.faults(), config.faultSeed(), config.nanoTime()), slots, scrapes);
        listener.open(new Pipelines(config, service));
    }

    /**
     * Starts; returns when the port is bound and requests are answered.
     *
     * @throws dev.keywave.input.InputException one line when host or port cannot be used
     */
    public static RelyingPartyServer start(RelyingPartyConfig config) {
        Listener listener = Listener.bind(config);
        try {
            return new RelyingPartyServer(config, listener);
        } catch (RuntimeException e) {
            listener.close();
            throw e;
        }
    }

    /** The port that it listens on. */
    public int port() {
        return listener.port();
    }

    /** {@code http://localhost:PORT}, with TLS {@code https}: where to send requests and, unless configured otherwise, the expected origin. */
    public String origin() {
        return origin;
    }

    /** Who verifies and which providers check the signatures, for the summary of a run. */
    public String description() {
        return config.verifier() == VerifierChoice.NONE
                ? verifier.description()
                : verifier.description() + ", signatures by " + signatureProviders.description();
    }

    /** A line to show to whoever starts it, if something must not be overlooked. */
    public Optional<String> warning() {
        return config.verifier() == VerifierChoice.NONE
                ? Optional.of("NOTHING IS VERIFIED: the relying party accepts every result unread (verifier none);"
                        + " its figures measure the generator only")
                : Optional.empty();
    }

    /** What it has done so far. */
    public RelyingPartyStatistics statistics() {
        return new RelyingPartyStatistics(
                registrations.acceptedCount(),
                registrations.refusedCounts(),
                authentications.acceptedCount(),
                authentications.refusedCounts(),
                service.injectedCounts(),
                service.protocolErrorCount(),
                service.internalErrorCount(),
                entra == null ? 0 : entra.unauthorizedCount(),
                entra == null ? 0 : entra.throttledCount(),
                store.size(),
                access());
    }

    /** What {@code /metrics} shows, for whoever shows it elsewhere, too. */
    public Meters meters() {
        return meters.meters();
    }

    private RelyingPartyVerifier timed(RelyingPartyVerifier library) {
        return new TimedVerifier(new CompoundVerifier(library), config.nanoTime(), verificationTimes);
    }

    private AccessStatistics access() {
        if (entra != null) {
            return entra.statistics();
        }
        return pages == null ? AccessStatistics.NONE : AccessStatistics.ofPasswords(pages.passwords());
    }

    private @Nullable PagesStandIn pages() {
        PageCeremonies ceremonies = new PageCeremonies(parts, registrations, authentications);
        return switch (config.loginPages()) {
            case NONE -> null;
            case SPRING_SECURITY -> new SpringStandIn(ceremonies);
            case KEYCLOAK -> new KeycloakStandIn(ceremonies, origin);
        };
    }

    /**
     * Takes in credentials that no ceremony registered, with their users.
     *
     * @param file one JSON object per line, as {@code keywave population export --format jsonl} writes them
     * @return how many there are
     * @throws dev.keywave.input.InputException at the first line that is none: {@code FILE:LINE: what}
     */
    public long seed(Path file) {
        return new CredentialSeed(store).read(file);
    }

    /** Closes the port and all connections and waits until its threads have ended. */
    @Override
    public void close() {
        listener.close();
        scrapes.close();
    }

    private static FastThreadLocal<SecureBytes> random(RelyingPartyConfig config) {
        return new FastThreadLocal<>() {
            @Override
            protected SecureBytes initialValue() {
                return new SecureBytes(config.randomSource().get());
            }
        };
    }

    private UserHandles handles() {
        return new UserHandles(new SecureBytes(config.randomSource().get()).next(HANDLE_KEY_LENGTH));
    }

    private Routes routes() {
        SignInPolicy policy = entra == null ? SignInPolicy.NONE : entra.signInPolicy();
        Authentication authentication = new Authentication(parts, policy, authentications);
        Map<String, Routes.Route> byPath = new HashMap<>();
        byPath.put("/assertion/options", Routes.api(authentication::options));
        byPath.put("/assertion/result", Routes.result(authentication::result));
        byPath.put("/metrics", Routes.scrape(meters::scrape));
        byPath.put("/", Routes.page(exchange -> Reply.text(200, frontPage())));
        RegistrationPolicy registrationPolicy =
                entra == null ? new AttestationRequirement(config) : entra.registrationPolicy();
        Registration registration = new Registration(parts, registrationPolicy, registrations);
        byPath.put("/attestation/options", Routes.api(registration::options));
        byPath.put("/attestation/result", Routes.result(registration::result));
        if (entra != null) {
            byPath.put("/signin/password", Routes.result(entra::passwordSignIn));
        }
        Map<String, Routes.Route> byRoot = new HashMap<>(entra == null ? Map.of() : entra.trees());
        if (pages != null) {
            byPath.putAll(pages.byPath());
            byRoot.putAll(pages.byRoot());
        }
        return new Routes(Map.copyOf(byPath), Map.copyOf(byRoot));
    }

    private LiveFigures liveFigures() {
        return new LiveFigures(
                slots == null ? () -> 0 : slots::queueNs,
                listener::openConnections,
                parts.pending(),
                verificationTimes,
                listener.loops());
    }

    private String frontPage() {
        String api = "FIDO conformance API: POST /attestation/options, /attestation/result, /assertion/options,"
                + " /assertion/result\n"
                + (entra == null
                        ? ""
                        : "Sign-in with a password: POST /signin/password\nMicrosoft Graph:\n  "
                                + String.join("\n  ", EntraStandIn.paths()) + "\n")
                + (pages == null
                        ? ""
                        : "Login pages as of " + config.loginPages().label() + ", everybody's password is pw-NAME:\n  "
                                + String.join("\n  ", pages.paths()) + "\n");
        return "Keywave's embedded relying party: a target for load tests of passkey login.\n" + api + "RP ID "
                + config.rpId() + ", " + description() + "\nGET /metrics is for Prometheus.\n";
    }
}
