package dev.keywave.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The folder in which Keywave keeps what outlives a run: {@code ~/.keywave}, unless {@code KEYWAVE_HOME} names another. */
final class KeywaveHome {

    private KeywaveHome() {}

    /** The private file of the attestation authority. */
    static Path attestationAuthority() {
        return folder(System.getenv("KEYWAVE_HOME")).resolve("attestation-ca.pem");
    }

    private static Path folder(@Nullable String override) {
        return override == null || override.isBlank()
                ? Path.of(System.getProperty("user.home"), ".keywave")
                : Path.of(override);
    }
}
