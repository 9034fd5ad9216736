package dev.keywave.plan;

import dev.keywave.adapter.Adapter;
import dev.keywave.adapter.Program;
import dev.keywave.adapter.RequestStep;
import dev.keywave.adapter.Step;
import dev.keywave.farm.Load;
import dev.keywave.farm.Phase;
import dev.keywave.input.InputException;
import dev.keywave.input.RequestLimit;
import dev.keywave.workload.Arrivals;
import dev.keywave.workload.CeremonyType;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Keeps a run within what a relying party documents that one client may ask of it. On this machine there is only a
 * stand-in, whose throttling one may well want to see.
 */
final class DocumentedLimit {

    private DocumentedLimit() {}

    /**
     * Looks at each phase.
     *
     * @throws InputException one line with the rate that is allowed, when a phase asks for more
     */
    static void require(Adapter adapter, Program program, List<Phase> phases, Target target) {
        RequestLimit limit = adapter.limit();
        if (limit == null || target.address().getAddress().isLoopbackAddress()) {
            return;
        }
        for (Phase phase : phases) {
            long requests = phase.ceremonies().stream()
                    .mapToLong(type -> requests(program, type))
                    .max()
                    .orElse(1);
            String starts = phase.ceremonies().stream()
                    .sorted()
                    .map(type -> type.label() + "s")
                    .collect(Collectors.joining(" and "));
            // whole ceremonies in each window, so that no window sees the requests of one more
            double mostPerS = Math.max(1, limit.requests() / requests)
                    * 1e9
                    / limit.window().toNanos();
            if (!isWithin(phase.load(), mostPerS)) {
                throw new InputException("adapter " + adapter.name() + ": " + target.uri() + " allows "
                        + limit.requests() + " requests in " + limit.window().toSeconds() + " s, so at most "
                        + String.format(Locale.ROOT, "%.3g/s", mostPerS) + " " + starts + " of " + requests
                        + " requests, evenly spread; lower the rate of phase " + phase.name());
            }
        }
    }

    private static boolean isWithin(Load load, double mostPerS) {
        if (load instanceof Load.Enrolment enrolment) {
            return enrolment.ratePerS() <= mostPerS && enrolment.arrivals() == Arrivals.CONSTANT;
        }
        if (load instanceof Load.Turns turns) {
            return turns.ratePerS() <= mostPerS && turns.arrivals() == Arrivals.CONSTANT;
        }
        return load instanceof Load.Open open
                && Math.max(open.workload().fromRatePerS(), open.workload().toRatePerS()) <= mostPerS
                && open.workload().arrivals() == Arrivals.CONSTANT;
    }

    private static long requests(Program program, CeremonyType type) {
        List<Step> steps = switch (type) {
            case REGISTRATION -> program.register();
            case AUTHENTICATION -> program.authenticate();
            case PASSWORD -> program.password();
        };
        return Math.max(1, steps.stream().filter(RequestStep.class::isInstance).count());
    }
}
