package dev.keywave.benchmarks.compare;

import java.util.SortedMap;

/**
 * A benchmark that can be run.
 *
 * @param benchmark class and method
 * @param params a value for each of its parameters
 */
record Measurable(String benchmark, SortedMap<String, String> params) {

    /** For people, as results name it. */
    String title() {
        String[] parts = benchmark.split("\\.", -1);
        int last = parts.length - 1;
        String name = last > 0 ? parts[last - 1] + "." + parts[last] : benchmark;
        StringBuilder title = new StringBuilder(name);
        params.forEach((key, value) -> title.append(' ').append(key).append('=').append(value));
        return title.toString();
    }
}
