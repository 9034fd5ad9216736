package dev.keywave.gatling.meters;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;

/** How often each text came, counted by many threads. Bounded: a server that says something new each time fills no memory. */
final class CountsByText {

    private static final int MAX_DISTINCT = 200;
    private static final String OTHER = "other_reasons";

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    void count(String text) {
        LongAdder count = counts.get(text);
        if (count == null) {
            String name = counts.size() < MAX_DISTINCT ? text : OTHER;
            count = counts.computeIfAbsent(name, unseen -> new LongAdder());
        }
        count.increment();
    }

    void forEach(BiConsumer<String, Long> use) {
        counts.forEach((text, count) -> use.accept(text, count.sum()));
    }
}
