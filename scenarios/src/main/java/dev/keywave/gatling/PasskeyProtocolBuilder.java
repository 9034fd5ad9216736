package dev.keywave.gatling;

import dev.keywave.delivery.DeliveryOption;
import dev.keywave.gatling.engine.PasskeyAuthenticator;
import dev.keywave.gatling.engine.PasskeyProtocol;
import dev.keywave.gatling.engine.SettingsDraft;
import io.gatling.javaapi.core.ProtocolBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The passkeys of a simulation: population, origin, models, crypto; what it says is spelled as the flags of
 * {@code keywave run}. Immutable, so that each method returns a new builder. A wrong word ends the run before it starts,
 * with one line.
 */
public final class PasskeyProtocolBuilder implements ProtocolBuilder {

    private final List<Consumer<SettingsDraft>> said;
    private final PasskeyProtocol protocol;

    PasskeyProtocolBuilder() {
        this(SimulationName.ofCaller()
                .<List<Consumer<SettingsDraft>>>map(name -> List.of(draft -> draft.simulation(name)))
                .orElse(List.of()));
    }

    private PasskeyProtocolBuilder(List<Consumer<SettingsDraft>> said) {
        this.said = List.copyOf(said);
        this.protocol = new PasskeyProtocol(said);
    }

    private PasskeyProtocolBuilder and(Consumer<SettingsDraft> word) {
        List<Consumer<SettingsDraft>> all = new ArrayList<>(said);
        all.add(word);
        return new PasskeyProtocolBuilder(all);
    }

    /** How many virtual users the population has; default: all of a population file, 1000 of a new population. */
    public PasskeyProtocolBuilder users(long count) {
        return and(draft -> draft.users(count));
    }

    /** Text that a new population is derived from, secret; default: random. */
    public PasskeyProtocolBuilder seed(String text) {
        return and(draft -> draft.seed(text));
    }

    /** A file in which the credentials outlive the run; default: in memory. */
    public PasskeyProtocolBuilder population(String file) {
        return and(draft -> draft.population(file));
    }

    /** Authenticator models with weights, {@code windows-hello=60,synced-passkey=40}. */
    public PasskeyProtocolBuilder models(String mix) {
        return and(draft -> draft.models(mix));
    }

    /** A file with an authenticator model of one's own, to be named in {@link #models}. */
    public PasskeyProtocolBuilder modelFile(String file) {
        List<Consumer<SettingsDraft>> all = new ArrayList<>(said);
        all.add(0, draft -> draft.modelFile(file));
        return new PasskeyProtocolBuilder(all);
    }

    /** Algorithms with weights, {@code ES256=80,EdDSA=20}; default: each model's own preference. */
    public PasskeyProtocolBuilder algorithms(String mix) {
        return and(draft -> draft.algorithms(mix));
    }

    /** How many authenticators a user may have, 1 or 2. */
    public PasskeyProtocolBuilder authenticatorsPerUser(int count) {
        return and(draft -> draft.authenticatorsPerUser(count));
    }

    /** The relying party's base URL; default: the HTTP protocol's. */
    public PasskeyProtocolBuilder target(String url) {
        return and(draft -> draft.target(url));
    }

    /** The origin in the client data; default: the target's. */
    public PasskeyProtocolBuilder origin(String origin) {
        return and(draft -> draft.origin(origin));
    }

    /** Who signs: {@code auto}, {@code accp}, {@code bc} or {@code jdk}. */
    public PasskeyProtocolBuilder crypto(String name) {
        return and(draft -> draft.crypto(name));
    }

    /** Who creates credentials and assertions; default: Keywave's authenticators. */
    public PasskeyProtocolBuilder authenticator(PasskeyAuthenticator authenticator) {
        return and(draft -> draft.authenticator(authenticator));
    }

