package dev.keywave.gatling.engine;

import dev.keywave.adapter.Program;
import dev.keywave.attack.Attack;
import dev.keywave.authenticator.Origin;
import io.gatling.core.session.Block;
import io.gatling.core.session.GroupBlock;
import io.gatling.core.session.Session;
import io.gatling.core.stats.StatsEngine;
import io.gatling.core.structure.ScenarioContext;
import io.netty.util.concurrent.FastThreadLocal;
import java.net.URI;
import java.util.Locale;
import scala.collection.immutable.$colon$colon;
import scala.collection.immutable.List;

/** One flow of an adapter in one scenario, shared by all its virtual users. */
final class Flow {

    private final AdapterPlan plan;
    private final String name;
    private final FlowKind kind;
    private final java.util.List<Attack> attacks;
    private final Program program;
    private final PasskeyComponents components;
    private final FlowHttp http;
    private final StatsEngine stats;
    private final FlowUser user;
    private final URI target;
    private final Origin origin;
    private final FastThreadLocal<FlowLoop> loops = new FastThreadLocal<>() {
        @Override
        protected FlowLoop initialValue() {
            return new FlowLoop(Flow.this);
        }
    };

    /**
     * A flow that has been found possible.
     *
     * @param attacks which of them to make; none for an honest ceremony
     */
    Flow(
            ScenarioContext ctx,
            PasskeyComponents components,
            AdapterPlan plan,
            FlowKind kind,
            java.util.List<Attack> attacks,
            FlowProgram compiled) {
        this.plan = plan;
        this.kind = kind;
        this.attacks = java.util.List.copyOf(attacks);
        this.name = compiled.name();
        this.program = compiled.program();
        this.target = compiled.target();
        this.origin = compiled.origin();
        this.components = components;
        this.http = new FlowHttp(ctx);
        this.stats = ctx.coreComponents().statsEngine();
        this.user = new FlowUser(plan, components);
    }

    /** The adapter's name with the flow's. */
    String name() {
        return name + " " + (attacks.isEmpty() ? kind.label() : "attack");
    }

    FlowKind kind() {
        return kind;
    }

    java.util.List<Attack> attacks() {
        return attacks;
    }

    boolean keepsSession() {
        return plan.keepSession();
    }

    Program program() {
        return program;
    }

    PasskeyComponents components() {
        return components;
    }

    CeremonyLog log() {
        return components.log();
    }

    FlowHttp http() {
        return http;
    }

    FlowUser user() {
        return user;
    }

    /** Of the pages on which its ceremonies run. */
    Origin origin() {
        return origin;
    }

    /** Scheme, host and perhaps port of the relying party. */
    String targetOrigin() {
        return target.getScheme() + "://" + target.getRawAuthority();
    }

    /** The relying party's host, in lower case. */
    String host() {
        return target.getHost().toLowerCase(Locale.ROOT);
    }

    /** What the calling thread's event loop has of its own. */
    FlowLoop loop() {
        return loops.get();
    }

    /** Enters the group of a ceremony. */
    Session enter(Session session, String otherwise) {
        return session.enterGroup(plan.group() == null ? otherwise : plan.group(), log().nowMs());
    }

    /** Leaves the group of a ceremony. */
    Session leave(Session session) {
        if (session.blockStack().head() instanceof GroupBlock group) {
            stats.logGroupEnd(session.scenario(), group, log().nowMs());
        }
        return leaveUnsaid(session);
    }

    /** Leaves a group that is not to stand in the report as one that was gone through. */
    Session leaveUnsaid(Session session) {
        List<Block> blocks = session.blockStack();
        return blocks instanceof $colon$colon<Block> some ? session.exitGroup(some.next()) : session;
    }
}
