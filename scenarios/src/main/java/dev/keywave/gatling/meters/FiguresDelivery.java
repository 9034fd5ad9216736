package dev.keywave.gatling.meters;

import dev.keywave.delivery.DeliverySettings;
import dev.keywave.delivery.MetricsDelivery;
import dev.keywave.metrics.Meters;
import dev.keywave.report.ResultsFolder;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The figures of a Gatling run, on their way to whom its user has named, from before the first virtual user to behind the
 * last one.
 */
public final class FiguresDelivery {

    private final MetricsDelivery delivery;
    private final Course course;
    private final Interruption interruption;

    private FiguresDelivery(MetricsDelivery delivery, String simulation) {
        this.delivery = delivery;
        this.course = new Course(delivery.annotations(), simulation);
        delivery.annotations().watch(course);
        this.interruption = Interruption.watch(delivery);
        delivery.url().ifPresent(url -> System.out.println("figures for Prometheus: " + url));
    }

    /**
     * Begins to deliver.
     *
     * @param started when the run began: its name in Prometheus, as label {@code run}
     * @param injector which of several this is, from 0: label {@code rank}
     * @param simulation its name, for Grafana
     * @throws dev.keywave.input.InputException one line when the endpoint cannot listen
     */
    public static FiguresDelivery start(
            DeliverySettings wanted, CeremonyRecords records, LocalDateTime started, int injector, String simulation) {
        String run = ResultsFolder.nameOf(started);
        Meters meters = CeremonyMeters.of(records, run, injector);
        Map<String, String> subject = new LinkedHashMap<>();
        subject.put("run", run);
        subject.put("rank", Integer.toString(injector));
        MetricsDelivery delivery = MetricsDelivery.start(
                wanted, meters.registry(), subject, warning -> System.err.println("keywave: WARNING: " + warning));
        return new FiguresDelivery(delivery, simulation);
    }

    /**
     * Looks whether the endpoint could listen, for whoever has much to do before it is to.
     *
     * @throws dev.keywave.input.InputException one line when it could not
     */
    public static void requireEndpoint(DeliverySettings wanted) {
        DeliverySettings endpoint = new DeliverySettings(wanted.endpoint(), 0, null, null, null);
        MetricsDelivery.start(endpoint, new PrometheusRegistry(), Map.of(), warning -> {})
                .close();
    }

    /** Grafana is to be told of these, too. */
    public void plan(List<PlannedPhase> phases) {
        course.plan(phases);
    }

    /** Whether virtual users have come. */
    public boolean hasBegun() {
        return course.hasBegun();
    }

    /**
     * The first virtual users come.
     *
     * @param atMs milliseconds since the epoch, of the time that phases count from
     */
    public void begin(long atMs) {
        course.begin(atMs);
    }

    /** All figures are final: delivers them, waits for scrapers as long as the user wants, and frees the port. */
    public void finish() {
        interruption.awaitReport(Thread.currentThread());
        delivery.flush();
        if (hasBegun() && delivery.lingerS() > 0) {
            System.out.println("figures stay at " + delivery.url().orElse("") + " for " + Math.round(delivery.lingerS())
                    + " s, then comes the report; Ctrl-C ends the wait");
            delivery.linger();
        }
        delivery.close();
        interruption.close();
    }
}
