package dev.keywave.relyingparty;

import dev.keywave.input.InputException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code --fault}. */
final class FaultsParser {

    private static final Pattern QUANTITY = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,6})?)(us|ms|s|m|%)");

    private static final Map<String, Long> NANOS_PER_UNIT =
            Map.of("us", 1_000L, "ms", 1_000_000L, "s", 1_000_000_000L, "m", 60_000_000_000L);

    private static final Map<Fault, String> EXAMPLES = Map.of(
            Fault.STALL, "stall=2s@10s",
            Fault.LATENCY, "latency=20ms",
            Fault.ERROR, "error=1%",
            Fault.THROTTLE, "throttle=5%",
            Fault.DROP, "drop=1%");

    private FaultsParser() {}

    static Faults parse(List<String> texts) {
        Faults faults = Faults.NONE;
        Set<Fault> seen = EnumSet.noneOf(Fault.class);
        for (String text : texts) {
            int equals = text.indexOf('=');
            Fault fault = equals < 0 ? null : kind(text.substring(0, equals));
            if (fault == null) {
                throw new InputException("fault '" + text
                        + "' is not known: write stall=2s@10s, latency=20ms, error=1%, throttle=5% or drop=1%");
            }
            if (!seen.add(fault)) {
                throw new InputException("fault '" + text + "': " + fault.label() + " is given twice, give it once");
            }
            faults = with(faults, fault, text, text.substring(equals + 1));
        }
        return faults;
    }

    private static Faults with(Faults f, Fault fault, String text, String value) {
        return switch (fault) {
            case STALL -> {
                int at = value.indexOf('@');
                if (at < 0) {
                    throw unreadable(fault, text);
                }
                Duration stallFor = duration(fault, text, value.substring(0, at));
                Duration stallAfter = duration(fault, text, value.substring(at + 1));
                yield new Faults(stallAfter, stallFor, f.latency(), f.errorShare(), f.throttleShare(), f.dropShare());
            }
            case LATENCY -> {
                Duration latency = duration(fault, text, value);
                yield new Faults(
                        f.stallAfter(), f.stallFor(), latency, f.errorShare(), f.throttleShare(), f.dropShare());
            }
            case ERROR -> {
                double share = share(fault, text, value);
                yield new Faults(f.stallAfter(), f.stallFor(), f.latency(), share, f.throttleShare(), f.dropShare());
            }
            case THROTTLE -> {
                double share = share(fault, text, value);
                yield new Faults(f.stallAfter(), f.stallFor(), f.latency(), f.errorShare(), share, f.dropShare());
            }
            case DROP -> {
                double share = share(fault, text, value);
                yield new Faults(f.stallAfter(), f.stallFor(), f.latency(), f.errorShare(), f.throttleShare(), share);
            }
        };
    }

    private static @Nullable Fault kind(String name) {
        for (Fault fault : Fault.values()) {
            if (fault.label().equals(name.toLowerCase(Locale.ROOT))) {
                return fault;
            }
        }
        return null;
    }

    private static Duration duration(Fault fault, String text, String value) {
        Matcher quantity = QUANTITY.matcher(value);
        if (!quantity.matches() || !NANOS_PER_UNIT.containsKey(quantity.group(2))) {
            throw unreadable(fault, text);
        }
        long unitNs = NANOS_PER_UNIT.get(quantity.group(2));
        return Duration.ofNanos(new BigDecimal(quantity.group(1))
                .multiply(BigDecimal.valueOf(unitNs))
                .longValue());
    }

    private static double share(Fault fault, String text, String value) {
        Matcher quantity = QUANTITY.matcher(value);
        if (!quantity.matches() || !quantity.group(2).equals("%")) {
            throw unreadable(fault, text);
        }
        double share = Double.parseDouble(quantity.group(1)) / 100;
        if (share > 1) {
            throw new InputException("fault '" + text + "' is more than 100%: write a share of 0% to 100%");
        }
        return share;
    }

    private static InputException unreadable(Fault fault, String text) {
        return new InputException("fault '" + text + "' cannot be read: write it like " + EXAMPLES.get(fault));
    }
}
