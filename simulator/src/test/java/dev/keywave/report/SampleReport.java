package dev.keywave.report;

import dev.keywave.measure.RunResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Writes the sample runs' results under a folder, to look at them: {@code SampleReport target/sample}. */
final class SampleReport {

    private SampleReport() {}

    public static void main(String[] arguments) throws IOException {
        Map<String, RunResult> runs = Map.of(
                "passed", SampleRuns.passed(),
                "traced", SampleRuns.traced(),
                "failed", SampleRuns.withAFailedThreshold(),
                "invalid", SampleRuns.invalid(),
                "interrupted", SampleRuns.interrupted(),
                "findings", SampleRuns.withFindings(),
                "authentications", SampleRuns.withoutRegistrations(),
                "mixed", SampleRuns.mixed(),
                "empty", SampleRuns.empty());
        for (Map.Entry<String, RunResult> run : runs.entrySet()) {
            ResultsFolder folder = ResultsFolder.prepare(Path.of(arguments[0]).resolve(run.getKey()));
            Results.write(folder, run.getValue(), null);
            System.out.println(FinalTable.text(run.getValue(), folder.reportHtml(), false));
        }
    }
}
