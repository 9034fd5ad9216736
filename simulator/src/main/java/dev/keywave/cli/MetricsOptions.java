package dev.keywave.cli;

import dev.keywave.adapter.SecretReference;
import dev.keywave.delivery.Address;
import dev.keywave.delivery.DeliverySettings;
import dev.keywave.delivery.DeliverySettings.Endpoint;
import dev.keywave.delivery.DeliverySettings.GrafanaAccess;
import dev.keywave.delivery.MetricsDelivery;
import dev.keywave.input.InputException;
import dev.keywave.input.Quantities;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.PrintWriter;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags that say who gets a command's meters; {@code keywave metrics} says which there are. */
final class MetricsOptions {

    static final String GRAFANA_TOKEN = "KEYWAVE_GRAFANA_TOKEN";

    /** A host as in a URL, an IPv6 address in brackets, and a port. */
    private static final Pattern ENDPOINT = Pattern.compile("(?:(?:\\[([^\\]]+)]|([^:\\[\\]]+)):)?([0-9]{1,5})");

    @Option(
            names = "--metrics",
            arity = "0..1",
            fallbackValue = "9464",
            paramLabel = "[HOST:]PORT",
            description =
                    "Show meters to Prometheus at /metrics on this port, 9464 if none is named, 0 for a free one; on"
                            + " loopback, unless a host is named.")
    @Nullable
    String metrics;

    @Option(
            names = "--metrics-token",
            paramLabel = "SECRET",
            description = "Bearer token that scrapers must send, as env:NAME or file:PATH. Needed when the host is not"
                    + " loopback.")
    @Nullable
    String token;

    @Option(
            names = "--metrics-linger",
            paramLabel = "TIME",
            description = "Let /metrics stay so long after the end, for a scraper to see the last values; Ctrl-C ends"
                    + " it. Default: 0s.")
    @Nullable
    String linger;

    @Option(
            names = "--push",
            paramLabel = "URL",
            description = "Push meters to this Pushgateway every 15 s and at the end.")
    @Nullable
    String push;

    @Option(
            names = "--remote-write",
            paramLabel = "URL",
            description = "Write meters to this end of Prometheus' remote write every 5 s and at the end, for example"
                    + " http://localhost:9090/api/v1/write.")
    @Nullable
    String remoteWrite;

    @Option(
            names = "--grafana",
            paramLabel = "URL",
            description = "Annotate this Grafana with what happens, tagged keywave; a service account's token comes"
                    + " from the environment's " + GRAFANA_TOKEN + ".")
    @Nullable
    String grafana;

    /** Whether anybody gets meters. */
    boolean given() {
        return metrics != null || push != null || remoteWrite != null || grafana != null;
    }

    /**
     * What the flags say.
     *
     * @throws InputException when they are no addresses, contradict each other or would do nothing
     */
    DeliverySettings settings() {
        if (metrics == null && (token != null || linger != null)) {
            throw new InputException((token == null ? "--metrics-linger" : "--metrics-token")
                    + ": there is no endpoint; add --metrics, or leave it out");
        }
        return new DeliverySettings(
                metrics == null ? null : endpoint(metrics),
                linger == null ? 0 : Quantities.durationNs("--metrics-linger", linger),
                push == null ? null : Address.parse("--push", push),
                remoteWrite == null ? null : Address.parse("--remote-write", remoteWrite),
                grafana == null ? null : grafana(Address.parse("--grafana", grafana)));
    }

    /**
     * Begins to deliver, and says where meters can be seen.
     *
     * @param subject as {@link MetricsDelivery#start} wants it
     * @param err for warnings
     * @throws InputException when the endpoint cannot listen
     */
    static MetricsDelivery deliver(
            DeliverySettings settings,
            PrometheusRegistry registry,
            Map<String, String> subject,
            PrintWriter out,
            PrintWriter err) {
        MetricsDelivery delivery = MetricsDelivery.start(settings, registry, subject, warning -> {
            err.println("keywave: WARNING: " + warning);
            err.flush();
        });
        delivery.url().ifPresent(url -> out.println("meters for Prometheus: " + url));
        out.flush();
        return delivery;
    }

    private Endpoint endpoint(String text) {
        Matcher parts = ENDPOINT.matcher(text);
        if (!parts.matches()) {
            throw new InputException("--metrics: \"" + text + "\" is no port; write for example --metrics 9464 or"
                    + " --metrics 0.0.0.0:9464, and --metrics alone only at the end");
        }
        String host = parts.group(1) == null ? parts.group(2) : parts.group(1);
        return new Endpoint(
                host,
                Integer.parseInt(parts.group(3)),
                token == null ? null : SecretReference.read("--metrics-token", token));
    }

    private static GrafanaAccess grafana(Address address) {
        String token = System.getenv(GRAFANA_TOKEN);
        if (token == null || token.isBlank()) {
            throw new InputException("--grafana: the environment has no " + GRAFANA_TOKEN
                    + "; export the token of a service account that may write annotations");
        }
        return new GrafanaAccess(address, token.strip());
    }
}
