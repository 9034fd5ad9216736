package dev.keywave.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keywave.input.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ResultsTest {

    private static final LocalDateTime STARTED = LocalDateTime.of(2026, 11, 22, 14, 51, 3);

    @TempDir
    private Path folder;

    @Test
    void allFilesAreWrittenAndNothingElseStays() throws IOException {
        ResultsFolder results = ResultsFolder.prepare(folder.resolve("a").resolve("b"));
        Path json = folder.resolve("out.json");
        Files.writeString(json, "older");
        Results.write(results, SampleRuns.passed(), json);

        assertThat(names(results.path())).containsExactlyInAnyOrder("summary.json", "junit.xml", "report.html");
        assertThat(names(folder)).containsExactlyInAnyOrder("a", "out.json");
        assertThat(json).hasSameTextualContentAs(results.summaryJson());
    }

    @Test
    void aSymbolicLinkStaysOne() throws IOException {
        Path file = Files.writeString(folder.resolve("file.json"), "older");
        Path link = Files.createSymbolicLink(folder.resolve("link.json"), file.getFileName());
        AtomicFile.write(link, "newer");
        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("newer");
    }

    @Test
    void theDefaultFolderIsNamedAfterTheTimeAndNeverShared() {
        Path parent = folder.resolve("results");
        assertThat(Stream.of(1, 2, 3)
                        .map(n -> ResultsFolder.prepareUnder(parent, STARTED).path())
                        .toList())
                .containsExactly(
                        parent.resolve("2026-11-22T14-51-03"),
                        parent.resolve("2026-11-22T14-51-03-2"),
                        parent.resolve("2026-11-22T14-51-03-3"));
    }

    @Test
    void aFolderThatNothingWasWrittenIntoCanGoAgain() throws IOException {
        ResultsFolder unused = ResultsFolder.prepareUnder(folder, STARTED);
        ResultsFolder used = ResultsFolder.prepareUnder(folder, STARTED);
        Results.write(used, SampleRuns.empty(), null);
        unused.deleteIfEmpty();
        used.deleteIfEmpty();
        assertThat(names(folder)).containsExactly("2026-11-22T14-51-03-2");
    }

    @Test
    void anotherRunsResultsAreNeverOverwritten() throws IOException {
        Files.createFile(folder.resolve("intervals.hlog"));
        assertOneLine(() -> ResultsFolder.prepare(folder), "holds the results of another run", "--out");
    }

    @Test
    void aFileIsNoFolder() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertOneLine(() -> ResultsFolder.prepare(file), file.toString(), "is a file");
        assertOneLine(() -> ResultsFolder.prepare(file.resolve("below")), file.toString(), "cannot write");
        assertOneLine(() -> ResultsFolder.prepareUnder(file, STARTED), file.toString(), "cannot write");
    }

    @Test
    void aFolderThatNobodyMayWriteToIsToldBeforeTheRun() {
        Path forbidden = folder.resolve("read-only");
        assertThat(forbidden.toFile().mkdir()).isTrue();
        assertThat(forbidden.toFile().setWritable(false)).isTrue();
        if (Files.isWritable(forbidden)) {
            // Root may write everywhere but into the kernel's own file system.
            forbidden = Path.of("/proc/self/fdinfo");
        }
        Path target = forbidden;
        assertOneLine(() -> ResultsFolder.prepare(target), "cannot write into", target.toString());
        assertOneLine(() -> ResultsFolder.checkWritable(target.resolve("out.json")), target.toString());
    }

    @Test
    void theSecondPlaceForTheSummaryIsCheckedToo() throws IOException {
        assertOneLine(() -> ResultsFolder.checkWritable(folder), "is a folder", "--json");
        assertOneLine(
                () -> ResultsFolder.checkWritable(folder.resolve("missing").resolve("out.json")),
                "there is no folder",
                "missing");
        ResultsFolder.checkWritable(folder.resolve("out.json"));
        assertThat(names(folder)).isEmpty();
    }

    private static void assertOneLine(ThrowingCallable call, String... parts) {
        assertThatThrownBy(call)
                .isInstanceOf(InputException.class)
                .message()
                .contains(parts)
                .doesNotContain("\n");
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> content = Files.list(folder)) {
            return content.map(path -> path.getFileName().toString()).toList();
        }
    }
}
