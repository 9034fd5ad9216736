package dev.keywave.cli;

import dev.keywave.delivery.Annotations;
import dev.keywave.delivery.DeliverySettings;
import dev.keywave.delivery.MetricsDelivery;
import dev.keywave.measure.RunSnapshot;
import dev.keywave.metrics.Meters;
import dev.keywave.metrics.RunMeters;
import dev.keywave.relyingparty.Fault;
import dev.keywave.report.ResultsFolder;
import io.netty.util.concurrent.EventExecutor;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The meters of one command that runs and ends, on their way to whom its flags name; of nobody when they name none. */
final class RunDelivery implements AutoCloseable {

    /** This machine's number among those of a run. */
    private static final int RANK = 0;

    private final @Nullable Meters meters;
    private final @Nullable RunMeters runMeters;
    private final MetricsDelivery delivery;
    private final RunAnnotations annotations;
    private final PrintWriter out;

    private RunDelivery(DeliverySettings wanted, String run, PrintWriter out, PrintWriter err) {
        this.out = out;
        this.meters = wanted.wanted() ? Meters.ofRun(run, RANK) : null;
        this.runMeters = meters == null ? null : new RunMeters(meters);
        Map<String, String> subject = new LinkedHashMap<>();
        subject.put("run", run);
        subject.put("rank", Integer.toString(RANK));
        PrometheusRegistry registry = meters == null ? new PrometheusRegistry() : meters.registry();
        this.delivery = MetricsOptions.deliver(wanted, registry, subject, out, err);
        this.annotations = new RunAnnotations(delivery.annotations());
        delivery.annotations().watch(annotations);
    }

    /**
     * Begins.
     *
     * @param folder whose name is the run's
     * @throws dev.keywave.input.InputException when the endpoint cannot listen
     */
    static RunDelivery start(DeliverySettings wanted, ResultsFolder folder, PrintWriter out, PrintWriter err) {
        String run = String.valueOf(folder.path().toAbsolutePath().normalize().getFileName());
        return new RunDelivery(wanted, run, out, err);
    }

    /** More may be registered with these; null when nobody wants any. */
    @Nullable
    Meters meters() {
        return meters;
    }

    /** What happens besides phases, thresholds and faults can be told to these. */
    Annotations annotations() {
        return delivery.annotations();
    }

    /** Shows this run from now on, in place of another one. */
    void watch(Supplier<RunSnapshot> snapshots) {
        if (runMeters != null) {
            runMeters.watch(snapshots);
        }
        annotations.watch(snapshots);
    }

    /** Shows how many tasks wait for these from now on; for a command with one run, since they stay. */
    void watchLoops(Iterable<EventExecutor> loops) {
        if (meters != null) {
            meters.watch(loops);
        }
    }

    /** Of the embedded relying party, counted from its start. */
    void watchFaults(Supplier<Map<Fault, Long>> counts) {
        annotations.watchFaults(counts);
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
