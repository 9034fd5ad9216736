package dev.keywave.benchmarks.verify;

import dev.keywave.webauthn.CoseAlgorithm;
import org.jspecify.annotations.Nullable;

/**
 * One line of the table.
 *
 * @param provider as {@code --provider} spells it; {@value #OPENSSL} for {@code openssl speed}
 * @param description for people, with the version
 * @param verify verifications; null when there are none
 * @param sign signatures; null when they were not asked for or there are none
 * @param note why there is no figure, {@code not offered} for one; empty when there is one
 */
public record Row(
        CoseAlgorithm algorithm,
        String provider,
        String description,
        @Nullable Figure verify,
        @Nullable Figure sign,
        String note) {

    /** The provider of rows of {@code openssl speed}. */
    public static final String OPENSSL = "openssl";

    /** Whether it is what the others are compared with. */
    public boolean isReference() {
        return provider.equals(OPENSSL);
    }
}
