package dev.keywave.measure;

import java.util.List;

/** Two loops, of which the second is the busier; each reading adds the same. */
final class FakeResources implements ResourceMeter {

    private long readings = -1;

    @Override
    public Reading read() {
        readings++;
        return new Reading(
                List.of(readings * 300_000_000L, readings * 500_000_000L), readings * 1_000_000_000L, readings * 7, 64);
    }

    @Override
    public long peakRssMb() {
        return 256;
    }
}
