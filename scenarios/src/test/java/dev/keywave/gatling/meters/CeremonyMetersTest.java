package dev.keywave.gatling.meters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keywave.measure.Outcome;
import dev.keywave.metrics.Meters;
import dev.keywave.metrics.ScrapePage;
import dev.keywave.workload.CeremonyType;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class CeremonyMetersTest {

    private static final String OLD = "11111111111111111111111111111111";
    private static final String NEW = "22222222222222222222222222222222";
    private static final String SLOW = "33333333333333333333333333333333";
    private static final long MS = 1_000_000;

    private final CeremonyRecords records = new CeremonyRecords();

    @Test
    void theNewestTraceOfEachPartOfTheTimesIsAnExemplar() throws InterruptedException {
        ended(3 * MS, OLD);
        // exemplars know milliseconds
        Thread.sleep(2);
        ended(4 * MS, NEW);
        ended(700 * MS, SLOW);

        assertThat(scraped())
                .containsPattern(
                        "service_time_seconds_bucket\\{.*outcome=\"accepted\".*le=\"0.005\"} 2 # \\{trace_id=\"" + NEW
                                + "\"} 0.004 ")
                .containsPattern("le=\"1.0\"} 3 # \\{trace_id=\"" + SLOW + "\"} 0.7 ")
                .contains("service_time_seconds_count{ceremony=\"authentication\",outcome=\"accepted\"")
                .doesNotContain(OLD);
    }

    @Test
    void withoutTracesThereAreNativeBucketsAlone() {
        records.ended(CeremonyType.AUTHENTICATION, Outcome.ACCEPTED, "", 3 * MS);

        assertThat(scraped()).doesNotContain("trace_id", "le=\"0.005\"");
    }

    private void ended(long serviceNs, String traceId) {
        records.ended(CeremonyType.AUTHENTICATION, Outcome.ACCEPTED, "", serviceNs);
        records.traced(CeremonyType.AUTHENTICATION, Outcome.ACCEPTED, traceId, serviceNs);
    }

    private String scraped() {
        Meters meters = CeremonyMeters.of(records, "test", 0);
        return new String(
                ScrapePage.of(meters.registry(), "application/openmetrics-text; version=1.0.0")
                        .text(),
                StandardCharsets.UTF_8);
    }
}
