package dev.keywave.benchmarks.matrix;

import dev.keywave.benchmarks.subject.BadSignature;
import dev.keywave.benchmarks.subject.SubjectCheck;
import dev.keywave.input.InputException;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/**
 * A bad signature: rejecting one should cost about what accepting a good one does, or less. One that costs more invites
 * to be sent many; exceptions are part of the price.
 */
public class RejectBenchmark extends Timed {

    /** The algorithm, by its name in the COSE registry. */
    @Param({"ES256", "EdDSA", "RS256", "ES384", "ML-DSA-44"})
    public String algorithm = "";

    /** Whose verification. */
    @Param({"accp", "conscrypt", "bc", "jdk"})
    public String provider = "";

    /** How many keys. */
    @Param("1024")
    public int keys;

    /** What is wrong: a flipped bit, another key's signature, or one that is not in the algorithm's form. */
    @Param({"flipped-bit", "wrong-key", "malformed"})
    public String fault = "";

    private @Nullable Rotation rotation;
    private byte[][] signatures = {};

    /** Spoils the signatures. */
    @Setup
    public void prepare() throws GeneralSecurityException {
        Rotation inputs = new Rotation(algorithm, provider, keys);
        signatures = new byte[inputs.size()][];
        for (int i = 0; i < signatures.length; i++) {
            byte[] good = inputs.signature(i);
            signatures[i] = switch (fault) {
                case "flipped-bit" -> BadSignature.FLIPPED_BIT.of(good);
                case "malformed" -> BadSignature.MALFORMED.of(good);
                case "wrong-key" -> inputs.signature((i + 1) % inputs.size());
                default ->
                    throw new InputException(
                            "there is no fault '" + fault + "'; known: flipped-bit, wrong-key, malformed");
            };
        }
        rotation = inputs;
    }

    /** One rejection. */
    @Benchmark
    public boolean reject() {
        Rotation inputs = prepared(rotation);
        int index = inputs.advance();
        if (SubjectCheck.accepts(inputs.key(index), inputs.message(index), signatures[index])) {
            throw new IllegalStateException("a bad signature was accepted");
        }
        return false;
    }
}