    /**
     * Which part of the population is this injector's: users whose number modulo {@code of} is {@code index}; default:
     * {@code -Dkeywave.injector=1/4}, or what Gatling's deployment says.
     *
     * @param index from 0
     */
    public PasskeyProtocolBuilder injector(int index, int of) {
        return and(draft -> draft.injector(index, of));
    }

    /**
     * Shows the figures of the run to Prometheus while it lasts, on {@code http://localhost:PORT/metrics}; default:
     * {@code -Dkeywave.metrics=9464}, or not at all. All passkeys of a simulation share one delivery.
     *
     * @param port 0 for any that is free
     */
    public PasskeyProtocolBuilder metrics(int port) {
        return metrics(Integer.toString(port));
    }

    /**
     * Likewise, on an address of this machine.
     *
     * @param endpoint {@code HOST:PORT}; a host other than loopback needs {@link #metricsToken}
     */
    public PasskeyProtocolBuilder metrics(String endpoint) {
        return and(draft -> draft.deliver(DeliveryOption.METRICS, endpoint));
    }

    /**
     * What scrapers must send as a bearer token.
     *
     * @param reference {@code env:NAME} or {@code file:PATH}, never the token itself
     */
    public PasskeyProtocolBuilder metricsToken(String reference) {
        return and(draft -> draft.deliver(DeliveryOption.METRICS_TOKEN, reference));
    }

    /** How long the figures stay after the last virtual user, for a scraper to see the last values, {@code 30s}. */
    public PasskeyProtocolBuilder metricsLinger(String time) {
        return and(draft -> draft.deliver(DeliveryOption.METRICS_LINGER, time));
    }

    /** The URL of a Pushgateway that gets the figures every 15 s and at the end. */
    public PasskeyProtocolBuilder push(String url) {
        return and(draft -> draft.deliver(DeliveryOption.PUSH, url));
    }

    /** The URL that takes Prometheus' remote write, which gets the figures every 5 s and at the end. */
    public PasskeyProtocolBuilder remoteWrite(String url) {
        return and(draft -> draft.deliver(DeliveryOption.REMOTE_WRITE, url));
    }

    /**
     * The URL of a Grafana that gets annotations: the simulation from its beginning to its end, and each {@link #phase}. The
     * token of a service account comes from the environment's {@code KEYWAVE_GRAFANA_TOKEN}.
     */
    public PasskeyProtocolBuilder grafana(String url) {
        return and(draft -> draft.deliver(DeliveryOption.GRAFANA, url));
    }

    /**
     * Has that share of the adapters' ceremonies, {@code 1%}, send a W3C {@code traceparent} with each request; an adapter or
     * HTTP protocol that gives one itself wins. At the end of the run the console names the traces of some that were KO and of
     * the slowest.
     */
    public PasskeyProtocolBuilder trace(String share) {
        return and(draft -> draft.trace(share));
    }

    /**
     * Tells Grafana of a part of the injection profile.
     *
     * @param from when it begins, from the simulation's beginning on
     */
    public PasskeyProtocolBuilder phase(String name, Duration from, Duration length) {
        return and(draft -> draft.phase(name, from, length));
    }

    /** Values for an adapter's variables. */
    public PasskeyProtocolBuilder vars(Map<String, String> values) {
        Map<String, String> copy = Map.copyOf(values);
        return and(draft -> draft.variables(copy));
    }

    /**
     * Where an adapter's secret is to be found.
     *
     * @param reference {@code env:NAME} or {@code file:PATH}, never the secret itself
     */
    public PasskeyProtocolBuilder secret(String name, String reference) {
        return and(draft -> draft.secret(name, reference));
    }

    /** A CSV file with a row for each user, whose columns adapters can use. */
    public PasskeyProtocolBuilder feeder(String file) {
        return and(draft -> draft.feeder(file));
    }

    /** A host on another machine that adapters may load, since its owner has agreed to it. */
    public PasskeyProtocolBuilder authorizedFor(String host) {
        return and(draft -> draft.authorizedHost(host));
    }

    @Override
    public PasskeyProtocol protocol() {
        return protocol;
    }
}
