package dev.keywave.benchmarks.matrix;

import dev.keywave.benchmarks.subject.JcaServices;
import dev.keywave.benchmarks.subject.Subject;
import dev.keywave.benchmarks.subject.Subjects;
import dev.keywave.input.InputException;
import dev.keywave.webauthn.CoseAlgorithm;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** A new random key pair, as an authenticator makes one that keeps no seed; RSA has 2048 bits. */
public class KeyPairBenchmark extends Timed {

    /** The algorithm, by its name in the COSE registry. */
    @Param({"ES256", "EdDSA", "RS256", "ES384", "ML-DSA-44"})
    public String algorithm = "";

    /** Whose keys. */
    @Param({"accp", "conscrypt", "bc", "jdk"})
    public String provider = "";

    private @Nullable KeyPairGenerator generator;

    /** Checks that its keys are of the curve and length that the algorithm wants. */
    @Setup
    public void prepare() throws GeneralSecurityException {
        CoseAlgorithm generated = Subjects.algorithm(algorithm);
        Subject subject = Rotation.checked(provider, generated);
        JcaServices services = subject.services();
        if (services == null) {
            throw new InputException("not offered: " + subject.description() + " only verifies");
        }
        generator = services.keyPairGenerator(generated);
        SignedKey.require(subject, generated, generate());
    }

    /** One pair. */
    @Benchmark
    public KeyPair generate() {
        return prepared(generator).generateKeyPair();
    }
}
