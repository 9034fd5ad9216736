package dev.keywave.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keywave.measure.RunResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

final class HtmlReportTest {

    private static final Pattern DATA =
            Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>", Pattern.DOTALL);
    private static final Pattern SCRIPT = Pattern.compile("<script>(.*?)</script>", Pattern.DOTALL);

    @TempDir
    private Path folder;

    @Test
    void theNumbersInTheReportAreThoseOfTheSummary() throws IOException {
        for (RunResult run : List.of(SampleRuns.passed(), SampleRuns.invalid(), SampleRuns.empty())) {
            ResultsFolder results = ResultsFolder.prepare(Files.createTempDirectory(folder, "run"));
            Results.write(results, run, null);

            JsonNode summary = SummaryJson.JSON.readTree(Files.readString(results.summaryJson()));
            assertThat(data(Files.readString(results.reportHtml())).get("summary"))
                    .isEqualTo(summary);
        }
    }

    @Test
    void theDistributionRunsThroughThePercentilesOfTheSummary() {
        JsonNode data = data(HtmlReport.text(SampleRuns.passed()));
        for (String ceremony : List.of("registration", "authentication")) {
            JsonNode distribution = data.get("distribution").get(ceremony);
            for (String time : List.of("response_time_ms", "service_time_ms")) {
                JsonNode summary = data.get("summary").get(ceremony).get(time);
                JsonNode values = distribution.get(time);
                assertThat(at(distribution, values, 2)).isEqualTo(summary.get("p50"));
                assertThat(at(distribution, values, 10)).isEqualTo(summary.get("p90"));
                assertThat(at(distribution, values, 100)).isEqualTo(summary.get("p99"));
                assertThat(at(distribution, values, 1000)).isEqualTo(summary.get("p999"));
                assertThat(values.get(values.size() - 1)).isEqualTo(summary.get("max"));
            }
        }
    }

    @Test
    void everyIntervalIsThereAndWhatDidNotHappenIsNull() {
        RunResult run = SampleRuns.passed();
        JsonNode intervals = data(HtmlReport.text(run)).get("intervals");

        assertThat(intervals.get("offset_s").size()).isEqualTo(run.intervals().size());
        assertThat(intervals.at("/registration/p99_ms").size())
                .isEqualTo(run.intervals().size());
        assertThat(intervals.at("/authentication/p99_ms/0").isNull()).isTrue();
        assertThat(intervals.at("/registration/accepted/0").asLong()).isPositive();
        assertThat(intervals.at("/measured/7").asBoolean()).isFalse();
    }

    @Test
    void nothingIsLoadedFromAnywhere() {
        String html = HtmlReport.text(SampleRuns.passed());
        assertThat(html)
                .contains("default-src 'none'")
                .doesNotContainPattern("(?i)<(link|img|iframe|object|embed|base|form)\\b")
                .doesNotContainPattern("(?i)\\b(src|srcset|href|action)\\s*=\\s*[\"']")
                .doesNotContainPattern(
                        "(?i)@import|\\burl\\(|\\bfetch\\(|XMLHttpRequest|WebSocket|sendBeacon|importScripts");
        assertThat(html.replaceAll("(?s)<script.*?</script>", "").replaceAll("(?s)<pre>.*?</pre>", ""))
                .doesNotContainPattern("https?://");
    }

    @Test
    void onlyTheReportsOwnScriptsMayRun() throws Exception {
        String html = HtmlReport.text(SampleRuns.passed());
        List<String> scripts =
                SCRIPT.matcher(html).results().map(m -> m.group(1)).toList();

        assertThat(scripts)
                .hasSize(6)
                .allSatisfy(script -> assertThat(html).contains("'sha256-" + sha256(script) + "'"));
        assertThat(html).doesNotContain("innerHTML =").contains("The MIT License", "Leon Sorokin");
    }

    @Test
    void aLabelCannotBecomeMarkupOrScript() {
        String label = "</script><script>alert(1)</script><!--<img src=x onerror=alert(1)>&{{data}}\u2028'\"";
        RunResult run = SampleRuns.with(SampleRuns.invalid(), Map.of("label", label, "<b>key", "v"));
        String plain = HtmlReport.text(SampleRuns.invalid());
        String html = HtmlReport.text(run);

        assertThat(html).doesNotContain("alert(1)<", "<img", "<b>key");
        assertThat(count(html, "<script")).isEqualTo(count(plain, "<script"));
        assertThat(count(html, "</script")).isEqualTo(count(plain, "</script"));
        assertThat(data(html).at("/summary/configuration/label").asString()).isEqualTo(label);
    }

    @Test
    void theTableForReadersWithoutScriptsIsEscaped() {
        RunResult run = SampleRuns.withAFailedThreshold();
        assertThat(HtmlReport.text(run)).contains("authentication.response_time.p99 &lt; 50ms");
        assertThat(HtmlReport.escape("<a href=\"x\">'&'</a>"))
                .isEqualTo("&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;");
    }

    private static JsonNode data(String html) {
        return DATA.matcher(html)
                .results()
                .findFirst()
                .map(m -> SummaryJson.JSON.readTree(m.group(1)))
                .orElseThrow();
    }

    private static JsonNode at(JsonNode distribution, JsonNode values, double oneIn) {
        JsonNode grid = distribution.get("one_in");
        for (int i = 0; i < grid.size(); i++) {
            if (grid.get(i).asDouble() == oneIn) {
                return values.get(i);
            }
        }
        throw new AssertionError("no point at " + oneIn);
    }

    private static long count(String text, String part) {
        return Pattern.compile(part, Pattern.LITERAL | Pattern.CASE_INSENSITIVE)
                .matcher(text)
                .results()
                .count();
    }

    private static String sha256(String script) throws Exception {
        return Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8)));
    }
}
