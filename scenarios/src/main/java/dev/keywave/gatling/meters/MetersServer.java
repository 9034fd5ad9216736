package dev.keywave.gatling.meters;

import dev.keywave.input.InputException;
import dev.keywave.metrics.MeterName;
import dev.keywave.metrics.Meters;
import dev.keywave.metrics.MetricsServer;
import dev.keywave.metrics.NativeHistogram;
import dev.keywave.workload.CeremonyType;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Shows the ceremonies of a Gatling run to Prometheus, with the figures of its process, on loopback. */
public final class MetersServer implements AutoCloseable {

    /** Runs are named as the results folders of {@code keywave run} are. */
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH-mm-ss", Locale.ROOT);

    private static final int LAST_PORT = 65_535;

    private final MetricsServer server;

    private MetersServer(MetricsServer server) {
        this.server = server;
    }

    /**
     * Reads a port.
     *
     * @param where it stands, for the one line of an error
     * @throws InputException when it is none
     */
    public static int port(String where, String text) {
        String stripped = text.strip();
        if (stripped.matches("[0-9]{1,5}") && Integer.parseInt(stripped) <= LAST_PORT) {
            return Integer.parseInt(stripped);
        }
        throw new InputException(where + ": \"" + text + "\" is no port; write one from 0 (any free one) to "
                + LAST_PORT + ", for example 9464");
    }

    /**
     * Starts; answers when it returns.
     *
     * @param started when the run began: its name in Prometheus, as label {@code run}
     * @param injector which of several this is, from 0: label {@code rank}
     * @param port 0 for a free one
     * @throws InputException one line when the port is taken or none
     */
    public static MetersServer start(CeremonyRecords records, LocalDateTime started, int injector, int port) {
        Meters meters = Meters.ofRun(NAME.format(started), injector);
        meters.register(MeterName.GATLING_CEREMONIES, records::ceremonies);
        meters.register(MeterName.GATLING_REASONS, records::reasons);
        meters.registerHistograms(MeterName.GATLING_SERVICE_TIME, () -> nativeOf(records.serviceTimes()));
        meters.registerHistograms(MeterName.GATLING_SIGN_TIME, () -> nativeOf(byLabel(records.signTimes())));
        meters.register(MeterName.GATLING_ATTACKS, records::attacks);
        meters.register(MeterName.GATLING_LOOK_ALIKES, records::lookAlikes);
        return new MetersServer(MetricsServer.start(meters.registry(), port));
    }

    /** What Prometheus is to scrape. */
    public String url() {
        return server.url();
    }

    /** Frees the port. */
    @Override
    public void close() {
        server.close();
    }

    private static Map<List<String>, Histogram> byLabel(Map<CeremonyType, Histogram> byType) {
        Map<List<String>, Histogram> byLabel = new HashMap<>();
        byType.forEach((ceremony, ns) -> byLabel.put(List.of(ceremony.label()), ns));
        return byLabel;
    }

    private static Map<List<String>, NativeHistogram> nativeOf(Map<List<String>, Histogram> ns) {
        Map<List<String>, NativeHistogram> byLabels = new HashMap<>();
        ns.forEach((labels, values) -> byLabels.put(labels, NativeHistogram.ofNs(values)));
        return byLabels;
    }
}
