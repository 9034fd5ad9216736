package dev.keywave.cli;

import dev.keywave.attestation.AttestationAuthority;
import dev.keywave.attestation.AttestationKeys;
import dev.keywave.authenticator.AuthenticatorModel;
import dev.keywave.crypto.SelectedCrypto;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the attestation authority of the virtual authenticators is. */
final class AttestationOptions {

    @Option(
            names = "--attestation-ca",
            paramLabel = "FILE",
            description =
                    "Private file of the authority that vouches for attestation certificates, made if there is none."
                            + " Default: attestation-ca.pem in ~/.keywave, or in the folder that KEYWAVE_HOME names.")
    @Nullable
    Path file;

    /** The authority, made on first need. */
    AttestationAuthority authority(SelectedCrypto crypto) {
        return AttestationAuthority.openOrCreate(path(), crypto, Instant.now());
    }

    /**
     * What these models attest with; null when none of them does so with certificates, and then the authority is neither
     * made nor read.
     */
    @Nullable
    AttestationKeys keys(Collection<AuthenticatorModel> models, SelectedCrypto crypto) {
        return models.stream().anyMatch(AuthenticatorModel::attestsWithCertificates)
                ? AttestationKeys.prepare(authority(crypto), models)
                : null;
    }

    /** Where it is kept. */
    Path path() {
        return file == null ? KeywaveHome.attestationAuthority() : file;
    }
}
