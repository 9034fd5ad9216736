package dev.keywave.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keywave.measure.RunResult;
import dev.keywave.relyingparty.RelyingPartyServer;
import dev.keywave.relyingparty.VerifierChoice;
import dev.keywave.webauthn.CoseAlgorithm;
import java.net.URI;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Registrations and logins with each algorithm against the embedded relying party, with each verifier that has it. Each
 * population with RSA looks for its primes for seconds, so one algorithm of it stands for both on its own.
 */
final class AlgorithmRunTest {

    static Stream<Arguments> everyVerifierWithItsAlgorithms() {
        return Stream.of(VerifierChoice.WEBAUTHN4J, VerifierChoice.YUBICO)
                .flatMap(verifier -> verifier.algorithms().stream()
                        .filter(algorithm -> algorithm != CoseAlgorithm.PS256)
                        .map(algorithm -> Arguments.of(verifier, algorithm.label())));
    }

    @ParameterizedTest
    @MethodSource("everyVerifierWithItsAlgorithms")
    void everyHonestCeremonyIsAccepted(VerifierChoice verifier, String algorithm) throws Exception {
        RunResult result = run(verifier, 3, algorithm);

        assertThat(Runs.registration(result).accepted()).isEqualTo(3);
        assertThat(Runs.authentication(result).accepted()).isEqualTo(10);
    }

    @Test
    void usersOfOneRunMayHaveThemAll() throws Exception {
        String mix = Stream.of(CoseAlgorithm.values())
                .map(algorithm -> algorithm.label() + "=1")
                .collect(Collectors.joining(","));
        RunResult result = run(VerifierChoice.WEBAUTHN4J, 40, mix);

        assertThat(Runs.registration(result).accepted()).isEqualTo(40);
        assertThat(Runs.authentication(result).accepted()).isEqualTo(10);
    }

    @Test
    void webauthn4jHasAllAlgorithms() {
        assertThat(VerifierChoice.WEBAUTHN4J.algorithms()).containsExactlyInAnyOrder(CoseAlgorithm.values());
    }

    private static RunResult run(VerifierChoice verifier, int users, String algorithms) throws InterruptedException {
        RunSettings settings = Runs.small();
        settings.users("test", users);
        settings.rate("test", "50/s");
        settings.duration("test", "200ms");
        settings.loops("test", 1);
        settings.models("test", "synced-passkey=50,security-key=50");
        settings.algorithms("test", algorithms);
        try (RelyingPartyServer server = Runs.relyingParty(builder -> builder.verifier(verifier))) {
            return Runs.run(settings, URI.create("http://localhost:" + server.port()));
        }
    }
}
