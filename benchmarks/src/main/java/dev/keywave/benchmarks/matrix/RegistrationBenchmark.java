package dev.keywave.benchmarks.matrix;

import dev.keywave.benchmarks.inputs.SignedRegistrations;
import dev.keywave.benchmarks.library.RegistrationLibrary;
import dev.keywave.webauthn.CoseAlgorithm;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** A whole registration of an ES256 credential in a library, with its attestation and the certificate path to the root. */
public class RegistrationBenchmark extends Timed {

    /** The attestation statement format; {@code packed-self} is packed without certificates. */
    @Param({"none", "packed-self", "packed", "fido-u2f", "tpm", "android-key", "apple"})
    public String format = "";

    /** The JCA provider that the library finds first. */
    @Param({"accp", "conscrypt", "bc", "jdk"})
    public String provider = "";

    /** Which library. */
    @Param({"webauthn4j", "yubico"})
    public String library = "";

    /** Credentials in rotation. */
    @Param("256")
    public int keys;

    private @Nullable RegistrationLibrary verified;

    /** Puts the provider first, and verifies a registration. */
    @Setup
    public void prepare() throws GeneralSecurityException {
        RegistrationLibrary prepared = RegistrationLibrary.of(library, format, SignedRegistrations.of(format, keys));
        SecurityOrder.putFirst(Rotation.checked(provider, CoseAlgorithm.ES256), "SHA256withECDSA");
        prepared.registration(0);
        verified = prepared;
    }

    /** One registration. */
    @Benchmark
    public Object registration() {
        RegistrationLibrary prepared = prepared(verified);
        return prepared.registration(next(prepared.size()));
    }
}
