package dev.keywave.benchmarks;

import dev.keywave.transport.HttpRequest;
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
 * What an adapter being data costs: one login over the FIDO conformance API, everything but the network, by the compiled
 * {@code fido-conformance} adapter and by code written for this API alone. With {@code signing=true} the authenticator
 * signs, as in a ceremony; with {@code false} its last answer goes out again, so that the adapter stands alone.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class AdapterBenchmark {

    /** Whether the authenticator signs. */
    @Param({"true", "false"})
    public boolean signing = true;

    private final HttpRequest request = new HttpRequest();
    private @Nullable LoginExchange compiled;
    private @Nullable LoginExchange handWritten;
    private CannedResponse[] options = {};
    private final CannedResponse accepted = CannedResponse.accepted();
    private int next;

    /** Makes one user for each way, and challenges in rotation. */
    @Setup
    public void prepare() {
        VirtualUser user = new VirtualUser(signing);
        compiled = new CompiledLogin(user);
        handWritten = new HandWrittenLogin(user);
        options = Challenges.of(64).stream()
                .map(challenge -> CannedResponse.options(challenge, user.credentialId()))
                .toArray(CannedResponse[]::new);
    }

    /** The adapter. */
    @Benchmark
    public HttpRequest compiledAdapter() {
        return login(compiled);
    }

    /** Code for one API. */
    @Benchmark
    public HttpRequest handWritten() {
        return login(handWritten);
    }

    private HttpRequest login(@Nullable LoginExchange exchange) {
        next = (next + 1) % options.length;
        if (exchange == null || !exchange.login(request, options[next], accepted)) {
            throw new IllegalStateException("not accepted");
        }
        return request;
    }
}
