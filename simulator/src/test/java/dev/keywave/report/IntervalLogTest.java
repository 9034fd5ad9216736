package dev.keywave.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keywave.measure.IntervalFigures;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogProcessor;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IntervalLogTest {

    private static final Instant STARTED = Instant.parse("2026-11-22T14:51:03.250Z");
    private static final String RESPONSE_TIME = "authentication.response_time";

    @TempDir
    private Path folder;

    private final Map<String, Histogram> totals = new HashMap<>();

    @Test
    void readingTheLogGivesTheSameTotals() throws IOException {
        try (IntervalLog log = IntervalLog.open(new ResultsFolder(folder), STARTED)) {
            write(log, 5);
        }

        Map<String, Histogram> read = read();
        assertThat(read).as("seed %d", SampleRuns.SEED).isEqualTo(totals);
    }

    @Test
    void aKilledRunKeepsTheIntervalsThatEnded() throws IOException {
        IntervalLog neverClosed = IntervalLog.open(new ResultsFolder(folder), STARTED);
        write(neverClosed, 3);

        assertThat(read()).as("seed %d", SampleRuns.SEED).isEqualTo(totals);
        neverClosed.close();
    }

    @Test
    void theHeadNamesUnitAndStart() throws IOException {
        try (IntervalLog log = IntervalLog.open(new ResultsFolder(folder), STARTED)) {
            write(log, 1);
        }
        assertThat(Files.readAllLines(folder.resolve("intervals.hlog")))
                .anyMatch(line -> line.startsWith("#") && line.contains("nanoseconds (ns)"))
                .anyMatch(line -> line.startsWith("#[StartTime: 1795359063.250 "))
                .anyMatch(line -> line.startsWith("Tag=" + RESPONSE_TIME + ",0.000,1.000,"));
        try (HistogramLogReader reader = new HistogramLogReader(file())) {
            assertThat(reader.nextIntervalHistogram().getStartTimeStamp()).isEqualTo(STARTED.toEpochMilli());
            assertThat(reader.getStartTimeSec()).isEqualTo(STARTED.toEpochMilli() / 1e3);
        }
    }

    @Test
    void hdrHistogramsOwnProcessorReadsATag() throws IOException, InterruptedException {
        try (IntervalLog log = IntervalLog.open(new ResultsFolder(folder), STARTED)) {
            write(log, 4);
        }
        String out = folder.resolve("processed").toString();
        HistogramLogProcessor processor =
                new HistogramLogProcessor(new String[] {"-i", file(), "-o", out, "-tag", RESPONSE_TIME});
        processor.start();
        processor.join();

        assertThat(Files.readString(Path.of(out + ".hgrm"))).containsPattern("Total count\\s+=\\s+4000]");
    }

    @Test
    void anotherRunsLogIsNeverOverwritten() throws IOException {
        IntervalLog.open(new ResultsFolder(folder), STARTED).close();
        assertThatThrownBy(() -> IntervalLog.open(new ResultsFolder(folder), STARTED))
                .isInstanceOf(FileAlreadyExistsException.class);
    }

    private void write(IntervalLog log, int intervals) {
        Random random = new Random(SampleRuns.SEED);
        for (int i = 0; i < intervals; i++) {
            Histogram response = histogram(random, 2_000_000);
            Histogram lag = histogram(random, 20_000);
            log.intervalEnded(
                    new IntervalFigures(i, 1, "steady", true, Map.of(), 0, 0, 0, 0, 0, 0, 0),
                    Map.of(RESPONSE_TIME, response, "send_lag", lag),
                    STARTED.plusSeconds(i));
            totals.computeIfAbsent(RESPONSE_TIME, t -> new Histogram(3)).add(response);
            totals.computeIfAbsent("send_lag", t -> new Histogram(3)).add(lag);
            response.reset();
            lag.reset();
        }
    }

    private static Histogram histogram(Random random, long scaleNs) {
        Histogram histogram = new Histogram(3);
        for (int n = 0; n < 1_000; n++) {
            histogram.recordValue((long) (scaleNs * Math.exp(random.nextGaussian())));
        }
        return histogram;
    }

    private Map<String, Histogram> read() throws FileNotFoundException {
        Map<String, Histogram> read = new HashMap<>();
        try (HistogramLogReader reader = new HistogramLogReader(file())) {
            while (reader.hasNext()) {
                Histogram interval = (Histogram) reader.nextIntervalHistogram();
                read.computeIfAbsent(interval.getTag(), t -> new Histogram(3)).add(interval);
            }
        }
        return read;
    }

    private String file() {
        return folder.resolve("intervals.hlog").toString();
    }
}
