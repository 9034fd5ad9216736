package dev.keywave.report;

import dev.keywave.measure.RunResult;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a finished run leaves behind. The interval log is already there: {@link IntervalLog} wrote it as the run
 * went.
 */
public final class Results {

    private Results() {}

    /**
     * Writes {@code summary.json}, {@code junit.xml} and {@code report.html}, each whole or not at all.
     *
     * @param folder where to, from {@link ResultsFolder#prepare} or {@link ResultsFolder#prepareUnder}
     * @param result what the run found out
     * @param json a second place for the summary ({@code --json FILE}), or null
     * @throws IOException when a file cannot be written; those before it are there
     */
    public static void write(ResultsFolder folder, RunResult result, @Nullable Path json) throws IOException {
        String summary = SummaryJson.text(result);
        AtomicFile.write(folder.summaryJson(), summary);
        AtomicFile.write(folder.junitXml(), JunitXml.text(result));
        AtomicFile.write(folder.reportHtml(), HtmlReport.text(result));
        if (json != null) {
            AtomicFile.write(json, summary);
        }
    }
}
