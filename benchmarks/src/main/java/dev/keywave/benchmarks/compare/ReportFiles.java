package dev.keywave.benchmarks.compare;

import dev.keywave.input.InputException;
import dev.keywave.report.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The files that a comparison can be written to. */
final class ReportFiles {

    @Option(names = "--html", paramLabel = "FILE", description = "Write a page with a forest plot of the ratios.")
    private @Nullable Path html;

    @Option(names = "--markdown", paramLabel = "FILE", description = "Write Markdown for a pull request.")
    private @Nullable Path markdown;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the comparison as JSON.")
    private @Nullable Path json;

    /**
     * Writes those asked for.
     *
     * @throws InputException when one cannot be written
     */
    void write(Comparison comparison) {
        if (html != null) {
            write("--html", html, ComparisonPage.html(comparison));
        }
        if (markdown != null) {
            write("--markdown", markdown, ComparisonText.markdown(comparison));
        }
        if (json != null) {
            write("--json", json, ComparisonJson.text(comparison));
        }
    }

    /** Writes one file. */
    static void write(String option, Path file, String text) {
        try {
            AtomicFile.write(file, text);
        } catch (IOException e) {
            throw new InputException(
                    option + " " + file + ": cannot be written (" + e.getMessage() + "); name a file in a folder that"
                            + " exists",
                    e);
        }
    }
}
