package dev.keywave.benchmarks.endtoend;

/**
 * What the relying party did while it was measured.
 *
 * @param cell the choice
 * @param verification what the relying party itself says about who verifies
 * @param accepted authentications
 * @param refused authentications
 * @param cpuS seconds of processor that its process used meanwhile
 * @param wallS how long it was
 */
record CellFigures(Cell cell, String verification, double accepted, double refused, double cpuS, double wallS) {

    static CellFigures between(Cell cell, String verification, Counters from, Counters to) {
        return new CellFigures(
                cell,
                verification,
                to.accepted() - from.accepted(),
                to.refused() - from.refused(),
                to.cpuS() - from.cpuS(),
                (to.atNs() - from.atNs()) / 1e9);
    }

    /** Authentications for each second of processor. */
    double perCpuS() {
        return accepted / cpuS;
    }

    /** Processor microseconds for each authentication. */
    double cpuUs() {
        return cpuS * 1e6 / accepted;
    }

    /** Authentications a second, on the clock. */
    double perS() {
        return accepted / wallS;
    }

    /** Processors that it kept busy. */
    double cores() {
        return cpuS / wallS;
    }
}
