package dev.keywave.input;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Quantities as people write them. Each method takes where the text stands (an option's name or a file's place) for the
 * one line that a wrong one ends in.
 */
public final class Quantities {

    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,15}(\\.[0-9]{1,9})?");
    private static final Pattern NUMBER_AND_UNIT = Pattern.compile("([+-]?[0-9.]+)\\s*([^0-9.\\s].*)?");
    private static final Map<String, Long> DURATION_UNITS_NS = units(
            "ns",
            1L,
            "us",
            1_000L,
            "ms",
            1_000_000L,
            "s",
            1_000_000_000L,
            "m",
            60_000_000_000L,
            "h",
            3_600_000_000_000L);
    private static final Map<String, Long> RATE_UNITS_S = units("/s", 1L, "/min", 60L, "/h", 3_600L);
    private static final String DURATION = "a duration; write a number with its unit, for example 500ms, 30s, 2m or 1h";
    private static final String RATE = "a rate; write for example 200/s, 12000/min or 200 (per second)";
    private static final String PERCENTAGE =
            "a percentage; write a number from 0 to 100 with its sign, for example 0.1%";

    private Quantities() {}

    /** A duration that may be zero, nanoseconds. */
    public static long durationNs(String where, String text) {
        Matcher parts = parts(where, text, DURATION);
        if (parts.group(2) == null) {
            throw wrong(where, text, "has no unit; write for example " + text.strip() + "s or " + text.strip() + "ms");
        }
        long unitNs = unit(where, text, parts.group(2), DURATION_UNITS_NS, DURATION);
        BigDecimal ns = number(where, text, parts.group(1), DURATION).multiply(BigDecimal.valueOf(unitNs));
        if (ns.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw wrong(where, text, "is too long; write at most 290 years");
        }
        return ns.setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    /** A duration longer than zero, nanoseconds. */
    public static long positiveDurationNs(String where, String text) {
        long ns = durationNs(where, text);
        if (ns == 0) {
            throw wrong(where, text, "is zero; write a duration longer than that, for example 30s");
        }
        return ns;
    }

    /** A rate that may be zero, per second. */
    public static double ratePerS(String where, String text) {
        Matcher parts = parts(where, text, RATE);
        long unitS = parts.group(2) == null ? 1 : unit(where, text, parts.group(2), RATE_UNITS_S, RATE);
        return number(where, text, parts.group(1), RATE).doubleValue() / unitS;
    }

    /** A rate above zero, per second. */
    public static double positiveRatePerS(String where, String text) {
        double perS = ratePerS(where, text);
        if (perS == 0) {
            throw wrong(where, text, "is zero; write a rate above it, for example 200/s");
        }
        return perS;
    }

    /** A percentage as a fraction: {@code 0.1%} is 0.001. */
    public static double fraction(String where, String text) {
        Matcher parts = parts(where, text, PERCENTAGE);
        if (!"%".equals(parts.group(2))) {
            throw wrong(where, text, "is not " + PERCENTAGE);
        }
        double percent = number(where, text, parts.group(1), PERCENTAGE).doubleValue();
        if (percent > 100) {
            throw wrong(where, text, "is above 100%; write a percentage from 0% to 100%");
        }
        return percent / 100;
    }

    /**
     * A weighted mix: {@code ES256=80,EdDSA=20}, or one name alone.
     *
     * @param known the names that may stand in it
     * @return the share of each, in the order written, summing up to 1
     */
    public static Map<String, Double> mix(String where, String text, Collection<String> known) {
        Map<String, Double> weights = new LinkedHashMap<>();
        for (String part : text.split(",", -1)) {
            int equals = part.indexOf('=');
            String name = (equals < 0 ? part : part.substring(0, equals)).strip();
            if (!known.contains(name)) {
                throw wrong(where, text, "names \"" + name + "\"; " + Suggestion.among(name, known));
            }
            String expected = "a mix; write names with weights, for example "
                    + String.join("=50,", known.stream().limit(2).toList()) + "=50";
            if (equals < 0 && text.contains(",")) {
                throw wrong(where, text, "gives " + name + " no weight: not " + expected);
            }
            double weight = equals < 0
                    ? 1
                    : number(where, text, part.substring(equals + 1).strip(), expected)
                            .doubleValue();
            if (weights.put(name, weight) != null) {
                throw wrong(where, text, "names " + name + " twice; give each name once");
            }
        }
        double sum = weights.values().stream().mapToDouble(Double::doubleValue).sum();
        if (sum == 0) {
            throw wrong(where, text, "weighs nothing; give at least one name a weight above zero");
        }
        weights.replaceAll((name, weight) -> weight / sum);
        return weights;
    }

    private static Matcher parts(String where, String text, String expected) {
        Matcher parts = NUMBER_AND_UNIT.matcher(text.strip());
        if (!parts.matches()) {
            throw wrong(where, text, "is not " + expected);
        }
        return parts;
    }

    private static BigDecimal number(String where, String text, String number, String expected) {
        if (!NUMBER.matcher(number).matches()) {
            throw wrong(where, text, "is not " + expected);
        }
        BigDecimal value = new BigDecimal(number);
        if (value.signum() < 0) {
            throw wrong(where, text, "is negative; write a number from zero up");
        }
        return value;
    }

    private static long unit(String where, String text, String unit, Map<String, Long> units, String expected) {
        Long size = units.get(unit.strip());
        if (size == null) {
            throw wrong(where, text, "is not " + expected + " (units: " + String.join(", ", units.keySet()) + ")");
        }
        return size;
    }

    private static InputException wrong(String where, String text, String what) {
        return new InputException(where + ": \"" + text + "\" " + what);
    }

    private static Map<String, Long> units(Object... namesAndSizes) {
        Map<String, Long> units = new LinkedHashMap<>();
        for (int i = 0; i < namesAndSizes.length; i += 2) {
            units.put((String) namesAndSizes[i], (Long) namesAndSizes[i + 1]);
        }
        return units;
    }
}
