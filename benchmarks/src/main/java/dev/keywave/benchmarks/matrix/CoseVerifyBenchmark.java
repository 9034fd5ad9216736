package dev.keywave.benchmarks.matrix;

import dev.keywave.benchmarks.inputs.SignedAssertion;
import dev.keywave.benchmarks.inputs.SignedAssertions;
import dev.keywave.benchmarks.subject.Subject;
import dev.keywave.benchmarks.subject.Subjects;
import dev.keywave.webauthn.CoseAlgorithm;
import java.security.GeneralSecurityException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** A good signature under a key that is stored as COSE and decoded for each verification, as most libraries do it. */
public class CoseVerifyBenchmark extends Timed {

    /** The algorithm, by its name in the COSE registry. */
    @Param({"ES256", "EdDSA", "RS256", "ES384", "ML-DSA-44"})
    public String algorithm = "";

    /** Whose verification. */
    @Param({"accp", "conscrypt", "bc", "jdk"})
    public String provider = "";

    /** How many keys. */
    @Param("1024")
    public int keys;

    private @Nullable Subject subject;
    private List<SignedAssertion> inputs = List.of();

    /** Checks the provider. */
    @Setup
    public void prepare() throws GeneralSecurityException {
        CoseAlgorithm verified = Subjects.algorithm(algorithm);
        inputs = SignedAssertions.of(verified, keys);
        subject = Rotation.checked(provider, verified);
    }

    /** One key and one verification. */
    @Benchmark
    public boolean decodeAndVerify() throws GeneralSecurityException {
        SignedAssertion input = inputs.get(next(inputs.size()));
        boolean good = prepared(subject)
                .verifier()
                .forKey(algorithm, CoseKeyReader.subjectPublicKeyInfo(input.coseKey()))
                .verify(input.message(), input.signature());
        if (!good) {
            throw new IllegalStateException("a good signature was rejected");
        }
        return true;
    }

    /** The key alone. */
    @Benchmark
    public Object decode() throws GeneralSecurityException {
        SignedAssertion input = inputs.get(next(inputs.size()));
        return prepared(subject).verifier().forKey(algorithm, CoseKeyReader.subjectPublicKeyInfo(input.coseKey()));
    }
}
