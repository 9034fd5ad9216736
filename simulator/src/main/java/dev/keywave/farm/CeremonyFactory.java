package dev.keywave.farm;

import dev.keywave.adapter.Variables;
import dev.keywave.population.Population;
import java.util.List;

/** What the ceremonies of one loop have in common. */
final class CeremonyFactory {

    /** 2^64 divided by the golden ratio: spreads consecutive users evenly over any number of targets. */
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final List<Route> routes;
    private final Population population;
    private final Tracer tracer;

    CeremonyFactory(List<Route> routes, Population population, Tracer tracer) {
        this.routes = List.copyOf(routes);
        this.population = population;
        this.tracer = tracer;
    }

    Ceremony create(FarmLoop loop) {
        return new Ceremony(loop, this, new TraceContext(tracer));
    }

    Population population() {
        return population;
    }

    List<Route> routes() {
        return routes;
    }

    /** The way to a user's relying party, the same in every run with as many targets: there the credential is. */
    Route routeOf(long user) {
        int targets = routes.size();
        return targets == 1 ? routes.get(0) : routes.get((int) (((user * GOLDEN) >>> 32) % targets));
    }

    /** Room for one ceremony at a time, one for each way. */
    Variables[] variables() {
        return routes.stream().map(route -> route.program().newVariables()).toArray(Variables[]::new);
    }
}
