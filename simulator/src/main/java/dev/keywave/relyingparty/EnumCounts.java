package dev.keywave.relyingparty;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** A counter for each value of an enum, counted by many threads. */
final class EnumCounts<E extends Enum<E>> {

    private final Class<E> type;
    private final Map<E, LongAdder> counts;

    EnumCounts(Class<E> type) {
        this.type = type;
        this.counts = new EnumMap<>(type);
        for (E value : type.getEnumConstants()) {
            counts.put(value, new LongAdder());
        }
    }

    void count(E value) {
        LongAdder adder = counts.get(value);
        if (adder != null) {
            adder.increment();
        }
    }

    /** The values that were counted, with their numbers. */
    Map<E, Long> snapshot() {
        Map<E, Long> counted = new EnumMap<>(type);
        counts.forEach((value, adder) -> {
            long sum = adder.sum();
            if (sum > 0) {
                counted.put(value, sum);
            }
        });
        return counted;
    }
}
