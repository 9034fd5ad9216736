package dev.keywave.checkpoint;

/**
 * What one input does to the margin of a wave when it alone changes.
 *
 * @param input what changes, for people
 * @param low the low value, as people write it
 * @param high the high one
 * @param source why this range
 * @param wave that it moves most
 * @param lowMargin the wave's tightest margin with the low value
 * @param highMargin likewise with the high one
 * @param lowTightest what is tightest then
 * @param highTightest likewise
 */
public record Swing(
        String input,
        String low,
        String high,
        String source,
        String wave,
        double lowMargin,
        double highMargin,
        String lowTightest,
        String highTightest) {

    /** Whether the wave is a go with the low value. */
    public boolean lowGo() {
        return lowMargin >= 0;
    }

    /** Likewise with the high one. */
    public boolean highGo() {
        return highMargin >= 0;
    }

    /** How far apart the margins are. */
    public double size() {
        return Math.abs(highMargin - lowMargin);
    }
}
