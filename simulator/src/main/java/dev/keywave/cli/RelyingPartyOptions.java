package dev.keywave.cli;

import dev.keywave.crypto.SelectedCrypto;
import dev.keywave.input.InputException;
import dev.keywave.input.Quantities;
import dev.keywave.relyingparty.AttestationConveyance;
import dev.keywave.relyingparty.AttestationPolicy;
import dev.keywave.relyingparty.CounterPolicy;
import dev.keywave.relyingparty.Faults;
import dev.keywave.relyingparty.LoginPages;
import dev.keywave.relyingparty.RelyingPartyConfig;
import dev.keywave.relyingparty.RelyingPartyConfigBuilder;
import dev.keywave.relyingparty.UserVerificationRequirement;
import dev.keywave.relyingparty.VerifierChoice;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags of the embedded relying party, started alone or by a run. */
final class RelyingPartyOptions {

    @Option(names = "--rp-id", paramLabel = "ID", description = "RP ID. Default: localhost.")
    @Nullable
    String rpId;

    @Option(
            names = "--verifier",
            paramLabel = "NAME",
            description = "Who verifies: webauthn4j, yubico, or none, which accepts everything. Default: webauthn4j.")
    @Nullable
    VerifierChoice verifier;

    @Option(
            names = "--challenge-lifetime",
            paramLabel = "TIME",
            description = "How long a challenge may be answered. Default: 5m.")
    @Nullable
    String challengeLifetime;

    @Option(
            names = "--counter",
            paramLabel = "POLICY",
            description = "Signature counters that do not grow: strict rejects them, ignore does not look. Default:"
                    + " strict.")
    @Nullable
    CounterPolicy counter;

    @Option(
            names = "--user-verification",
            paramLabel = "WISH",
            description = "required, preferred or discouraged. Default: preferred; with Keycloak's pages required.")
    @Nullable
    UserVerificationRequirement userVerification;

    @Option(
            names = "--attestation",
            paramLabel = "WISH",
            description = "Attestation to ask for at least: none, indirect, direct or enterprise. Default: none; with"
                    + " --require-attestation, direct.")
    @Nullable
    AttestationConveyance attestation;

    @Option(
            names = "--require-attestation",
            description = "Reject a registration unless its attestation certificates lead to a trusted authority.")
    boolean requireAttestation;

    @Option(
            names = "--fault",
            paramLabel = "FAULT",
            description = "Misbehave: stall=2s@10s, latency=20ms, error=1%%, throttle=5%%, drop=1%%. Repeatable.")
    List<String> faults = new ArrayList<>();

    @Option(
            names = "--max-rate",
            paramLabel = "RATE",
            description =
                    "Finish at most so many ceremonies and password sign-ins a second, one after the other, for example"
                            + " 800; more wait in a queue that grows. Default: as many as the machine can.")
    @Nullable
    String maxRate;

    @Option(
            names = "--rp-loops",
            paramLabel = "N",
            description =
                    "Event loops of the relying party. Default: one for each processor; in a run, for every second.")
    @Nullable
    Integer loops;

    private LoginPages pages = LoginPages.NONE;

    /** Lets it speak as a product's login pages; none if not said. */
    void loginPages(LoginPages value) {
        pages = value;
    }

    /** Refuses flags that would do nothing. */
    void refuseWithTarget() {
        boolean given = rpId != null
                || verifier != null
                || challengeLifetime != null
                || counter != null
                || userVerification != null
                || attestation != null
                || requireAttestation
                || !faults.isEmpty()
                || maxRate != null
                || loops != null;
        if (given) {
            throw new InputException("--target: the flags of the embedded relying party (--rp-id, --verifier,"
                    + " --challenge-lifetime, --counter, --user-verification, --attestation, --require-attestation, --fault,"
                    + " --max-rate, --rp-loops) do nothing to another;"
                    + " leave them out, or leave out --target");
        }
    }

    /** What the relying party is to be. */
    RelyingPartyConfig config(
            int port,
            Set<String> origins,
            SelectedCrypto crypto,
            int defaultLoops,
            List<X509Certificate> attestationAnchors) {
        return builder(port, origins, crypto, defaultLoops)
                .attestationPolicy(attestationPolicy(attestationAnchors))
                .build();
    }

    /** The same, for whoever has more to say. */
    RelyingPartyConfigBuilder builder(int port, Set<String> origins, SelectedCrypto crypto, int defaultLoops) {
        RelyingPartyConfigBuilder builder = RelyingPartyConfig.builder()
                .port(port)
                .origins(origins)
                .provider(crypto.provider())
                .loginPages(pages)
                .loops(loops(defaultLoops));
        if (rpId != null) {
            builder.rpId(rpId);
        }
        if (verifier != null) {
            builder.verifier(verifier);
        }
        if (challengeLifetime != null) {
            long ns = Quantities.positiveDurationNs("--challenge-lifetime", challengeLifetime);
            builder.challengeLifetime(Duration.ofNanos(ns));
        }
        if (counter != null) {
            builder.counterPolicy(counter);
        }
        if (userVerification != null) {
            builder.userVerification(userVerification);
        }
        if (attestation != null || requireAttestation) {
            builder.attestation(attestation == null ? AttestationConveyance.DIRECT : attestation);
        }
        if (maxRate != null) {
            builder.maxRatePerS(Quantities.positiveRatePerS("--max-rate", maxRate));
        }
        return builder.faults(Faults.parse(faults));
    }

    /**
     * What attestation must be worth.
     *
     * @param anchors what certificates must lead to
     */
    AttestationPolicy attestationPolicy(List<X509Certificate> anchors) {
        return new AttestationPolicy(requireAttestation, anchors, InstantSource.system());
    }

    /** Who verifies. */
    VerifierChoice verifier() {
        return verifier == null ? VerifierChoice.WEBAUTHN4J : verifier;
    }

    /** The settings in words, for the report's configuration. */
    Map<String, String> inWords(int defaultLoops) {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("relying party: RP ID", rpId == null ? "localhost" : rpId);
        if (pages != LoginPages.NONE) {
            words.put("relying party: login pages as of", pages.label());
        }
        words.put("relying party: verifier", lower(verifier, "webauthn4j"));
        words.put("relying party: challenge lifetime", challengeLifetime == null ? "5m" : challengeLifetime);
        words.put("relying party: counter", lower(counter, "strict"));
        words.put(
                "relying party: user verification",
                lower(userVerification == null ? pages.userVerification() : userVerification, "preferred"));
        words.put(
                "relying party: attestation",
                lower(attestation, requireAttestation ? "direct" : "none") + (requireAttestation ? ", required" : ""));
        words.put("relying party: faults", faults.isEmpty() ? "none" : String.join(", ", faults));
        words.put("relying party: highest rate", maxRate == null ? "as the machine can" : maxRate);
        words.put("relying party: loops", Integer.toString(loops(defaultLoops)));
        return words;
    }

    private int loops(int defaultLoops) {
        if (loops != null && loops < 1) {
            throw new InputException("--rp-loops: " + loops + "; write 1 or more");
        }
        return loops == null ? defaultLoops : loops;
    }

    private static String lower(@Nullable Enum<?> choice, String absent) {
        return choice == null ? absent : choice.name().toLowerCase(Locale.ROOT);
    }
}
