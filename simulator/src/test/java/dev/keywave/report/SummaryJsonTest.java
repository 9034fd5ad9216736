package dev.keywave.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keywave.measure.CeremonyFigures;
import dev.keywave.measure.RunResult;
import dev.keywave.workload.CeremonyType;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class SummaryJsonTest {

    private final RunResult run = SampleRuns.withAFailedThreshold();
    private final JsonNode summary = SummaryJson.JSON.readTree(SummaryJson.text(run));

    @Test
    void theTopSaysWhetherTheRunCountsAndPassed() {
        assertThat(summary.get("valid").asBoolean()).isTrue();
        assertThat(summary.get("passed").asBoolean()).isFalse();
        assertThat(summary.get("interrupted").asBoolean()).isFalse();
        assertThat(summary.get("invalid_reasons").size()).isZero();
        assertThat(summary.get("started").asString()).isEqualTo("2026-11-22T14:51:03.250Z");
        assertThat(summary.get("duration_s").asDouble()).isEqualTo(42.117);
        assertThat(summary.get("warm_up_ceremonies").asLong()).isEqualTo(17_942);
    }

    @Test
    void theOutcomesOfEachCeremonyAddUpToItsIntendedStarts() {
        for (String ceremony : List.of("registration", "authentication")) {
            JsonNode node = summary.get(ceremony);
            long ended = 0;
            for (String outcome : List.of("accepted", "rejected", "throttled", "failed", "unfinished")) {
                ended += node.get(outcome).asLong();
            }
            assertThat(node.get("intended").asLong()).isPositive().isEqualTo(ended);
        }
    }

    @Test
    void passwordSignInsAreThereWhenThereWereAny() {
        assertThat(summary.has("password")).isFalse();
        assertThat(ReportData.tree(run).at("/intervals/password").isMissingNode())
                .isTrue();
        JsonNode password =
                SummaryJson.JSON.readTree(SummaryJson.text(SampleRuns.mixed())).get("password");
        assertThat(password.get("intended").asLong()).isEqualTo(1_800);
        assertThat(password.get("rejected").asLong()).isEqualTo(12);
        assertThat(ReportData.tree(SampleRuns.mixed())
                        .at("/distribution/password")
                        .isObject())
                .isTrue();
    }

    @Test
    void timesAreMillisecondsToTheMicrosecond() {
        CeremonyFigures figures = Objects.requireNonNull(run.ceremonies().get(CeremonyType.AUTHENTICATION));
        JsonNode response = summary.get("authentication").get("response_time_ms");

        assertThat(response.propertyNames()).containsExactly("p50", "p90", "p99", "p999", "max");
        assertThat(response.get("p99").asDouble())
                .isEqualTo(Math.round(figures.responseTimeNs().getValueAtPercentile(99) / 1e3) / 1e3);
        assertThat(response.get("max").asDouble())
                .isEqualTo(Math.round(figures.responseTimeNs().getMaxValue() / 1e3) / 1e3);
        assertThat(summary.get("authentication").get("service_time_ms").propertyNames())
                .containsExactly("p50", "p90", "p99", "p999", "max");
    }

    @Test
    void everyStageAndReasonIsThere() {
        JsonNode authentication = summary.get("authentication");
        assertThat(authentication.get("stages_ms").propertyNames())
                .containsExactly("connection_wait", "tls_handshake", "options", "user", "sign", "result");
        assertThat(authentication.at("/stages_ms/sign/p50").asDouble()).isBetween(0.015, 0.03);
        assertThat(authentication.at("/reasons/throttled: 429").asLong()).isEqualTo(64);
        assertThat(authentication.get("rate_per_s").asDouble()).isEqualTo(2_992);
    }

    @Test
    void theGeneratorSaysWhatItCost() {
        JsonNode generator = summary.get("generator");
        assertThat(generator.get("cpu_s").asDouble()).isEqualTo(3.412);
        assertThat(generator.get("process_cpu_s").asDouble()).isEqualTo(14.873);
        assertThat(generator.get("cpu_s_per_1000").asDouble()).isEqualTo(0.035631);
        assertThat(generator.get("peak_rss_mb").asLong()).isEqualTo(214);
        assertThat(generator.get("send_lag_ms").propertyNames()).containsExactly("p50", "p99", "p999", "max");
        assertThat(generator.get("crypto").asString()).isEqualTo("Amazon Corretto Crypto Provider 2.5.0");
        assertThat(generator.get("transport").asString()).isEqualTo("epoll");
        assertThat(generator.get("loops").asInt()).isEqualTo(2);
        assertThat(generator.get("max_loop_utilisation").asDouble()).isEqualTo(0.6123);
        assertThat(generator.get("gc_ms").asLong()).isEqualTo(61);
    }

    @Test
    void thresholdsConfigurationAndVersionsKeepTheirOrder() {
        assertThat(summary.get("thresholds").size()).isEqualTo(3);
        JsonNode first = summary.get("thresholds").get(0);
        assertThat(first.get("expression").asString()).isEqualTo("authentication.response_time.p99 < 50ms");
        assertThat(first.get("observed").asString()).isEqualTo("231 ms");
        assertThat(first.get("passed").asBoolean()).isFalse();
        assertThat(summary.get("configuration").propertyNames()).startsWith("target", "adapter", "users");
        assertThat(summary.get("versions").propertyNames()).startsWith("keywave", "java");
    }

    @Test
    void tracedCeremoniesAreNamedByTheirIds() {
        JsonNode traces = SummaryJson.JSON
                .readTree(SummaryJson.text(SampleRuns.withFindings()))
                .get("traces");
        assertThat(traces.get("traced").asLong()).isEqualTo(974);
        assertThat(traces.get("authentication").asLong()).isEqualTo(913);
        assertThat(traces.get("slowest").size()).isEqualTo(20);
        JsonNode lost = traces.get("not_accepted").get(0);
        assertThat(lost.get("trace_id").asString()).matches("[0-9a-f]{32}");
        assertThat(lost.get("reason").asString()).isEqualTo("challenge expired");
        assertThat(lost.get("attack").isNull()).isTrue();
        assertThat(lost.get("response_ms").asDouble()).isEqualTo(612.7);
        assertThat(traces.at("/findings/0/attack").asString()).isEqualTo("counter-repeated");
        assertThat(summary.at("/traces/traced").asLong()).isZero();
    }

    @Test
    void aPercentileOfNothingIsNull() {
        JsonNode empty = SummaryJson.JSON.readTree(SummaryJson.text(SampleRuns.empty()));
        assertThat(empty.at("/registration/intended").asLong()).isZero();
        assertThat(empty.at("/registration/rate_per_s").asDouble()).isZero();
        assertThat(empty.at("/registration/response_time_ms/p99").isNull()).isTrue();
        assertThat(empty.at("/generator/cpu_s_per_1000").isNull()).isTrue();
    }
}
