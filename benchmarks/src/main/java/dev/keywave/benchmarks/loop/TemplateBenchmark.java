package dev.keywave.benchmarks.loop;

import dev.keywave.adapter.Adapters;
import dev.keywave.adapter.GetAssertionStep;
import dev.keywave.adapter.Program;
import dev.keywave.adapter.RequestStep;
import dev.keywave.adapter.Step;
import dev.keywave.adapter.Variables;
import dev.keywave.benchmarks.inputs.SignedAssertion;
import dev.keywave.benchmarks.inputs.SignedAssertions;
import dev.keywave.webauthn.CoseAlgorithm;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * An adapter's templates: headers and bodies of an authentication's requests, the credential among them. What an adapter
 * captures from responses is left empty.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class TemplateBenchmark {

    private static final int CREDENTIALS = 64;

    /** A built-in adapter that needs no secret. */
    @Param({
        "fido-conformance",
        "spring-security",
        "keycloak-passkey",
        "simplewebauthn",
        "webauthn-io",
        "webauthn-rs",
        "authentik"
    })
    public String adapter = "";

    private final ByteBuf out = Unpooled.buffer(8_192);
    private final List<RequestStep> requests = new ArrayList<>();
    private List<SignedAssertion> credentials = List.of();
    private @Nullable Variables variables;
    private int credentialSlot;
    private int turn;

    /** Compiles the adapter. */
    @Setup
    public void prepare() {
        Program program = Program.compile(Adapters.load(adapter, Map.of()), URI.create("http://localhost:8080"));
        requests.clear();
        for (Step step : program.authenticate()) {
            if (step instanceof RequestStep request) {
                requests.add(request);
            } else if (step instanceof GetAssertionStep getAssertion) {
                credentialSlot = getAssertion.resultSlot();
            }
        }
        variables = program.newVariables();
        credentials = SignedAssertions.of(CoseAlgorithm.ES256, CREDENTIALS);
    }

    /** All requests of one login, into one buffer. */
    @Benchmark
    public int requests() {
        Variables bound = variables;
        if (bound == null) {
            throw new IllegalStateException("the benchmark was not set up");
        }
        turn = (turn + 1) % CREDENTIALS;
        bound.reset(turn, "kw-bench-17", "");
        bound.set(credentialSlot, credentials.get(turn).response());
        out.clear();
        for (RequestStep request : requests) {
            request.renderTarget(bound, out);
            request.renderHeaders(bound, out);
            request.renderBody(bound, out);
        }
        return out.readableBytes();
    }
}
