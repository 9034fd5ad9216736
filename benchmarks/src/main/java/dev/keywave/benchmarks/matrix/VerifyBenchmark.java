package dev.keywave.benchmarks.matrix;

import java.security.GeneralSecurityException;
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

/** A good signature, the public key being ready: what a relying party pays that keeps the objects of its keys. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class VerifyBenchmark {

    /** The algorithm, by its name in the COSE registry. */
    @Param({"ES256", "EdDSA", "RS256", "ES384", "ML-DSA-44"})
    public String algorithm = "";

    /** Whose verification. */
    @Param({"accp", "accp-jdk-hash", "conscrypt", "bc", "jdk"})
    public String provider = "";

    /** One key flatters caches; a thousand are as in service. */
    @Param({"1", "1024"})
    public int keys;

    private @Nullable Rotation rotation;

    /** Checks the provider and makes its keys ready. */
    @Setup
    public void prepare() throws GeneralSecurityException {
        rotation = new Rotation(algorithm, provider, keys);
    }

    /** One verification. */
    @Benchmark
    public boolean verify() throws GeneralSecurityException {
        Rotation inputs = rotation;
        if (inputs == null) {
            throw new IllegalStateException("not prepared");
        }
        int index = inputs.advance();
        if (!inputs.key(index).verify(inputs.message(index), inputs.signature(index))) {
            throw new IllegalStateException("a good signature was rejected");
        }
        return true;
    }
}
