package dev.keywave.capacity;

/** Estimates how long a search goes on; one that has not met its limit yet is taken to meet it after two doublings. */
final class TimeLeft {

    /** Of a trial's length: what it takes besides, and what is tried twice. */
    private static final double WITH_ALL_AROUND = 1.3;

    private static final double TRIED_AGAIN = 1.5;
    private static final int DOUBLINGS_TO_COME = 2;

    private final SearchSettings settings;

    TimeLeft(SearchSettings settings) {
        this.settings = settings;
    }

    /** While it doubles. */
    double doublingS() {
        return DOUBLINGS_TO_COME * trialS() + bisectingS(1, 2);
    }

    /** While it bisects. */
    double bisectingS(double heldPerS, double failedPerS) {
        return bisections(failedPerS / heldPerS) * TRIED_AGAIN * trialS() + confirmingS(1);
    }

    /** While it confirms. */
    double confirmingS(int round) {
        double repeat =
                bisections(Refinement.WIDTHS * 2 * settings.precision() + 1) * TRIED_AGAIN * trialS() + confirmS();
        return confirmS() + (settings.repeats() - round) * repeat;
    }

    private double bisections(double ratio) {
        double widths = Math.log(ratio) / Math.log1p(settings.precision());
        return Math.max(0, Math.ceil(Math.log(widths) / Math.log(2)));
    }

    private double trialS() {
        return settings.trialS() * WITH_ALL_AROUND;
    }

    private double confirmS() {
        return settings.confirmS() * WITH_ALL_AROUND;
    }
}
