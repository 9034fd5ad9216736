package dev.keywave.checkpoint;

import dev.keywave.report.AtomicFile;
import dev.keywave.report.ResultsFolder;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Writes what a rollout leaves behind. */
public final class RolloutFiles {

    private RolloutFiles() {}

    /**
     * Writes {@code rollout.json}, {@code days.csv} and {@code rollout.html}, each whole or not at all.
     *
     * @param json a second place for the JSON ({@code --json FILE}), or null
     * @return the page
     * @throws IOException when a file cannot be written; those before it are there
     */
    public static Path write(ResultsFolder folder, RolloutResult result, String daysCsv, @Nullable Path json)
            throws IOException {
        String text = RolloutJson.text(result);
        AtomicFile.write(folder.rolloutJson(), text);
        AtomicFile.write(folder.daysCsv(), daysCsv);
        Path page = folder.rolloutHtml();
        AtomicFile.write(page, RolloutPage.html(result));
        if (json != null) {
            AtomicFile.write(json, text);
        }
        return page;
    }
}
