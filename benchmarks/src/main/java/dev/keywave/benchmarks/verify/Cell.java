package dev.keywave.benchmarks.verify;

import dev.keywave.benchmarks.subject.Subject;
import dev.keywave.webauthn.CoseAlgorithm;
import java.util.ArrayList;
import java.util.List;

/** One algorithm of one subject, while it is measured. */
final class Cell {

    final CoseAlgorithm algorithm;
    final Subject subject;
    final List<Double> verifyPerS = new ArrayList<>();
    final List<Double> signPerS = new ArrayList<>();

    Cell(CoseAlgorithm algorithm, Subject subject) {
        this.algorithm = algorithm;
        this.subject = subject;
    }

    /** A fork for each round, and another one for signing if the subject can. */
    boolean signs() {
        return subject.services() != null;
    }
}
