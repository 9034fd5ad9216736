package dev.keywave.benchmarks.matrix;

import dev.keywave.benchmarks.inputs.SignedAssertions;
import dev.keywave.benchmarks.library.AssertionLibrary;
import dev.keywave.webauthn.CoseAlgorithm;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** The parts of an assertion that are read before its signature is looked at. */
public class ParseBenchmark extends Timed {

    /** Which library. */
    @Param({"webauthn4j", "yubico"})
    public String library = "";

    private @Nullable AssertionLibrary verified;

    /** Parses each of them once. */
    @Setup
    public void prepare() {
        AssertionLibrary prepared = AssertionLibrary.of(library, SignedAssertions.of(CoseAlgorithm.ES256, 64));
        for (int i = 0; i < prepared.size(); i++) {
            prepared.clientData(i);
            prepared.authenticatorData(i);
        }
        verified = prepared;
    }

    /** {@code clientDataJSON} parsed, its type, challenge and origin compared. */
    @Benchmark
    public Object clientData() {
        AssertionLibrary prepared = prepared(verified);
        return prepared.clientData(next(prepared.size()));
    }

    /** Authenticator data of an assertion parsed, 37 bytes. */
    @Benchmark
    public Object authenticatorData() {
        AssertionLibrary prepared = prepared(verified);
        return prepared.authenticatorData(next(prepared.size()));
    }
}
