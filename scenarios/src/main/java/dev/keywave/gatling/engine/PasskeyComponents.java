package dev.keywave.gatling.engine;

import dev.keywave.adapter.Feeder;
import dev.keywave.authenticator.Origin;
import dev.keywave.input.InputException;
import dev.keywave.population.Population;
import dev.keywave.workload.CeremonyType;
import io.gatling.core.CoreComponents;
import io.gatling.core.protocol.ProtocolComponents;
import io.gatling.core.session.Session;
import io.gatling.core.structure.ScenarioContext;
import io.gatling.http.protocol.HttpProtocol;
import io.netty.util.concurrent.FastThreadLocal;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import scala.Function1;
import scala.collection.immutable.List;
import scala.runtime.BoxedUnit;

/** The passkeys of one scenario under load. */
public final class PasskeyComponents implements ProtocolComponents {

    private final PasskeyRun run;
    private final PasskeyRuns runs;
    private final CeremonyLog log;
    private final FastThreadLocal<LoopDesk> desks = new FastThreadLocal<>() {
        @Override
        protected LoopDesk initialValue() {
            return new LoopDesk(run, run.newParts(origin()));
        }
    };
    private @Nullable URI target;
    private @Nullable Origin origin;

    PasskeyComponents(CoreComponents core, PasskeyRun run, PasskeyRuns runs) {
        this.run = run;
        this.runs = runs;
        this.log = new CeremonyLog(core.statsEngine(), core.clock());
    }

    /**
     * Those of the scenario that is being built.
     *
     * @throws InputException without a stack trace when the settings cannot be used
     */
    public static PasskeyComponents of(ScenarioContext ctx) {
        PasskeyComponents components = ctx.protocolComponentsRegistry().components(PasskeyProtocol.KEY);
        if (components.origin == null) {
            try {
                components.settle(ctx);
            } catch (InputException e) {
                throw PasskeyProtocol.withoutTrace(e);
            }
        }
        return components;
    }

    /** The first of: what the simulation says, the first base URL of its HTTP protocol. */
    private void settle(ScenarioContext ctx) {
        java.util.List<URI> said = run.settings().target().uris();
        String otherOrigin = run.settings().target().origin();
        target = said.isEmpty() ? null : said.get(0);
        if (target == null) {
            List<String> baseUrls = ctx.protocolComponentsRegistry()
                    .components(HttpProtocol.HttpProtocolKey())
                    .httpProtocol()
                    .baseUrls();
            target = baseUrls.isEmpty() ? null : URI.create(baseUrls.head());
        }
        if (target == null && otherOrigin == null) {
            throw new InputException("passkeys(): no origin for the ceremonies; give http.baseUrl(...), or"
                    + " passkeys().target(...) or passkeys().origin(...)");
        }
        origin = Origin.of(otherOrigin == null ? String.valueOf(target) : otherOrigin);
    }

    /** What the simulation says. */
    public PasskeySettings settings() {
        return run.settings();
    }

    /** The users. */
    public Population population() {
        return run.population();
    }

    /** Who holds whom. */
    public Leases leases() {
        return run.leases();
    }

    /** The relying party's base URL; null when only the origin is known. */
    public @Nullable URI target() {
        return target;
    }

    /** The users' rows for adapters; null when there are none. */
    @Nullable
    Feeder feeder() {
        return run.feeder();
    }

    /** Of the pages on which the ceremonies run. */
    public Origin origin() {
        if (origin == null) {
            throw new IllegalStateException("components are had by PasskeyComponents.of");
        }
        return origin;
    }

    /** What the event loop of the calling thread has of its own. */
    public LoopDesk desk() {
        return desks.get();
    }

    /** Entries in Gatling's report. */
    public CeremonyLog log() {
        return log;
    }

    /** The authenticator worked so long, on the event loop of the calling thread. */
    public void signed(CeremonyType type, long ns) {
        desk().signed(type, ns);
    }

    @Override
    public Function1<Session, Session> onStart() {
        return session -> {
            runs.userComes();
            return session;
        };
    }

    @Override
    public Function1<Session, BoxedUnit> onExit() {
        return session -> {
            desk().release(session);
            return BoxedUnit.UNIT;
        };
    }
}
