package dev.keywave.cli;

import dev.keywave.adapter.SecretReference;
import dev.keywave.delivery.DeliveryOption;
import dev.keywave.delivery.DeliverySettings;
import dev.keywave.delivery.DeliveryTexts;
import dev.keywave.delivery.MetricsDelivery;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.PrintWriter;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags that say who gets a command's meters; {@code keywave metrics} says which there are. */
final class MetricsOptions {

    @Option(
            names = "--metrics",
            arity = "0..1",
            fallbackValue = DeliveryTexts.DEFAULT_PORT,
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
                    + " from the environment's " + DeliveryTexts.GRAFANA_TOKEN + ".")
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
        return DeliveryTexts.of(option -> "--" + option.label(), this::text).settings(SecretReference::read);
    }

    private @Nullable String text(DeliveryOption option) {
        return switch (option) {
            case METRICS -> metrics;
            case METRICS_TOKEN -> token;
            case METRICS_LINGER -> linger;
            case PUSH -> push;
            case REMOTE_WRITE -> remoteWrite;
            case GRAFANA -> grafana;
        };
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
}
