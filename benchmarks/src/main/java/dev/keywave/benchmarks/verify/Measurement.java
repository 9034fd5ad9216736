package dev.keywave.benchmarks.verify;

import dev.keywave.benchmarks.inputs.SignedAssertion;
import dev.keywave.benchmarks.inputs.SignedAssertions;
import dev.keywave.benchmarks.subject.Lookup;
import dev.keywave.benchmarks.subject.Subject;
import dev.keywave.benchmarks.subject.SubjectCheck;
import dev.keywave.benchmarks.subject.Subjects;
import dev.keywave.webauthn.CoseAlgorithm;
import dev.keywave.workload.NanoClock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Measures in rounds: each has a fresh JVM for every cell and, beside them, {@code openssl speed} of the same algorithm;
 * every other round goes backwards, so that a machine that drifts does not favour the first.
 */
public final class Measurement {

    private final Wish wish;
    private final ForkedJvm jvm;
    private final NanoClock clock;
    private final Consumer<String> progress;
    private final List<Cell> cells = new ArrayList<>();
    private final List<Row> absent = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Map<CoseAlgorithm, List<OpenSsl.Speed>> openSslSpeeds = new EnumMap<>(CoseAlgorithm.class);

    /**
     * What is asked for.
     *
     * @param algorithms in the order of the table
     * @param providers names of subjects, in the order of the table
     * @param sign whether to measure signing, too
     * @param openSsl to compare with; null for none
     * @param rounds how many, 1 or more
     * @param withinNs a further round is not begun when it would likely end later than this; 2 are made in any case
     */
    public record Wish(
            List<CoseAlgorithm> algorithms,
            List<String> providers,
            boolean sign,
            @Nullable OpenSsl openSsl,
            int rounds,
            long withinNs) {}

    Measurement(Wish wish, ForkedJvm jvm, NanoClock clock, Consumer<String> progress) {
        this.wish = wish;
        this.jvm = jvm;
        this.clock = clock;
        this.progress = progress;
    }

    /** Looks for what is there and works, then measures it. */
    Measured measure(Subjects subjects, Map<String, String> environment) {
        long startNs = clock.nowNs();
        plan(subjects);
        long longestRoundNs = 0;
        int done = 0;
        while (done < wish.rounds() && (done < 2 || clock.nowNs() - startNs + longestRoundNs <= wish.withinNs())) {
            long roundNs = clock.nowNs();
            round(++done);
            longestRoundNs = Math.max(longestRoundNs, clock.nowNs() - roundNs);
        }
        if (done < wish.rounds()) {
            notes.add("stopped after " + done + " of " + wish.rounds()
                    + " rounds, since another one would have taken too long; --rounds makes them all");
        }
        cells.stream().map(Cell::note).filter(Objects::nonNull).forEach(notes::add);
        environment.put("rounds", Integer.toString(done));
        return new Measured(environment, rows(), notes);
    }

    private void plan(Subjects subjects) {
        List<Lookup> lookups = wish.providers().stream().map(subjects::find).toList();
        for (CoseAlgorithm algorithm : wish.algorithms()) {
            progress.accept("checking " + algorithm.label());
            List<SignedAssertion> inputs = SignedAssertions.in(jvm.inputs(), algorithm, 2);
            for (Lookup lookup : lookups) {
                if (lookup instanceof Lookup.Found found) {
                    plan(algorithm, found.subject(), inputs);
                } else if (lookup instanceof Lookup.Unavailable none) {
                    absent.add(new Row(
                            algorithm, none.name(), none.name(), null, null, "does not work here: " + none.why()));
                }
            }
        }
    }

    private void plan(CoseAlgorithm algorithm, Subject subject, List<SignedAssertion> inputs) {
        boolean offered = subject.verifier().algorithms().contains(algorithm.label());
        String problem = offered ? SubjectCheck.problem(subject, algorithm, inputs) : "not offered";
        if (problem == null) {
            cells.add(new Cell(algorithm, subject));
        } else if (offered || !Subjects.isVariant(subject.name())) {
            absent.add(new Row(algorithm, subject.name(), subject.description(), null, null, problem));
        }
    }

    private void round(int number) {
        List<Cell> order = new ArrayList<>(cells);
        List<CoseAlgorithm> algorithms = new ArrayList<>(wish.algorithms());
        if (number % 2 == 0) {
            Collections.reverse(order);
            Collections.reverse(algorithms);
        }
        for (CoseAlgorithm algorithm : algorithms) {
            for (Cell cell : order) {
                if (cell.algorithm == algorithm) {
                    progress.accept("round " + number + " of " + wish.rounds() + ": " + algorithm.label() + ", "
                            + cell.subject.description());
                    cell.verified(jvm.verify(cell));
                    if (wish.sign() && cell.signs()) {
                        cell.signed(jvm.sign(cell));
                    }
                }
            }
            OpenSsl openSsl = wish.openSsl();
            if (openSsl != null) {
                progress.accept("round " + number + " of " + wish.rounds() + ": " + algorithm.label() + ", "
                        + openSsl.version());
                openSsl.measure(algorithm)
                        .ifPresent(speed -> openSslSpeeds
                                .computeIfAbsent(algorithm, unseen -> new ArrayList<>())
                                .add(speed));
            }
        }
    }

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (CoseAlgorithm algorithm : wish.algorithms()) {
            for (String provider : wish.providers()) {
                cells.stream()
                        .filter(cell -> cell.algorithm == algorithm
                                && cell.subject.name().equals(provider))
                        .map(Cell::row)
                        .forEach(rows::add);
                absent.stream()
                        .filter(row ->
                                row.algorithm() == algorithm && row.provider().equals(provider))
                        .forEach(rows::add);
            }
            OpenSsl openSsl = wish.openSsl();
            if (openSsl != null) {
                rows.add(row(algorithm, openSsl, openSslSpeeds.getOrDefault(algorithm, List.of())));
            }
        }
        return rows;
    }

    private static Row row(CoseAlgorithm algorithm, OpenSsl openSsl, List<OpenSsl.Speed> speeds) {
        String name = "openssl speed " + openSsl.versionNumber();
        return speeds.isEmpty()
                ? new Row(algorithm, Row.OPENSSL, name, null, null, "not offered by this version")
                : new Row(
                        algorithm,
                        Row.OPENSSL,
                        name + " " + OpenSsl.nameOf(algorithm),
                        new Figure(
                                speeds.stream().map(OpenSsl.Speed::verifyPerS).toList()),
                        new Figure(speeds.stream().map(OpenSsl.Speed::signPerS).toList()),
                        "");
    }
}
