package dev.keywave.gatling.engine;

import com.typesafe.scalalogging.Logger;
import com.typesafe.scalalogging.Logger$;
import io.gatling.core.action.Action;
import io.gatling.core.action.BlockExit;
import io.gatling.core.session.Session;
import io.gatling.core.structure.ScenarioContext;
import org.slf4j.LoggerFactory;
import scala.Option;

/**
 * A step of a scenario that needs no answer from elsewhere. Like Gatling's own actions it leaves a block whose condition
 * no longer holds.
 */
public final class SessionAction implements Action {

    private static final Logger LOGGER = Logger$.MODULE$.apply(LoggerFactory.getLogger(SessionAction.class));

    private final String name;
    private final ScenarioContext ctx;
    private final SessionStep step;
    private final Action next;

    /** An action that does the step and goes on with the next. */
    public SessionAction(String name, ScenarioContext ctx, SessionStep step, Action next) {
        this.name = name;
        this.ctx = ctx;
        this.step = step;
        this.next = next;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void execute(Session session) {
        Option<BlockExit> exit = BlockExit.mustExit(session);
        if (exit.isDefined()) {
            exit.get()
                    .exitBlock(
                            ctx.coreComponents().statsEngine(),
                            ctx.coreComponents().clock().nowMillis());
        } else {
            next.$bang(step.perform(session));
        }
    }

    @Override
    public Logger logger() {
        return LOGGER;
    }

    /** Part of Scala's trait; the logger is one for all. */
    @Override
    public void com$typesafe$scalalogging$StrictLogging$_setter_$logger_$eq(Logger logger) {}
}
