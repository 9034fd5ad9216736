package dev.keywave.cli;

import dev.keywave.capacity.CapacityFile;
import dev.keywave.capacity.CapacityPlan;
import dev.keywave.capacity.MetricsCpu;
import dev.keywave.capacity.RpCpu;
import dev.keywave.input.InputException;
import dev.keywave.input.Quantities;
import dev.keywave.plan.RunPlan;
import dev.keywave.plan.Target;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags that say what capacity means, and how it is searched for. */
final class SearchOptions {

    private static final String DEFAULT_PRECISION = "2%";

    @Option(
            names = "--slo",
            paramLabel = "EXPR",
            description =
                    "A service-level objective, as a threshold: 'authentication.response_time.p99 < 300ms', 'failed <"
                            + " 0.1%%'. Repeatable. Default: p99 < 300ms of each ceremony of the mix, and failed < 0.1%%. Besides, the"
                            + " relying party has to keep up.")
    List<String> objectives = new ArrayList<>();

    @Option(names = "--from", paramLabel = "RATE", description = "The first rate. Default: 50/s.")
    String from = "50/s";

    @Option(names = "--up-to", paramLabel = "RATE", description = "Try no higher rate. Default: no limit.")
    @Nullable
    String upTo;

    @Option(
            names = "--precision",
            paramLabel = "SHARE",
            description = "How far apart the rate that holds and the one that fails may be. Default: 2%%.")
    @Nullable
    String precision;

    @Option(names = "--trial", paramLabel = "TIME", description = "Length of a trial. Default: 10s.")
    String trial = "10s";

    @Option(
            names = "--confirm",
            paramLabel = "TIME",
            description = "Length of the trial that confirms the rate found. Default: 30s.")
    String confirm = "30s";

    @Option(
            names = "--repeats",
            paramLabel = "N",
            description = "Search again around the rate found, and confirm again. Default: 3.")
    int repeats = 3;

    @Option(
            names = "--warm-up",
            paramLabel = "TIME",
            description = "The first rate that long before everything, left out. Default: 10s.")
    String warmUp = "10s";

    @Option(
            names = "--verify",
            paramLabel = "FILE",
            description = "Only ask whether the relying party still holds the capacity of this JSON file, less its"
                    + " precision, with its objectives and its mix.")
    @Nullable
    Path verify;

    @Option(
            names = "--rp-pid",
            paramLabel = "PID",
            description = "Process of the relying party on this machine, for its CPU time.")
    @Nullable
    Long rpPid;

    @Option(
            names = "--rp-metrics",
            paramLabel = "URL",
            description = "Page with the relying party's process_cpu_seconds_total. Default: /metrics of the target.")
    @Nullable
    String rpMetrics;

    /** The earlier result that is to be verified. */
    @Nullable
    CapacityFile earlier() {
        if (verify == null) {
            return null;
        }
        if (!objectives.isEmpty()) {
            throw new InputException("--verify: its file says which objectives hold; leave out --slo");
        }
        return CapacityFile.read(verify);
    }

    CapacityPlan plan(RunPlan run, @Nullable CapacityFile earlier) {
        double ofFile = earlier == null ? 0 : earlier.precision();
        double share = precision == null && ofFile > 0
                ? ofFile
                : Quantities.fraction("--precision", precision == null ? DEFAULT_PRECISION : precision);
        return new CapacityPlan(
                run,
                Quantities.positiveRatePerS("--from", from),
                upTo == null ? Double.POSITIVE_INFINITY : Quantities.positiveRatePerS("--up-to", upTo),
                share,
                Quantities.positiveDurationNs("--trial", trial) / 1e9,
                Quantities.positiveDurationNs("--confirm", confirm) / 1e9,
                repeats);
    }

    double warmUpS() {
        return Quantities.durationNs("--warm-up", warmUp) / 1e9;
    }

    /** The CPU time of a relying party elsewhere. */
    RpCpu cpuOf(List<Target> targets) {
        if (rpPid != null) {
            RpCpu process = RpCpu.ofProcess(rpPid);
            if (process.seconds().isEmpty()) {
                throw new InputException("--rp-pid: there is no process " + rpPid
                        + " whose CPU time can be read; look it" + " up with ps");
            }
            return process;
        }
        if (rpMetrics != null) {
            URI uri = uri(rpMetrics);
            OptionalDouble now = new MetricsCpu(uri).seconds();
            if (now.isEmpty()) {
                throw new InputException(
                        "--rp-metrics: " + uri + " does not say process_cpu_seconds_total; open it in a browser");
            }
            return new MetricsCpu(uri);
        }
        if (targets.size() > 1) {
            return RpCpu.unknown("there are several targets; name the page of one with --rp-metrics");
        }
        URI page = targets.get(0).uri().resolve("/metrics");
        RpCpu metrics = new MetricsCpu(page);
        return metrics.seconds().isPresent()
                ? metrics
                : RpCpu.unknown("there is no process_cpu_seconds_total at " + page
                        + "; name the page with --rp-metrics," + " or the process with --rp-pid");
    }

    private static URI uri(String text) {
        try {
            URI uri = new URI(text);
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw new InputException(
                    "--rp-metrics: \"" + text + "\" is no URL; write for example http://localhost:9090/metrics", e);
        }
        throw new InputException(
                "--rp-metrics: \"" + text + "\" is no URL of a page; write for example http://localhost:9090/metrics");
    }
}
