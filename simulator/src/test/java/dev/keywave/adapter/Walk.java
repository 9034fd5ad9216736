package dev.keywave.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keywave.input.YamlDocument;
import dev.keywave.webauthn.PublicKeyCredential;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A ceremony walked through step by step, as the farm does, with the responses of a script. */
final class Walk {

    static final String TARGET = "http://localhost:8080";

    private final List<Step> steps;
    private final Variables variables;
    private int next;

    private Walk(List<Step> steps, Variables variables) {
        this.steps = steps;
        this.variables = variables;
        variables.reset(7, "u7", "pw-u7");
    }

    static Adapter draft(String name) {
        try (InputStream draft = Objects.requireNonNull(Walk.class.getResourceAsStream(name + ".yaml"))) {
            String text = new String(draft.readAllBytes(), StandardCharsets.UTF_8);
            return Adapter.of(YamlDocument.parse(name + ".yaml", text), Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Walk register(Adapter adapter, String target) {
        return register(adapter, target, Inputs.NONE);
    }

    static Walk register(Adapter adapter, String target, Inputs inputs) {
        Program program = Program.compile(adapter, URI.create(target), inputs);
        return new Walk(program.register(), program.newVariables());
    }

    static Walk password(Adapter adapter, String target) {
        Program program = Program.compile(adapter, URI.create(target));
        return new Walk(program.password(), program.newVariables());
    }

    static Walk authenticate(Adapter adapter, String target) {
        return authenticate(adapter, target, Inputs.NONE);
    }

    static Walk authenticate(Adapter adapter, String target, Inputs inputs) {
        Program program = Program.compile(adapter, URI.create(target), inputs);
        return new Walk(program.authenticate(), program.newVariables());
    }

    /** An adapter of one step that matters, in front of an authentication's call. */
    static Walk through(String... stepLines) {
        return authenticate(adapter(stepLines), TARGET);
    }

    static Adapter adapter(String... stepLines) {
        return adapterWith("", stepLines);
    }

    /** Likewise, with more keys at the top, each line with its end. */
    static Adapter adapterWith(String top, String... stepLines) {
        String yaml = "adapter: t\n" + top
                + "vars: {v: 'a b', empty: ''}\nflows:\n  register:\n  - create: {options: {}, as: cred}\n"
                + "  authenticate:\n  - get_assertion: {options: {}, as: cred}\n"
                + String.join("\n", stepLines).indent(2);
        return Adapter.of(YamlDocument.parse("t.yaml", yaml), Map.of());
    }

    /** Takes the call of the authenticator; gives the options. */
    String call(PublicKeyCredential answer) {
        turn();
        Step step = steps.get(next++);
        if (step instanceof CreateStep create) {
            variables.set(create.resultSlot(), answer);
            return new String(create.options(variables), StandardCharsets.UTF_8);
        }
        GetAssertionStep assertion = (GetAssertionStep) step;
        variables.set(assertion.resultSlot(), answer);
        return new String(assertion.options(variables), StandardCharsets.UTF_8);
    }

    /** Takes the next request; gives it as it would go over the wire, without host and length. */
    String request() {
        String lost = turn();
        if (lost != null) {
            return lost;
        }
        RequestStep step = (RequestStep) steps.get(next);
        ByteBuf out = Unpooled.buffer();
        out.writeCharSequence(step.method() + " ", StandardCharsets.US_ASCII);
        String failure = step.renderTarget(variables, out);
        if (failure != null) {
            return failure;
        }
        out.writeCharSequence("\r\n", StandardCharsets.US_ASCII);
        step.renderHeaders(variables, out);
        out.writeCharSequence("\r\n", StandardCharsets.US_ASCII);
        int beforeBody = out.writerIndex();
        step.renderBody(variables, out);
        assertThat(step.hasBody() || out.writerIndex() == beforeBody).isTrue();
        return out.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    /** Takes the next request and its response. */
    Verdict receive(Response response) {
        turn();
        return ((RequestStep) steps.get(next++)).receive(response, variables);
    }

    /** Writes the next request and takes a response that must let the ceremony go on. */
    String exchange(Response response) {
        String request = request();
        assertThat(receive(response)).isEqualTo(Verdict.CONTINUE);
        return request;
    }

    /** What the next request's step says of a response. */
    @Nullable
    Explanation explain(Response response) {
        turn();
        return ((RequestStep) steps.get(next)).explain(response, variables);
    }

    /** What the next request's step says of its target. */
    Explanation explainTarget() {
        return ((RequestStep) steps.get(next)).explainTarget(variables);
    }

    /** What a variable holds. */
    @Nullable
    String text(String variable) {
        return variables.text(variable);
    }

    /** Lets loops choose; gives the reason when one cannot. */
    private @Nullable String turn() {
        while (next < steps.size() && steps.get(next) instanceof LoopStep loop) {
            int chosen = loop.next(variables);
            if (chosen == LoopStep.FAILED) {
                return loop.failure(variables);
            }
            next = chosen;
        }
        return null;
    }

    boolean isOver() {
        turn();
        return next == steps.size();
    }
}
