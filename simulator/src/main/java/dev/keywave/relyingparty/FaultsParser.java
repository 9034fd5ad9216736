package dev.keywave.relyingparty;

import dev.keywave.input.InputException;
import dev.keywave.input.Quantities;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code --fault}. */
final class FaultsParser {

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
                    throw new InputException("fault '" + text + "' does not say when: write it like stall=2s@10s");
                }
                Duration stallFor = duration(text, value.substring(0, at));
                Duration stallAfter = duration(text, value.substring(at + 1));
                yield new Faults(stallAfter, stallFor, f.latency(), f.errorShare(), f.throttleShare(), f.dropShare());
            }
            case LATENCY -> {
                Duration latency = duration(text, value);
                yield new Faults(
                        f.stallAfter(), f.stallFor(), latency, f.errorShare(), f.throttleShare(), f.dropShare());
            }
            case ERROR -> {
                double share = share(text, value);
                yield new Faults(f.stallAfter(), f.stallFor(), f.latency(), share, f.throttleShare(), f.dropShare());
            }
            case THROTTLE -> {
                double share = share(text, value);
                yield new Faults(f.stallAfter(), f.stallFor(), f.latency(), f.errorShare(), share, f.dropShare());
            }
            case DROP -> {
                double share = share(text, value);
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

    private static Duration duration(String text, String value) {
        return Duration.ofNanos(Quantities.durationNs("fault '" + text + "'", value));
    }

    private static double share(String text, String value) {
        return Quantities.fraction("fault '" + text + "'", value);
    }
}
