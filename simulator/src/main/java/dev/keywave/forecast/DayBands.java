package dev.keywave.forecast;

import java.time.LocalDate;
import java.util.Map;

/** The bands of one day's figures over repeated seeds. */
public record DayBands(LocalDate date, Map<Figure, Band> figures) {

    /** Copies the map. */
    public DayBands {
        figures = Map.copyOf(figures);
    }
}
