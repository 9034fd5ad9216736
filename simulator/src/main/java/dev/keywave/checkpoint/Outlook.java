package dev.keywave.checkpoint;

import dev.keywave.forecast.Forecast;
import dev.keywave.forecast.KeyFigures;
import java.util.List;

/**
 * What a plan leads to with one seed, and what is read at its checkpoints.
 *
 * @param waves key figures of each wave's own users at its checkpoint, in the plan's order
 */
public record Outlook(Forecast forecast, List<KeyFigures> waves) {

    /** Copies the list. */
    public Outlook {
        waves = List.copyOf(waves);
    }
}
