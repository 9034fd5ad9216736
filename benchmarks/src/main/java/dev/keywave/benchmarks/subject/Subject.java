package dev.keywave.benchmarks.subject;

import dev.keywave.benchmarks.SignatureVerifier;
import org.jspecify.annotations.Nullable;

/**
 * One of those that are compared.
 *
 * @param verifier how it verifies
 * @param services its JCA services, for signing and keys; null for a verifier that is no JCA provider
 */
public record Subject(SignatureVerifier verifier, @Nullable JcaServices services) {

    /** As {@code --provider} spells it. */
    public String name() {
        return verifier.name();
    }

    /** For tables, with the version. */
    public String description() {
        return verifier.description();
    }
}
