package dev.keywave.benchmarks.endtoend;

import dev.keywave.cli.Keywave;
import dev.keywave.input.InputException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One cell: the relying party in one process, the farm in another, each with one event loop; a closed workload without
 * pauses, so that the relying party's loop never waits. The counters of {@code /metrics} are read at the beginning and at the
 * end of what counts; so neither registration nor a young JVM's first seconds are in the figures.
 */
final class CellRun {

    private static final Pattern LISTENS = Pattern.compile("listens at (\\S+)\\s+verification: (.*)");
    /** Matches nothing: only time ends a wait for it, or the process. */
    private static final Pattern NEVER = Pattern.compile("(?!)");

    private static final double START_S = 60;
    private static final double REGISTER_S = 120;
    private static final double FARM_MARGIN_S = 20;
    private static final double LONGEST_WARM_UP = 3;
    private static final double WARM_UP_LOOK_S = 0.5;
    private static final int WARM_UP_CEREMONIES = 20_000;
    private static final int REGISTRATIONS_PER_S = 300;
    private static final long LOOK_EVERY_MS = 100;

    private final LoadSettings settings;
    private volatile boolean stopped;
    private volatile @Nullable Child underWay;

    CellRun(LoadSettings settings) {
        this.settings = settings;
    }

    /** Ends what is under way, from another thread. */
    void stop() {
        stopped = true;
        Child farm = underWay;
        if (farm != null) {
            farm.kill();
        }
    }

    /**
     * Measures.
     *
     * @throws InputException when the relying party does not start or accepts nothing, with its own words
     */
    CellFigures run(Cell cell) throws IOException, InterruptedException {
        Path results = Files.createTempDirectory("keywave-bench-farm");
        try (Child relyingParty = Child.start(
                RelyingPartyMain.class,
                List.of(cell.provider(), "--verifier", cell.verifier(), "--port", "0", "--rp-loops", "1"))) {
            Matcher listening = relyingParty
                    .await(LISTENS, START_S)
                    .orElseThrow(() -> failure(cell, "the relying party does not start", relyingParty));
            URI uri = URI.create(listening.group(1));
            try (Child farm = Child.start(Keywave.class, farmArguments(uri, results))) {
                underWay = farm;
                CellFigures figures = measure(cell, listening.group(2), uri, farm);
                // its own report is of no interest
                farm.kill();
                return figures;
            }
        } finally {
            delete(results);
        }
    }

    private List<String> farmArguments(URI uri, Path results) {
        double forS = LONGEST_WARM_UP * settings.warmUpS() + settings.measureS() + FARM_MARGIN_S;
        return List.of(
                "run",
                "--target=" + uri,
                "--users=" + settings.users(),
                "--register-rate=" + REGISTRATIONS_PER_S,
                "--algorithm=" + settings.algorithm(),
                "--concurrency=" + settings.concurrency(),
                "--think=0s",
                "--for=" + String.format(Locale.ROOT, "%.0fms", forS * 1_000),
                "--loops=1",
                "--out=" + results);
    }

    private CellFigures measure(Cell cell, String verification, URI uri, Child farm)
            throws IOException, InterruptedException {
        HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
        Counters now = Counters.of(client, uri);
        for (long waited = 0; now.accepted() == 0; waited += LOOK_EVERY_MS) {
            if (stopped || !farm.isAlive() || waited > REGISTER_S * 1_000 || now.refused() > settings.concurrency()) {
                throw failure(cell, "nothing was accepted", farm);
            }
            farm.await(NEVER, LOOK_EVERY_MS / 1e3);
            now = Counters.of(client, uri);
        }
        Counters from = warmedUp(now, client, uri, farm);
        farm.await(NEVER, settings.measureS());
        Counters to = Counters.of(client, uri);
        CellFigures figures = CellFigures.between(cell, verification, from, to);
        if (!farm.isAlive() || figures.accepted() < 1 || figures.wallS() < settings.measureS() / 2) {
            throw failure(cell, "the farm ended early", farm);
        }
        return figures;
    }

    /** After the time asked for, and after enough authentications for the compiler, unless these are too slow for that. */
    private Counters warmedUp(Counters first, HttpClient client, URI uri, Child farm)
            throws IOException, InterruptedException {
        farm.await(NEVER, settings.warmUpS());
        Counters now = Counters.of(client, uri);
        while (now.accepted() - first.accepted() < WARM_UP_CEREMONIES
                && (now.atNs() - first.atNs()) / 1e9 < LONGEST_WARM_UP * settings.warmUpS()
                && farm.isAlive()) {
            farm.await(NEVER, WARM_UP_LOOK_S);
            now = Counters.of(client, uri);
        }
        return now;
    }

    private static InputException failure(Cell cell, String what, Child child) {
        try {
            return new InputException(cell + ": " + what + " (" + child.lastWords() + ")");
        } catch (IOException e) {
            return new InputException(cell + ": " + what, e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
