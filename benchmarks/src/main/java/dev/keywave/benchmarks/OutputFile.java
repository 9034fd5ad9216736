package dev.keywave.benchmarks;

import dev.keywave.input.InputException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file to be written when minutes have been spent on what goes into it. */
public final class OutputFile {

    private OutputFile() {}

    /**
     * Says so before that, if it cannot be.
     *
     * @throws InputException one line, when its folder is missing or may not be written to, or it is a folder itself
     */
    public static void requireWritable(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file)) {
            throw new InputException(file + ": is a folder; name a file");
        }
        if (folder == null || !Files.isDirectory(folder)) {
            throw new InputException(file + ": there is no folder " + folder + "; make it first");
        }
        if (!Files.isWritable(Files.exists(file) ? file : folder)) {
            throw new InputException(file + ": may not be written; check the permissions");
        }
    }
}
