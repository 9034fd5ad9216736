package dev.keywave.benchmarks.matrix;

import dev.keywave.benchmarks.inputs.BenchAuthenticator;
import dev.keywave.benchmarks.subject.Subjects;
import dev.keywave.crypto.CryptoChoice;
import dev.keywave.crypto.CryptoProviders;
import dev.keywave.crypto.SelectedCrypto;
import dev.keywave.input.InputException;
import dev.keywave.webauthn.CoseAlgorithm;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/**
 * What the farm pays for a ceremony beside the network: {@code create()} and {@code get()} from options to the JSON that
 * is sent. It signs by the three choices of {@code --crypto}.
 */
public class AuthenticatorBenchmark extends Timed {

    /** The algorithm, by its name in the COSE registry. */
    @Param({"ES256", "EdDSA", "RS256", "ES384", "ML-DSA-44"})
    public String algorithm = "";

    /** As {@code --crypto} spells it. */
    @Param({"accp", "bc", "jdk"})
    public String provider = "";

    /** Users in rotation; their keys are ready, as in a farm whose cache is large enough. */
    @Param({"1", "1024"})
    public int keys;

    private @Nullable BenchAuthenticator registered;
    private @Nullable BenchAuthenticator registering;
    private byte[][] requestOptions = {};
    private byte[][] creationOptions = {};

    /** Registers the users. */
    @Setup
    public void prepare() {
        CoseAlgorithm signed = Subjects.algorithm(algorithm);
        CryptoChoice choice = CryptoChoice.valueOf(provider.toUpperCase(Locale.ROOT));
        SelectedCrypto crypto = CryptoProviders.select(choice);
        boolean stoodInFor = choice != CryptoChoice.BC
                && signed == CoseAlgorithm.ML_DSA_44
                && crypto.provider("Signature", "ML-DSA").getName().equals("BC");
        if (stoodInFor) {
            throw new InputException("not offered: " + provider + " has no " + algorithm + ", Bouncy Castle stands in");
        }
        registered = new BenchAuthenticator(signed, keys, crypto);
        registered.createAll();
        registering = new BenchAuthenticator(signed, keys, crypto);
        requestOptions = new byte[keys][];
        creationOptions = new byte[keys][];
        for (int user = 0; user < keys; user++) {
            requestOptions[user] = registered.requestOptions(user);
            creationOptions[user] = registering.creationOptions(user);
        }
    }

    /** {@code get()}: options parsed, client data, authenticator data, signature, JSON. */
    @Benchmark
    public byte[] getAssertion() {
        int user = next(keys);
        return prepared(registered).get(user, requestOptions[user]).toJson();
    }

    /** {@code create()}: the key derived and made ready, the public key computed; no attestation. */
    @Benchmark
    public byte[] makeCredential() {
        int user = next(keys);
        return prepared(registering).create(user, creationOptions[user]).toJson();
    }
}
