package dev.keywave.measure;

/**
 * A threshold and what came of it.
 *
 * @param expression as the user wrote it
 * @param observed the observed value with its unit
 * @param passed whether it held
 */
public record ThresholdVerdict(String expression, String observed, boolean passed) {

    static final String NO_DATA = "no data";

    /** False while nothing happened that the threshold is about. */
    boolean hasData() {
        return !observed.equals(NO_DATA);
    }
}
