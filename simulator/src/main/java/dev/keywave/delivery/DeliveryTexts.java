package dev.keywave.delivery;

import dev.keywave.delivery.DeliverySettings.Endpoint;
import dev.keywave.delivery.DeliverySettings.GrafanaAccess;
import dev.keywave.input.InputException;
import dev.keywave.input.Quantities;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where meters are to go, as people wrote it: on a command line, as system properties, in a simulation. Immutable. */
public final class DeliveryTexts {

    /** The port that is meant when an endpoint is wanted and no port is named. */
    public static final String DEFAULT_PORT = "9464";

    /** The environment's variable with the token of a service account of Grafana. */
    public static final String GRAFANA_TOKEN = "KEYWAVE_GRAFANA_TOKEN";

    /** Nothing. */
    public static final DeliveryTexts NONE = new DeliveryTexts(Map.of());

    /** A host as in a URL, an IPv6 address in brackets, and a port. */
    private static final Pattern ENDPOINT = Pattern.compile("(?:(?:\\[([^\\]]+)]|([^:\\[\\]]+)):)?([0-9]{1,5})");

    private static final int LAST_PORT = 65_535;

    private final Map<DeliveryOption, Said> said;

    /** How whoever wrote it spells an option, for the one line of an error: {@code --push}, {@code -Dkeywave.push}. */
    @FunctionalInterface
    public interface Spelling {

        /** That option's name there. */
        String of(DeliveryOption option);
    }

    /** Reads a secret where a reference says that it is. */
    @FunctionalInterface
    public interface Secrets {

        /**
         * The secret.
         *
         * @param name what the user calls it, for errors
         * @throws InputException one line when it cannot be read
         */
        String read(String name, String reference);
    }

    private record Said(Spelling spelling, String text) {}

    private DeliveryTexts(Map<DeliveryOption, Said> said) {
        this.said = Map.copyOf(said);
    }

    /**
     * All that one source says.
     *
     * @param source the text of an option, or null when it says nothing of it
     */
    public static DeliveryTexts of(Spelling spelling, Function<DeliveryOption, @Nullable String> source) {
        DeliveryTexts texts = NONE;
        for (DeliveryOption option : DeliveryOption.values()) {
            String text = source.apply(option);
            if (text != null) {
                texts = texts.with(spelling, option, text);
            }
        }
        return texts;
    }

    /** Likewise, with that text in place of what was said of the option before. */
    public DeliveryTexts with(Spelling spelling, DeliveryOption option, String text) {
        Map<DeliveryOption, Said> more = new EnumMap<>(DeliveryOption.class);
        more.putAll(said);
        more.put(option, new Said(spelling, text));
        return new DeliveryTexts(more);
    }

    /** An option, spelled as here, of which the others say something else or nothing; null when there is none. */
    public @Nullable String beyond(DeliveryTexts others) {
        for (DeliveryOption option : DeliveryOption.values()) {
            String text = text(option);
            if (text != null && !Objects.equals(text, others.text(option))) {
                return where(option);
            }
        }
        return null;
    }

    /**
     * What they mean.
     *
     * @param secrets reads the token of scrapers
     * @throws InputException one line when they are no addresses, contradict each other or would do nothing
     */
    public DeliverySettings settings(Secrets secrets) {
        requireEndpointFor(DeliveryOption.METRICS_TOKEN);
        requireEndpointFor(DeliveryOption.METRICS_LINGER);
        String metrics = text(DeliveryOption.METRICS);
        String linger = text(DeliveryOption.METRICS_LINGER);
        Address grafana = address(DeliveryOption.GRAFANA);
        return new DeliverySettings(
                metrics == null ? null : endpoint(metrics, secrets),
                linger == null ? 0 : Quantities.durationNs(where(DeliveryOption.METRICS_LINGER), linger),
                address(DeliveryOption.PUSH),
                address(DeliveryOption.REMOTE_WRITE),
                grafana == null ? null : new GrafanaAccess(grafana, grafanaToken()));
    }

    private void requireEndpointFor(DeliveryOption option) {
        Said one = said.get(option);
        if (one != null && !said.containsKey(DeliveryOption.METRICS)) {
            throw new InputException(one.spelling.of(option) + ": there is no endpoint; add "
                    + one.spelling.of(DeliveryOption.METRICS) + ", or leave it out");
        }
    }

    private Endpoint endpoint(String text, Secrets secrets) {
        String where = where(DeliveryOption.METRICS);
        Matcher parts = ENDPOINT.matcher(text.strip());
        if (!parts.matches() || Integer.parseInt(parts.group(3)) > LAST_PORT) {
            throw new InputException(where + ": \"" + text + "\" is no port; write for example 9464 or 0.0.0.0:9464"
                    + (where.startsWith("--") ? ", and " + where + " alone only at the end" : ""));
        }
        String host = parts.group(1) == null ? parts.group(2) : parts.group(1);
        String token = text(DeliveryOption.METRICS_TOKEN);
        if (host != null && token == null) {
            requireLoopback(where, host);
        }
        return new Endpoint(
                host,
                Integer.parseInt(parts.group(3)),
                token == null ? null : secrets.read(where(DeliveryOption.METRICS_TOKEN), token));
    }

    private void requireLoopback(String where, String host) {
        try {
            if (!InetAddress.getByName(host).isLoopbackAddress()) {
                throw new InputException(where + ": meters at " + host + " would be open to others; add "
                        + spelling(DeliveryOption.METRICS).of(DeliveryOption.METRICS_TOKEN)
                        + " with env:NAME or file:PATH, or leave the host out to listen on loopback only");
            }
        } catch (UnknownHostException e) {
            throw new InputException(
                    where + ": " + host + " does not resolve; write a name or address of this machine", e);
        }
    }

    private @Nullable Address address(DeliveryOption option) {
        String text = text(option);
        return text == null ? null : Address.parse(where(option), text.strip());
    }

    private String grafanaToken() {
        String token = System.getenv(GRAFANA_TOKEN);
        if (token == null || token.isBlank()) {
            throw new InputException(where(DeliveryOption.GRAFANA) + ": the environment has no " + GRAFANA_TOKEN
                    + "; export the token of a service account that may write annotations");
        }
        return token.strip();
    }

    private @Nullable String text(DeliveryOption option) {
        Said one = said.get(option);
        return one == null ? null : one.text;
    }

    private Spelling spelling(DeliveryOption option) {
        return Objects.requireNonNull(said.get(option)).spelling;
    }

    private String where(DeliveryOption option) {
        return spelling(option).of(option);
    }
}
