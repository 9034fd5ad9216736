package dev.keywave.gatling.engine;

import io.gatling.commons.validation.Success;
import io.gatling.core.action.Action;
import io.gatling.core.action.BlockExit;
import io.gatling.core.action.SessionHook;
import io.gatling.core.session.Session;
import io.gatling.core.stats.StatsEngine;
import scala.Option;

/** Where a virtual user enters a flow. A loop that is over is left here, never in the middle of a ceremony. */
final class FlowStart extends SessionHook {

    private final Flow flow;

    FlowStart(Flow flow, StatsEngine stats, Action next) {
        super(session -> new Success<>(session), flow.name(), stats, next);
        this.flow = flow;
    }

    @Override
    public void execute(Session session) {
        Option<BlockExit> exit = BlockExit.mustExit(session);
        if (exit.isDefined()) {
            exit.get().exitBlock(statsEngine(), flow.log().nowMs());
        } else if (flow.attacks().isEmpty()) {
            new FlowCeremony(flow.loop(), next()).start(session);
        } else {
            new AttackCeremony(flow.loop(), next()).start(session);
        }
    }
}
