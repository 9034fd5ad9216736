package dev.keywave.benchmarks.compare;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Random;
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
 * One signature of an assertion verified: authenticator data and the hash of client data, 69 bytes, with a key that is
 * decoded already. Keys and signatures take turns. {@code -Dkeywave.bench.slowdown=10%} in the fork makes it slower on
 * purpose, see {@link SlowDown}: that is how a comparison is tested.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(5)
public class SignatureVerificationBenchmark {

    private static final int KEYS = 32;
    private static final int SIGNED_BYTES = 37 + 32;

    /** As {@link NamedProvider} spells it. */
    @Param("accp")
    public String provider = "accp";

    /** As COSE spells it: ES256, EdDSA, RS256 or ES384. */
    @Param("ES256")
    public String algorithm = "ES256";

    private final SlowDown slowDown = SlowDown.ofProperty();
    private final PublicKey[] keys = new PublicKey[KEYS];
    private final byte[][] messages = new byte[KEYS][SIGNED_BYTES];
    private final byte[][] signatures = new byte[KEYS][];
    private @Nullable Signature verifier;
    private int next;

    /** Makes keys and signs with each. */
    @Setup
    public void prepare() throws GeneralSecurityException {
        Provider chosen = NamedProvider.of(provider);
        JcaNames names = JcaNames.of(algorithm);
        Signature verification = Signature.getInstance(names.signature(), chosen);
        KeyPairGenerator generator = names.generator();
        KeyFactory factory = KeyFactory.getInstance(names.key(), chosen);
        Random random = new Random(1);
        for (int i = 0; i < KEYS; i++) {
            KeyPair pair = generator.generateKeyPair();
            random.nextBytes(messages[i]);
            Signature signing = names.signer();
            signing.initSign(pair.getPrivate());
            signing.update(messages[i]);
            signatures[i] = signing.sign();
            keys[i] = factory.generatePublic(
                    new X509EncodedKeySpec(pair.getPublic().getEncoded()));
        }
        verifier = verification;
    }

    /** The verification. */
    @Benchmark
    public boolean verify() throws GeneralSecurityException {
        next = (next + 1) % KEYS;
        boolean valid = verifyNext();
        if (slowDown.again()) {
            valid &= verifyNext();
        }
        if (!valid) {
            throw new IllegalStateException("a valid signature was rejected");
        }
        return true;
    }

    private boolean verifyNext() throws GeneralSecurityException {
        Signature verification = verifier;
        if (verification == null) {
            throw new IllegalStateException("not prepared");
        }
        verification.initVerify(keys[next]);
        verification.update(messages[next]);
        return verification.verify(signatures[next]);
    }
}
