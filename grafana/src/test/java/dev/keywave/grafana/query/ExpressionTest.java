package dev.keywave.grafana.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keywave.metrics.MeterName;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Queries as Prometheus reads them. */
final class ExpressionTest {

    private static final Series CEREMONIES = Series.of(MeterName.CEREMONIES, Scope.RUN);

    @Test
    void aScopeMatchesTheLabelsThatAMetricHas() {
        assertThat(CEREMONIES.now().promql())
                .isEqualTo("keywave_ceremonies_total{ceremony=~\"$ceremony\",rank=~\"$rank\",run=~\"$run\"}");
        assertThat(Series.of(MeterName.IN_FLIGHT, Scope.RUN).now().promql())
                .isEqualTo("keywave_ceremonies_in_flight{rank=~\"$rank\",run=~\"$run\"}");
        assertThat(Series.of(MeterName.RP_QUEUE, Scope.RUN).now().promql())
                .as("a relying party has no run")
                .isEqualTo("keywave_rp_queue_seconds");
    }

    @Test
    void aPercentileIsOfTheSumOfHistogramsNeverAMean() {
        Expression p99 = Series.of(MeterName.RESPONSE_TIME, Scope.ALL)
                .rate()
                .sum("ceremony")
                .quantile("0.99");
        assertThat(p99.promql())
                .isEqualTo("histogram_quantile(0.99, sum by (ceremony) "
                        + "(rate(keywave_response_time_seconds[$__rate_interval])))");
        assertThat(p99.labels()).isEqualTo(Set.of("ceremony"));
    }

    @Test
    void aClassicPercentileIsOfBuckets() {
        Expression p99 = Series.of(MeterName.RESPONSE_TIME_BUCKETS, Scope.ALL)
                .buckets()
                .rate("1m")
                .sum("le")
                .quantile("0.99");
        assertThat(p99.promql())
                .isEqualTo("histogram_quantile(0.99, sum by (le) "
                        + "(rate(keywave_response_time_classic_seconds_bucket[1m])))");
        assertThat(p99.labels()).isEmpty();
    }

    @Test
    void operandsKeepTogether() {
        Expression failed = Series.of(MeterName.CEREMONIES, Scope.ALL).now().sum();
        assertThat(failed.or(failed).dividedBy(failed).only("> 1").promql())
                .isEqualTo("((sum(keywave_ceremonies_total) or sum(keywave_ceremonies_total))"
                        + " / sum(keywave_ceremonies_total)) > 1");
    }

    @Test
    void aLabelThatAMetricHasNotIsRefused() {
        assertThatThrownBy(() -> CEREMONIES.where("colour", "red"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("colour");
        assertThatThrownBy(() -> CEREMONIES.now().sum("outcome").sum("ceremony"))
                .as("it was summed away")
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ceremony");
    }
}
