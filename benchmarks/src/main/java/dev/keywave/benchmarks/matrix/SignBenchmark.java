package dev.keywave.benchmarks.matrix;

import dev.keywave.benchmarks.inputs.SignedAssertion;
import dev.keywave.benchmarks.inputs.SignedAssertions;
import dev.keywave.benchmarks.subject.JcaServices;
import dev.keywave.benchmarks.subject.Subject;
import dev.keywave.benchmarks.subject.Subjects;
import dev.keywave.input.InputException;
import dev.keywave.webauthn.CoseAlgorithm;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
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

/** A signature, the private key being ready. Keys are the provider's own; RSA has 16 of them at most. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class SignBenchmark {

    /** An RSA key takes a tenth of a second to find. */
    private static final int MOST_RSA_KEYS = 16;

    /** The algorithm, by its name in the COSE registry. */
    @Param({"ES256", "EdDSA", "RS256", "ES384", "ML-DSA-44"})
    public String algorithm = "";

    /** Whose signing. */
    @Param({"accp", "conscrypt", "bc", "jdk"})
    public String provider = "";

    /** How many keys. */
    @Param({"1", "1024"})
    public int keys;

    private @Nullable Signature signature;
    private PrivateKey[] privateKeys = {};
    private byte[][] messages = {};
    private int next;

    /** Makes keys, and verifies what the first one signs. */
    @Setup
    public void prepare() throws GeneralSecurityException {
        CoseAlgorithm signs = Subjects.algorithm(algorithm);
        Subject subject = Rotation.checked(provider, signs);
        JcaServices services = subject.services();
        if (services == null) {
            throw new InputException("not offered: " + subject.description() + " only verifies");
        }
        messages = SignedAssertions.of(signs, 1).stream()
                .map(SignedAssertion::message)
                .toArray(byte[][]::new);
        Signature signer = services.signature(signs);
        KeyPairGenerator generator = services.keyPairGenerator(signs);
        privateKeys = new PrivateKey[signs.isRsa() ? Math.min(keys, MOST_RSA_KEYS) : keys];
        for (int i = 0; i < privateKeys.length; i++) {
            KeyPair pair = generator.generateKeyPair();
            privateKeys[i] = pair.getPrivate();
            if (i == 0) {
                SignedKey.require(subject, signs, pair);
            }
        }
        signature = signer;
    }

    /** One signature. */
    @Benchmark
    public byte[] sign() throws GeneralSecurityException {
        Signature signer = signature;
        if (signer == null) {
            throw new IllegalStateException("not prepared");
        }
        next++;
        signer.initSign(privateKeys[next % privateKeys.length]);
        signer.update(messages[next % messages.length]);
        return signer.sign();
    }
}
