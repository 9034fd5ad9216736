package dev.keywave.cli;

import dev.keywave.delivery.DeliverySettings;
import dev.keywave.delivery.MetricsDelivery;
import dev.keywave.metrics.Meters;
import dev.keywave.report.ResultsFolder;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The meters of one command that runs and ends, on their way to whom its flags name. */
final class RunDelivery implements AutoCloseable {

    /** This machine's number among those of a run. */
    private static final int RANK = 0;

    private final MetricsDelivery delivery;
    private final @Nullable Meters meters;
    private final PrintWriter out;

    private RunDelivery(MetricsDelivery delivery, @Nullable Meters meters, PrintWriter out) {
        this.delivery = delivery;
        this.meters = meters;
        this.out = out;
    }

    /**
     * Begins.
     *
     * @param folder whose name is the run's
     * @throws dev.keywave.input.InputException when the endpoint cannot listen
     */
    static RunDelivery start(DeliverySettings wanted, ResultsFolder folder, PrintWriter out, PrintWriter err) {
        String run = String.valueOf(folder.path().toAbsolutePath().normalize().getFileName());
        Meters meters = wanted.wanted() ? Meters.ofProcess() : null;
        PrometheusRegistry registry = meters == null ? new PrometheusRegistry() : meters.registry();
        Map<String, String> subject = new LinkedHashMap<>();
        subject.put("run", run);
        subject.put("rank", Integer.toString(RANK));
        return new RunDelivery(MetricsOptions.deliver(wanted, registry, subject, out, err), meters, out);
    }

    /** More may be registered with these; null when nobody wants any. */
    @Nullable
    Meters meters() {
        return meters;
    }

    /** From any thread: the command is to end soon. */
    void interrupt() {
        delivery.endLinger();
    }

    /**
     * All figures are final: delivers them, and waits for scrapers as long as the user wants.
     *
     * @param exitCode what the process ends with, interrupted in the wait or not
     */
    void finish(int exitCode, Interrupt interrupt) {
        delivery.flush();
        if (delivery.lingerS() > 0) {
            interrupt.allDone(exitCode);
            out.println("meters stay at " + delivery.url().orElse("") + " for " + Math.round(delivery.lingerS())
                    + " s; Ctrl-C ends it");
            out.flush();
            delivery.linger();
        }
    }

    /** Nothing can be seen any more. */
    @Override
    public void close() {
        delivery.close();
    }
}
