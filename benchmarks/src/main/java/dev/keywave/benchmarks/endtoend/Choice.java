package dev.keywave.benchmarks.endtoend;

import org.jspecify.annotations.Nullable;

/**
 * One cell beside what the microbenchmark says.
 *
 * @param figures as measured end to end
 * @param signatureUs processor microseconds for one signature, by the microbenchmark in the same session
 * @param exchangeUs processor microseconds for an authentication that nobody verifies: HTTP, JSON, sessions
 * @param reference the cell of the same library with the cheapest signature; null when this is the one
 */
record Choice(
        CellFigures figures,
        double signatureUs,
        double exchangeUs,
        @Nullable Choice reference) {

    /** What is neither exchange nor signature: the library's decoding and checks; below 0 when noise has it so. */
    double libraryUs() {
        return figures.cpuUs() - exchangeUs - signatureUs;
    }

    /** The part of the relying party's processor time that verification takes, library and signature. */
    double verificationShare() {
        return 1 - exchangeUs / figures.cpuUs();
    }

    /** The signature's alone. */
    double signatureShare() {
        return signatureUs / figures.cpuUs();
    }

    /** Authentications for a second of processor, had only the signature's cost changed from the reference's. */
    double predictedPerCpuS() {
        Choice from = reference;
        if (from == null) {
            return figures.perCpuS();
        }
        return 1e6 / (from.figures().cpuUs() - from.signatureUs() + signatureUs);
    }

    /** Measured over predicted. */
    double measuredOverPredicted() {
        return figures.perCpuS() / predictedPerCpuS();
    }
}
