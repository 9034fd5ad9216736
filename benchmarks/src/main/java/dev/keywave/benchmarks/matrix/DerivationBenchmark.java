package dev.keywave.benchmarks.matrix;

import dev.keywave.authenticator.CredentialDerivation;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

/** What a credential costs that is derived from the population's seed rather than kept. */
public class DerivationBenchmark extends Timed {

    private static final int CREDENTIAL_ID_LENGTH = 32;

    private @Nullable CredentialDerivation derivation;
    private long user;

    /** Starts from a seed. */
    @Setup
    public void prepare() {
        byte[] seed = new byte[CredentialDerivation.SEED_LENGTH];
        Arrays.fill(seed, (byte) 7);
        derivation = new CredentialDerivation(seed);
    }

    /** A P-256 scalar. */
    @Benchmark
    public byte[] es256PrivateKey() {
        return prepared(derivation).es256PrivateKey(user++, 0, 1);
    }

    /** An Ed25519 private key. */
    @Benchmark
    public byte[] ed25519PrivateKey() {
        return prepared(derivation).ed25519PrivateKey(user++, 0, 1);
    }

    /** A credential ID. */
    @Benchmark
    public byte[] credentialId() {
        return prepared(derivation).credentialId(user++, 0, 1, CREDENTIAL_ID_LENGTH);
    }
}
