package dev.keywave.benchmarks.export;

import java.util.Map;
import java.util.OptionalDouble;

/** JMH's units in those that Prometheus asks for: seconds for an operation, operations for a second. */
final class BaseUnit {

    private static final Map<String, Double> SECONDS =
            Map.of("ns", 1e-9, "us", 1e-6, "ms", 1e-3, "s", 1.0, "min", 60.0, "hr", 3_600.0, "day", 86_400.0);
    private static final String PER_OPERATION = "/op";
    private static final String OPERATIONS_PER = "ops/";

    private BaseUnit() {}

    /** How many seconds one of that unit is: {@code us/op} is a millionth; empty for another kind of unit. */
    static OptionalDouble secondsPerOperation(String unit) {
        return unit.endsWith(PER_OPERATION)
                ? seconds(unit.substring(0, unit.length() - PER_OPERATION.length()))
                : OptionalDouble.empty();
    }

    /** How many operations for a second one of that unit is: {@code ops/ms} is a thousand; empty for another kind. */
    static OptionalDouble operationsPerSecond(String unit) {
        OptionalDouble seconds = unit.startsWith(OPERATIONS_PER)
                ? seconds(unit.substring(OPERATIONS_PER.length()))
                : OptionalDouble.empty();
        return seconds.isPresent() ? OptionalDouble.of(1 / seconds.getAsDouble()) : seconds;
    }

    private static OptionalDouble seconds(String time) {
        Double seconds = SECONDS.get(time);
        return seconds == null ? OptionalDouble.empty() : OptionalDouble.of(seconds);
    }
}
