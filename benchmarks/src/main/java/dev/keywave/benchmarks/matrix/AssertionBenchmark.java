package dev.keywave.benchmarks.matrix;

import dev.keywave.benchmarks.inputs.SignedAssertions;
import dev.keywave.benchmarks.library.AssertionLibrary;
import dev.keywave.benchmarks.subject.Subjects;
import dev.keywave.webauthn.CoseAlgorithm;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** A whole assertion in a library, from the JSON that arrives to the verdict. */
public class AssertionBenchmark extends Timed {

    /** The algorithm, by its name in the COSE registry. */
    @Param({"ES256", "EdDSA", "RS256", "ES384", "ML-DSA-44"})
    public String algorithm = "";

    /** The JCA provider that the library finds first. */
    @Param({"accp", "conscrypt", "bc", "jdk"})
    public String provider = "";

    /** Which library. */
    @Param({"webauthn4j", "yubico"})
    public String library = "";

    /** Credentials in rotation. */
    @Param("1024")
    public int keys;

    private @Nullable AssertionLibrary verified;

    /** Puts the provider first, and verifies an assertion. */
    @Setup
    public void prepare() throws GeneralSecurityException {
        CoseAlgorithm signed = Subjects.algorithm(algorithm);
        String signatureName = AssertionLibrary.signatureName(library, signed);
        SecurityOrder.putFirst(Rotation.checked(provider, signed), signatureName);
        AssertionLibrary prepared = AssertionLibrary.of(library, SignedAssertions.of(signed, keys));
        prepared.assertion(0);
        verified = prepared;
    }

    /** One assertion. */
    @Benchmark
    public Object assertion() {
        AssertionLibrary prepared = prepared(verified);
        return prepared.assertion(next(prepared.size()));
    }
}
