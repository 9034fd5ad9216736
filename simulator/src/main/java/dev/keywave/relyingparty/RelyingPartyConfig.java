package dev.keywave.relyingparty;

import dev.keywave.input.InputException;
import dev.keywave.webauthn.CoseAlgorithm;
import java.security.Provider;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How the embedded relying party behaves. Made by {@link #builder()}.
 *
 * @param host the name or address to bind; null for loopback only
 * @param port 0 for a free one
 * @param rpId the RP ID that credentials are scoped to
 * @param rpName its name for people
 * @param origins expected origins, compared verbatim; empty for {@code http://localhost:PORT} as bound,
 *     {@code https} with TLS
 * @param challengeLifetime how long a challenge can be answered
 * @param challengeCapacity how many challenges of each ceremony may be pending; the oldest give way
 * @param counterPolicy what a counter that did not increase means
 * @param userVerification {@code REQUIRED} always; else what holds for requests that state no wish of their own
 * @param attestation the least conveyance that is asked for; a request may wish for more
 * @param attestationPolicy what attestation must be worth
 * @param pubKeyCredParams COSE algorithm identifiers offered, best first
 * @param timeout hint to the client in the options
 * @param verifier who verifies
 * @param provider the JCA provider that signature checks are meant to go through, null for the JCA's own choice. Both
 *     libraries ask {@code Signature.getInstance(name)}, so only the order of {@code java.security.Security} decides;
 *     whoever starts the server installs the provider first. The server says which provider it found there.
 * @param loops event loops, each with a thread of its own
 * @param maxBodyBytes longest request body; more is refused with 413
 * @param tls certificates when it speaks TLS; null for plain HTTP. The origin is then {@code https://localhost:PORT}
 * @param gzip whether replies are compressed for clients that accept it
 * @param maxRatePerS ceremonies and password sign-ins that it finishes in a second, one after the other; more wait in a queue
 *     that grows. Infinite for as many as the machine can
 * @param entra what makes it a stand-in for Entra ID; null for the usual relying party
 * @param loginPages whose login pages it speaks as, beside the conformance API
 * @param faults misbehaviour on request
 * @param faultSeed which requests meet them
 * @param randomSource makes one source per loop; challenges, sessions and user handles come from it
 * @param nanoTime the monotonic clock of challenge lifetimes and stalls, nanoseconds
 */
public record RelyingPartyConfig(
        @Nullable String host,
        int port,
        String rpId,
        String rpName,
        Set<String> origins,
        Duration challengeLifetime,
        int challengeCapacity,
        CounterPolicy counterPolicy,
        UserVerificationRequirement userVerification,
        AttestationConveyance attestation,
        AttestationPolicy attestationPolicy,
        List<Integer> pubKeyCredParams,
        Duration timeout,
        VerifierChoice verifier,
        @Nullable Provider provider,
        int loops,
        int maxBodyBytes,
        @Nullable TlsConfig tls,
        boolean gzip,
        double maxRatePerS,
        @Nullable EntraConfig entra,
        LoginPages loginPages,
        Faults faults,
        long faultSeed,
        Supplier<SecureRandom> randomSource,
        LongSupplier nanoTime) {

    /** Checks what a user can get wrong. */
    public RelyingPartyConfig {
        origins = Set.copyOf(origins);
        pubKeyCredParams = List.copyOf(pubKeyCredParams);
        require(port >= 0 && port <= 65535, "port " + port + " is not a port: use 0 (any free one) to 65535");
        require(!rpId.isBlank(), "the RP ID is empty: use a domain such as localhost");
        require(
                !challengeLifetime.isNegative() && !challengeLifetime.isZero(),
                "challenge lifetime " + challengeLifetime + " is not positive: use for example 5m");
        require(
                challengeCapacity > 0,
                "challenge capacity " + challengeCapacity + " is not positive: use for example 1000000");
        require(!pubKeyCredParams.isEmpty(), "no algorithm is offered: use for example -8, -7, -257");
        require(loops > 0, "loops " + loops + " is not positive: use 1 or more");
        require(
                maxRatePerS == Double.POSITIVE_INFINITY || (maxRatePerS >= 0.001 && maxRatePerS <= 1_000_000),
                "rate " + maxRatePerS + " a second is out of bounds: use 0.001 to 1000000, for example 800");
        require(maxBodyBytes > 0, "body limit " + maxBodyBytes + " is not positive: use for example 65536 bytes");
        require(
                entra == null || verifier != VerifierChoice.NONE,
                "verifier none: the entra profile decides by what was verified; use webauthn4j or yubico");
        require(
                loginPages == LoginPages.NONE || verifier != VerifierChoice.NONE,
                "verifier none: the login pages sign in whom the verified passkey names; use webauthn4j or yubico");
        require(
                loginPages == LoginPages.NONE || entra == null,
                "a relying party stands in for one product: for Entra ID or with login pages");
        for (int alg : pubKeyCredParams) {
            CoseAlgorithm known = CoseAlgorithm.byId(alg);
            require(
                    known == null || verifier.algorithms().contains(known),
                    "verifier " + verifier.name().toLowerCase(Locale.ROOT) + " has no "
                            + (known == null ? alg : known.label()) + ": offer some of "
                            + verifier.algorithms().stream()
                                    .map(CoseAlgorithm::label)
                                    .collect(Collectors.joining(", "))
                            + ", or choose another verifier");
        }
        require(
                !attestationPolicy.assessesTrust() || verifier != VerifierChoice.NONE,
                "verifier none: attestation cannot be required unread; use webauthn4j or yubico");
        require(
                !attestationPolicy.required() || !attestationPolicy.anchors().isEmpty(),
                "attestation is required and no trust anchor is given, so none would do: give a CA certificate");
        require(
                !attestationPolicy.required() || attestation != AttestationConveyance.NONE,
                "attestation is required and not asked for: ask for direct, indirect or enterprise");
        for (String origin : origins) {
            require(
                    origin.matches("[a-z][a-z0-9+.-]*:(//[^/?#]+|[^/].*)"),
                    "origin '" + origin + "' is not an origin: use for example https://example.com, without a path");
        }
    }

    /** Starts with what holds when nothing is said. */
    public static RelyingPartyConfigBuilder builder() {
        return new RelyingPartyConfigBuilder();
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new InputException(message);
        }
    }
}
