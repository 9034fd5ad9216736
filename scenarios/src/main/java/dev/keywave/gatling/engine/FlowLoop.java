package dev.keywave.gatling.engine;

import dev.keywave.adapter.Program;
import dev.keywave.adapter.Variables;
import dev.keywave.attack.AttackPicker;
import dev.keywave.attack.Attacker;
import dev.keywave.authenticator.Origin;
import dev.keywave.authenticator.WebAuthnClient;
import dev.keywave.population.Population;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one of Gatling's event loops has of its own for a flow; ceremonies under way take their room from here. */
final class FlowLoop {

    /** More ceremonies at once than this find no room kept. */
    private static final int MOST_KEPT = 256;

    private final Flow flow;
    private final LoopDesk desk;
    private final LoopParts parts;
    private final PasskeyAuthenticator.Client client;
    private final Map<FlowKind, FlowSteps> steps = new EnumMap<>(FlowKind.class);
    private final Deque<Variables> room = new ArrayDeque<>();
    private final ByteBuf scratch = Unpooled.buffer();
    private @Nullable Attacker attacker;
    private @Nullable AttackPicker picker;

    FlowLoop(Flow flow) {
        this.flow = flow;
        this.desk = flow.components().desk();
        Origin origin = flow.origin();
        if (origin.equals(desk.parts().origin())) {
            parts = desk.parts();
            client = desk.client();
        } else {
            parts = new LoopParts(
                    origin,
                    desk.parts().authenticator(),
                    new WebAuthnClient(origin, desk.parts().authenticator()));
            client = flow.components().settings().authenticator().open(parts);
        }
    }

    Flow flow() {
        return flow;
    }

    LoopDesk desk() {
        return desk;
    }

    /** Keywave's client and authenticators, for the flow's origin. */
    LoopParts parts() {
        return parts;
    }

    /** Who creates credentials and assertions, for the flow's origin. */
    PasskeyAuthenticator.Client client() {
        return client;
    }

    Population population() {
        return flow.components().population();
    }

    FlowSteps steps(FlowKind kind) {
        return steps.computeIfAbsent(
                kind, one -> new FlowSteps(flow.http(), one.steps(flow.program()), flow.targetOrigin()));
    }

    /** A buffer for what is used at once. */
    ByteBuf scratch() {
        return scratch;
    }

    Variables takeVariables() {
        Variables kept = room.poll();
        return kept == null ? flow.program().newVariables() : kept;
    }

    void giveBack(Variables variables) {
        if (room.size() < MOST_KEPT) {
            room.push(variables);
        }
    }

    Attacker attacker() {
        if (attacker == null) {
            Program program = flow.program();
            attacker = new Attacker(
                    parts.origin(),
                    parts.authenticator(),
                    program.sendsWholeCredential(),
                    new SecureRandom().nextLong());
        }
        return attacker;
    }

    /** Picks among the flow's attacks. */
    AttackPicker picker() {
        if (picker == null) {
            picker = new AttackPicker(
                    flow.attacks(), flow.program().sendsWholeCredential(), new SecureRandom().nextLong());
        }
        return picker;
    }
}
