package dev.keywave.seeding;

import java.io.Closeable;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/** A text of any length that is seen whole or not at all; or a stream, which nobody can take back. */
public final class TextOutput implements Closeable {

    private final Writer writer;
    private final @Nullable Path temporary;
    private final @Nullable Path target;

    private TextOutput(Writer writer, @Nullable Path temporary, @Nullable Path target) {
        this.writer = writer;
        this.temporary = temporary;
        this.target = target;
    }

    /** Writes beside the file first. What is no regular file (a pipe, a device) is written to directly. */
    public static TextOutput file(Path file) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            return new TextOutput(Files.newBufferedWriter(file, StandardCharsets.UTF_8), null, null);
        }
        Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        if (Files.exists(target) && !Files.isWritable(target)) {
            throw new IOException("it is write-protected");
        }
        requireFolderOf(target);
        Path temporary = target.resolveSibling(
                "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        Writer writer = Files.newBufferedWriter(temporary, StandardCharsets.UTF_8);
        // an interrupt ends the process without closing anything
        temporary.toFile().deleteOnExit();
        return new TextOutput(writer, temporary, target);
    }

    /** Writes to a stream that stays open. */
    public static TextOutput stream(PrintWriter out) {
        return new TextOutput(new Uncloseable(out), null, null);
    }

    /** Says it better than the file system does. */
    static void requireFolderOf(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new IOException("there is no folder " + folder);
        }
    }

    Writer writer() {
        return writer;
    }

    void commit() throws IOException {
        writer.flush();
        if (temporary != null && target != null) {
            writer.close();
            try {
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    @Override
    public void close() throws IOException {
        writer.close();
        if (temporary != null) {
            Files.deleteIfExists(temporary);
        }
    }

    /** A print writer that tells of errors, for it only remembers them, and that somebody else closes. */
    private static final class Uncloseable extends Writer {

        private final PrintWriter out;

        Uncloseable(PrintWriter out) {
            this.out = out;
        }

        @Override
        public void write(char[] text, int offset, int length) {
            out.write(text, offset, length);
        }

        @Override
        public void flush() throws IOException {
            if (out.checkError()) {
                throw new IOException("whoever read it has closed it");
            }
        }

        @Override
        public void close() {
            out.flush();
        }
    }
}
