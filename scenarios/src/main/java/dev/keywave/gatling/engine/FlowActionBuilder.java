package dev.keywave.gatling.engine;

import dev.keywave.attack.Attack;
import dev.keywave.attack.AttackCatalogue;
import dev.keywave.input.InputException;
import io.gatling.core.action.Action;
import io.gatling.core.structure.ScenarioContext;
import io.gatling.javaapi.core.ActionBuilder;
import java.util.List;

/** A flow of an adapter, for {@code exec}. What is wrong with it ends the run before it starts, with one line. */
public final class FlowActionBuilder implements ActionBuilder {

    private final AdapterPlan plan;
    private final FlowKind kind;
    private final List<String> attacks;

    FlowActionBuilder(AdapterPlan plan, FlowKind kind, List<String> attacks) {
        this.plan = plan;
        this.kind = kind;
        this.attacks = List.copyOf(attacks);
    }

    @Override
    public io.gatling.core.action.builder.ActionBuilder asScala() {
        return this::build;
    }

    private Action build(ScenarioContext ctx, Action next) {
        PasskeyComponents components = PasskeyComponents.of(ctx);
        try {
            List<Attack> made = attacks.stream().map(AttackCatalogue::byName).toList();
            FlowProgram program = FlowProgram.compile(plan, components);
            if (made.isEmpty()) {
                program.require(kind);
            }
            made.forEach(program::require);
            if (!made.isEmpty() && !(components.settings().authenticator() instanceof KeywaveAuthenticator)) {
                throw new InputException("attack " + made.get(0).name() + ": attacks are made by Keywave's own"
                        + " authenticators; leave passkeys().authenticator(...) out of a simulation with attacks");
            }
            Flow flow = new Flow(ctx, components, plan, kind, made, program);
            return new FlowStart(flow, ctx.coreComponents().statsEngine(), next);
        } catch (InputException e) {
            throw PasskeyProtocol.withoutTrace(e);
        }
    }
}
