package dev.keywave.delivery;

import dev.keywave.metrics.MetricsServer;
import dev.keywave.workload.NanoClock;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Meters on their way to all who want them: an endpoint for scrapers, and a thread for each destination. Its end comes in two
 * steps: {@link #flush} sends the last values, {@link #close} lets scrapers see them and frees the port.
 */
public final class MetricsDelivery implements AutoCloseable {

    private static final long FLUSH_NS = TimeUnit.SECONDS.toNanos(5);
    private static final String JOB = "keywave";

    private final @Nullable MetricsServer server;
    private final Annotations annotations;
    private final List<Courier> couriers = new ArrayList<>();
    private final long lingerNs;
    private final CountDownLatch lingered = new CountDownLatch(1);
    private boolean flushed;

    private MetricsDelivery(
            DeliverySettings settings,
            PrometheusRegistry registry,
            Map<String, String> subject,
            Consumer<String> warnings) {
        DeliverySettings.Endpoint endpoint = settings.endpoint();
        this.server = endpoint == null
                ? null
                : MetricsServer.start(registry, endpoint.host(), endpoint.port(), endpoint.token());
        this.lingerNs = settings.lingerNs();
        if (settings.push() != null) {
            courier(new Pushgateway(settings.push(), with("job", JOB, subject), registry), warnings);
        }
        if (settings.remoteWrite() != null) {
            Map<String, String> target = with("job", JOB, with("instance", host(), subject));
            courier(
                    new RemoteWrite(settings.remoteWrite(), target, registry, NanoClock.SYSTEM, InstantSource.system()),
                    warnings);
        }
        if (settings.grafana() == null) {
            this.annotations = Annotations.NONE;
        } else {
            List<String> tags = new ArrayList<>(List.of(JOB));
            tags.addAll(subject.values().stream().limit(1).toList());
            Grafana grafana =
                    new Grafana(settings.grafana().address(), settings.grafana().token(), tags, InstantSource.system());
            this.annotations = grafana;
            courier(grafana, warnings);
        }
    }

    /**
     * Begins.
     *
     * @param subject labels that tell it from others, the name of a run first: of a Pushgateway's group and, as far as the
     *     meters do not have them already, of what is written; the first one's value is a tag of annotations
     * @param warnings is told once of each destination that cannot be reached, by any thread
     * @throws dev.keywave.input.InputException one line when the endpoint cannot listen
     */
    public static MetricsDelivery start(
            DeliverySettings settings,
            PrometheusRegistry registry,
            Map<String, String> subject,
            Consumer<String> warnings) {
        return new MetricsDelivery(settings, registry, subject, warnings);
    }

    /** What Prometheus is to scrape, if there is an endpoint. */
    public Optional<String> url() {
        return Optional.ofNullable(server).map(MetricsServer::url);
    }

    /** For Grafana; lead nowhere when nobody wants them. */
    public Annotations annotations() {
        return annotations;
    }

    /**
     * Sends the last values and annotations, to all at once and within five seconds. The endpoint stays. From any thread;
     * who comes second waits for the first.
     */
    public synchronized void flush() {
        if (flushed) {
            return;
        }
        flushed = true;
        couriers.forEach(Courier::stop);
        long deadlineNs = NanoClock.SYSTEM.nowNs() + FLUSH_NS;
        try {
            for (Courier courier : couriers) {
                courier.awaitEnd(deadlineNs);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Seconds for which {@link #linger} will wait; 0 without an endpoint. */
    public double lingerS() {
        return server == null || lingered.getCount() == 0 ? 0 : lingerNs / 1e9;
    }

    /** Waits as long as the endpoint is to stay. */
    public void linger() {
        if (server == null) {
            return;
        }
        try {
            if (!lingered.await(lingerNs, TimeUnit.NANOSECONDS)) {
                lingered.countDown();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** From any thread: the endpoint need not stay. */
    public void endLinger() {
        lingered.countDown();
    }

    /** Flushes, if nobody has yet, and frees the port; does not linger. */
    @Override
    public void close() {
        flush();
        if (server != null) {
            server.close();
        }
    }

    private void courier(Destination destination, Consumer<String> warnings) {
        couriers.add(Courier.start(destination, warnings));
    }

    private static Map<String, String> with(String label, String value, Map<String, String> more) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put(label, value);
        labels.putAll(more);
        return labels;
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
