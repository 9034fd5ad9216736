package dev.keywave.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keywave.measure.RunResult;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FinalTableTest {

    private static final Path REPORT = Path.of("results", "2026-11-22T14-51-03", "report.html");

    @Test
    void aPassedRunSaysSoInItsFirstLine() {
        List<String> lines = lines(SampleRuns.passed());
        assertThat(lines.get(0))
                .isEqualTo("PASSED            2 of 2 thresholds held; 240 of 96,000 ceremonies not accepted");
        assertThat(lines.get(lines.size() - 1)).isEqualTo("report            " + REPORT);
    }

    @Test
    void anInvalidRunSaysSoFirstWithItsReasons() {
        List<String> lines = lines(SampleRuns.invalid());
        assertThat(lines.get(0)).isEqualTo("INVALID           do not trust these figures:");
        assertThat(lines.get(1)).contains("- send lag p99.9 was 212 ms");
        assertThat(lines).anyMatch(line -> line.contains("- loop 1 was busy 99 % of the time"));
    }

    @Test
    void aFailedThresholdIsNamedWithWhatWasObserved() {
        List<String> lines = lines(SampleRuns.withAFailedThreshold());
        assertThat(lines.get(0)).startsWith("FAILED            2 of 3 thresholds held");
        assertThat(lines)
                .contains("  FAILED  authentication.response_time.p99 < 50ms  observed 231 ms")
                .contains("  passed  failed < 0.1%                            observed 0.031 %");
    }

    @Test
    void bothCeremoniesStandSideBySideWithResponseAndServiceTime() {
        List<String> lines = lines(SampleRuns.passed());
        assertThat(lines)
                .anyMatch(line -> line.matches(" +registration +authentication"))
                .anyMatch(line -> line.matches("intended +6,000 +90,000"))
                .anyMatch(line -> line.matches("accepted rate +1,000/s +2,992/s"))
                .anyMatch(line -> line.matches("time, ms +response +service +response +service"))
                .anyMatch(line -> line.matches("  p99\\.9( +[\\d.,]+){4}"))
                .anyMatch(line -> line.matches("  connection wait( +[\\d.,]+){4}"))
                .anyMatch(line -> line.matches("  authentication +141 +0\\.157%  rejected: challenge expired"))
                .anyMatch(line -> line.contains("Amazon Corretto Crypto Provider 2.5.0, epoll, 2 loops"));
    }

    @Test
    void passwordSignInsHaveAColumnWhenThereWereAnyAndEachLineFits() {
        List<String> lines = lines(SampleRuns.mixed());
        assertThat(lines)
                .anyMatch(line -> line.matches(" +registration +authentication +password"))
                .anyMatch(line -> line.matches("intended +6,000 +90,000 +1,800"))
                .anyMatch(line -> line.matches("  password +12 +0\\.667%  status_401"))
                .allMatch(line -> line.length() <= FinalTable.WIDTH);
        assertThat(lines(SampleRuns.passed())).noneMatch(line -> line.contains("password"));
    }

    @Test
    void aCeremonyThatNeverRanHasNoColumn() {
        List<String> lines = lines(SampleRuns.withoutRegistrations());
        assertThat(lines)
                .contains("no registration in the measured phases")
                .anyMatch(line -> line.matches("intended +90,000"))
                .noneMatch(line -> line.contains("NaN"));
    }

    @Test
    void aRunThatMeasuredNothingSaysSo() {
        assertThat(lines(SampleRuns.empty()).get(0))
                .isEqualTo("INTERRUPTED       before its end; no thresholds given; no ceremony was measured");
    }

    @Test
    void noLineIsWiderThanTheTerminalAndAllAreAscii() {
        for (RunResult run : List.of(
                SampleRuns.passed(),
                SampleRuns.invalid(),
                SampleRuns.interrupted(),
                SampleRuns.traced(),
                SampleRuns.withoutRegistrations(),
                SampleRuns.empty())) {
            assertThat(lines(run)).allSatisfy(line -> {
                assertThat(line.length()).isLessThanOrEqualTo(FinalTable.WIDTH);
                assertThat(line).matches("[ -~]*");
            });
        }
    }

    @Test
    void howManyCeremoniesWereTracedIsSaidWhenAnyWere() {
        assertThat(lines(SampleRuns.traced()))
                .contains("traces            974 ceremonies sent a trace context; report and summary name some");
        assertThat(lines(SampleRuns.passed())).noneMatch(line -> line.startsWith("traces"));
    }

    @Test
    void colourIsOnlyThereWhenAskedFor() {
        RunResult run = SampleRuns.withAFailedThreshold();
        String coloured = FinalTable.text(run, REPORT, true);
        assertThat(coloured).contains("\u001B[1;31mFAILED\u001B[0m", "\u001B[1;32mpassed\u001B[0m");
        assertThat(coloured.replaceAll("\u001B\\[[\\d;]*m", "")).isEqualTo(FinalTable.text(run, REPORT, false));
    }

    private static List<String> lines(RunResult run) {
        return FinalTable.text(run, REPORT, false).lines().toList();
    }
}
