package dev.keywave.benchmarks.verify;

import dev.keywave.benchmarks.subject.Subject;
import dev.keywave.webauthn.CoseAlgorithm;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One algorithm of one subject, while it is measured. */
final class Cell {

    /** An iteration that is faster than the first of its JVM by so much says that the JIT compiler is still at work. */
    private static final double STILL_WARMING = 1.1;

    final CoseAlgorithm algorithm;
    final Subject subject;
    private final List<Double> verifyPerS = new ArrayList<>();
    private final List<Double> signPerS = new ArrayList<>();
    private boolean everyJvmGotFaster = true;

    Cell(CoseAlgorithm algorithm, Subject subject) {
        this.algorithm = algorithm;
        this.subject = subject;
    }

    /** A fork for each round, and another one for signing if the subject can. */
    boolean signs() {
        return subject.services() != null;
    }

    /** A round's iterations, in their order. */
    void verified(List<Double> perS) {
        verifyPerS.add(mean(perS));
        everyJvmGotFaster &= perS.get(perS.size() - 1) > STILL_WARMING * perS.get(0);
    }

    /** A round's iterations, in their order. */
    void signed(List<Double> perS) {
        signPerS.add(mean(perS));
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    Row row() {
        return new Row(
                algorithm,
                subject.name(),
                subject.description(),
                new Figure(verifyPerS),
                signPerS.isEmpty() ? null : new Figure(signPerS),
                "");
    }

    /** What a reader must know of its figure; null for nothing. */
    @Nullable
    String note() {
        return everyJvmGotFaster && verifyPerS.size() > 1
                ? algorithm.label() + " by " + subject.description()
                        + " was still getting faster when it was measured; 'keywave bench run VerifyBenchmark.verify -p algorithm="
                        + algorithm.label() + " -p provider=" + subject.name() + "' warms up for longer"
                : null;
    }
}
