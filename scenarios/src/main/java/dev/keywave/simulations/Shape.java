package dev.keywave.simulations;

import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.nothingFor;
import static io.gatling.javaapi.core.CoreDsl.rampUsersPerSec;

import io.gatling.javaapi.core.OpenInjectionStep;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The course of a load: parts, each a share of its length. Gatling injects by whole seconds; a part that is left with none
 * is left out.
 *
 * @param seconds its length
 */
record Shape(long seconds, List<Part> parts) {

    /**
     * A part.
     *
     * @param share of the whole length
     * @param fromPerS virtual users per second at its beginning
     * @param toPerS likewise at its end
     */
    record Part(double share, double fromPerS, double toPerS) {

        private static final int DIGITS = 6;

        private String name() {
            return fromPerS == toPerS ? rate(toPerS) : rate(fromPerS) + " to " + rate(toPerS);
        }
    }

    /** A part where it falls. */
    private record Placed(Part part, long fromS, long seconds) {

        private OpenInjectionStep step() {
            return part.fromPerS() == part.toPerS()
                    ? constantUsersPerSec(part.toPerS()).during(seconds)
                    : rampUsersPerSec(part.fromPerS()).to(part.toPerS()).during(seconds);
        }
    }

    /** {@code 40/s}. */
    static String rate(double perS) {
        BigDecimal rounded = BigDecimal.valueOf(perS).round(new MathContext(Part.DIGITS));
        return rounded.stripTrailingZeros().toPlainString() + "/s";
    }

    /** Copies the list. */
    Shape {
        parts = List.copyOf(parts);
    }

    static Shape of(long seconds, Part... parts) {
        return new Shape(seconds, List.of(parts));
    }

    /** The same rate all the time. */
    static Shape constant(long seconds, double perS) {
        return of(seconds, new Part(1, perS, perS));
    }

    /** What Gatling is to inject. */
    List<OpenInjectionStep> steps() {
        return injected().map(Placed::step).toList();
    }

    /** Its parts, named by their rates: {@code 40/s}, {@code 10/s to 40/s}. */
    List<Phase> phases() {
        return injected()
                .map(placed -> new Phase(placed.part.name(), placed.fromS, placed.seconds))
                .toList();
    }

    /** Likewise, after a while in which nobody comes. */
    List<OpenInjectionStep> stepsAfter(long waitS) {
        List<OpenInjectionStep> steps = new ArrayList<>(steps());
        if (waitS > 0) {
            steps.add(0, nothingFor(waitS));
        }
        return steps;
    }

    /** At most so many virtual users come. */
    long users() {
        double users = 1;
        for (Placed placed : placed()) {
            users += (placed.part.fromPerS() + placed.part.toPerS()) / 2 * placed.seconds + 1;
        }
        return (long) Math.ceil(users);
    }

    /** Those that are not left out. */
    private Stream<Placed> injected() {
        return placed().stream().filter(placed -> placed.seconds > 0);
    }

    /** All parts, by whole seconds. */
    private List<Placed> placed() {
        List<Placed> placed = new ArrayList<>();
        double share = 0;
        long begun = 0;
        for (Part part : parts) {
            share += part.share();
            long end = Math.round(share * seconds);
            placed.add(new Placed(part, begun, end - begun));
            begun = end;
        }
        return placed;
    }
}
