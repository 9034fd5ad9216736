package dev.keywave.benchmarks.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.keywave.benchmarks.CpuInfo;
import dev.keywave.webauthn.CoseAlgorithm;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

final class TablesTest {

    private static final Row FAST = row("fast", "Fast & Co 1.0", List.of(24_000.0, 25_000.0, 26_000.0), "");
    private static final Row ABSENT = row("absent", "Absent 2", List.of(), "not offered");
    private static final Row REFERENCE = row(Row.OPENSSL, "openssl speed 3.0.19", List.of(20_000.0), "");
    private static final Measured MEASURED = new Measured(
            new LinkedHashMap<>(Map.of("processor", "some <processor>")),
            List.of(FAST, ABSENT, REFERENCE),
            List.of("a note"));

    @Test
    void theIntervalIsStudentsOverRounds() {
        // the 97.5 % quantile of two degrees of freedom, 4.3027, times 1000 / sqrt(3)
        assertThat(new Figure(List.of(24_000.0, 25_000.0, 26_000.0)).relativeError())
                .isCloseTo(2484.1 / 25_000, within(1e-4));
        assertThat(new Figure(List.of(1.0)).relativeError()).isNaN();
    }

    @Test
    void theTextHasFigureIntervalAndRatio() {
        assertThat(ConsoleTable.of(MEASURED).lines())
                .anyMatch(line -> line.matches("ES256 +Fast & Co 1.0 +25,000 +9\\.9 % +1\\.25"))
                .anyMatch(line -> line.matches(" +Absent 2 +not offered"))
                .anyMatch(line -> line.matches(" +openssl speed 3\\.0\\.19 +20,000 +- +1\\.00"))
                .contains("note: a note")
                .allMatch(line -> line.length() <= 100);
    }

    @Test
    void theMarkdownHasARowForEach() {
        assertThat(MarkdownTable.of(MEASURED).lines())
                .contains("| ES256 | Fast & Co 1.0 | 25,000 | 9.9 % | 1.25 |")
                .contains("| ES256 | Absent 2 | not offered | | |");
    }

    @Test
    void theJsonHasEachRound() {
        JsonNode rows = new ObjectMapper().readTree(MeasuredJson.of(MEASURED)).get("rows");

        assertThat(rows.get(0).get("verify").get("rounds_per_s").size()).isEqualTo(3);
        assertThat(rows.get(0).get("verify").get("ratio_to_openssl").doubleValue())
                .isEqualTo(1.25);
        assertThat(rows.get(1).get("note").stringValue()).isEqualTo("not offered");
    }

    @Test
    void thePageHasTheFiguresOnItsBarsAndEscapesWhatItWasGiven() {
        assertThat(MeasuredHtml.of(MEASURED))
                .contains(
                        "<svg",
                        "25,000",
                        "1.25 x openssl",
                        "Fast &amp; Co 1.0",
                        "some &lt;processor&gt;",
                        "not offered")
                .doesNotContain("some <processor>", "<script");
    }

    @Test
    void theFlagsThatMatterAreFoundOnBothArchitectures() {
        assertThat(Environment.flags(new CpuInfo(List.of("flags\t\t: fpu sse2 avx2 adx sha_ni"))))
                .isEqualTo("sha_ni adx avx2");
        assertThat(Environment.flags(new CpuInfo(List.of("Features\t: fp asimd aes sha2"))))
                .isEqualTo("sha2 asimd");
        assertThat(Environment.flags(new CpuInfo(List.of()))).isEmpty();
    }

    private static Row row(String provider, String description, List<Double> rounds, String note) {
        return new Row(
                CoseAlgorithm.ES256, provider, description, rounds.isEmpty() ? null : new Figure(rounds), null, note);
    }
}
