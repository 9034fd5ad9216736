package dev.keywave.benchmarks.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is made of the counters of two moments. */
final class EndToEndResultTest {

    private static final LoadSettings SETTINGS = new LoadSettings("ES256", 300, 48, 6, 8);

    @Test
    void countersAreReadFromTheRelyingPartysMetrics() {
        String page = """
                # HELP process_cpu_seconds_total Total
                process_cpu_seconds_total 12.5
                keywave_rp_accepted_total{ceremony="authentication"} 5748.0
                keywave_rp_accepted_total{ceremony="registration"} 300.0
                keywave_rp_refused_total{ceremony="authentication",reason="signature_invalid"} 3.0
                keywave_rp_refused_total{ceremony="authentication",reason="challenge_stale"} 4.0
                """;
        assertThat(Counters.parse(page, 7)).isEqualTo(new Counters(7, 5748, 7, 12.5));
    }

    @Test
    void aSecondOfProcessorIsWhatCounts() {
        CellFigures figures = CellFigures.between(
                new Cell("accp", "yubico"), "", new Counters(0, 100, 0, 2), new Counters(8_000_000_000L, 40_100, 0, 8));
        assertThat(figures.perCpuS()).isEqualTo(40_000 / 6.0);
        assertThat(figures.cpuUs()).isEqualTo(150);
        assertThat(figures.perS()).isEqualTo(5_000);
        assertThat(figures.cores()).isEqualTo(0.75);
        assertThat(EndToEndResult.saturated(figures)).isFalse();
    }

    @Test
    void thePredictionExchangesOnlyTheSignature() {
        CellFigures exchange = figures(new Cell("accp", Cell.NO_VERIFIER), 60);
        EndToEndResult result = EndToEndResult.of(
                SETTINGS,
                exchange,
                List.of(
                        figures(new Cell("bc", "webauthn4j"), 160),
                        figures(new Cell("accp", "webauthn4j"), 120),
                        figures(new Cell("bc", "yubico"), 300)),
                Map.of("accp", 40.0, "bc", 70.0),
                List.of());

        Choice bc = result.choices().get(0);
        assertThat(bc.reference()).isNotNull();
        assertThat(bc.predictedPerCpuS()).isEqualTo(1e6 / 150);
        assertThat(bc.measuredOverPredicted()).isCloseTo(150.0 / 160, within(1e-9));
        Choice accp = result.choices().get(1);
        assertThat(accp.reference()).isNull();
        assertThat(accp.verificationShare()).isEqualTo(0.5);
        assertThat(accp.signatureShare()).isCloseTo(1 / 3.0, within(1e-9));
        assertThat(accp.libraryUs()).isEqualTo(20);
        assertThat(result.choices().get(2).reference())
                .as("its own library's only cell")
                .isNull();
    }

    @Test
    void allFormsShowAllCells() {
        EndToEndResult result = EndToEndResult.of(
                SETTINGS,
                figures(new Cell("accp", Cell.NO_VERIFIER), 60),
                List.of(figures(new Cell("accp", "webauthn4j"), 120), figures(new Cell("x.<P>", "webauthn4j"), 130)),
                Map.of("accp", 40.0, "x.<P>", 45.0),
                List.of("a note"));
        assertThat(EndToEndText.of(result)).contains("x.<P>", "8,000", "note: a note", "reference");
        assertThat(EndToEndJson.text(result)).contains("\"signature_us\" : 45.0", "\"predicted_per_core\"");
        assertThat(EndToEndPage.html(result)).contains("x.&lt;P&gt;").doesNotContain("<P>", "NaN");
    }

    private static CellFigures figures(Cell cell, double cpuUs) {
        return new CellFigures(cell, "who", 10_000, 0, cpuUs / 100, 8);
    }
}
