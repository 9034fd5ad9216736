package dev.keywave.attack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keywave.relyingparty.RelyingPartyConfig;
import dev.keywave.relyingparty.RelyingPartyServer;
import dev.keywave.relyingparty.VerifierChoice;
import dev.keywave.webauthn.CoseAlgorithm;
import dev.keywave.workload.CeremonyType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole catalogue against the embedded relying party, over HTTP, with both verifying libraries. */
final class CatalogueTest {

    /** What Level 3 leaves to the relying party and the embedded one accepts, with the reason. */
    private static final Map<String, String> TOLERATED =
            Map.of("certified-path-broken", "no trust anchors are set here");

    @ParameterizedTest
    @EnumSource(
            value = VerifierChoice.class,
            names = {"WEBAUTHN4J", "YUBICO"})
    void theRelyingPartyRejectsEveryAttackForItsReasonAndAcceptsEveryLookAlike(VerifierChoice verifier)
            throws Exception {
        Set<String> made = new HashSet<>();
        List<String> findings = new ArrayList<>();
        try (RelyingPartyServer server = start(verifier, List.of(-8, -7, -257));
                RelyingPartyServer picky = start(verifier, List.of(-8, -257));
                Scenario passkeys =
                        new Scenario(server, "synced-passkey", CoseAlgorithm.ES256, true, "preferred", "none", 1);
                Scenario verifiedKeys =
                        new Scenario(server, "security-key", CoseAlgorithm.EDDSA, true, "required", "direct", 2);
                Scenario keys =
                        new Scenario(server, "security-key", CoseAlgorithm.ES256, true, "discouraged", "direct", 3);
                Scenario unnamed =
                        new Scenario(picky, "synced-passkey", CoseAlgorithm.EDDSA, false, "preferred", "none", 4);
                Scenario rsa =
                        new Scenario(server, "synced-passkey", CoseAlgorithm.RS256, true, "preferred", "none", 5)) {
            List<Scenario> scenarios = List.of(passkeys, verifiedKeys, keys, unnamed);
            for (Attack attack : AttackCatalogue.all()) {
                // RSA keys are dear to make, so only what needs them gets them.
                for (Scenario scenario : attack.needs().contains(Need.RSA) ? List.of(rsa) : scenarios) {
                    Party.Answer answer = scenario.answer(attack);
                    if (answer != null) {
                        made.add(attack.name());
                        if (!isRight(attack, answer)) {
                            findings.add(attack + " in " + scenario + ": " + answer);
                        }
                    }
                }
            }
            assertThat(findings).isEmpty();
            assertThat(server.statistics().internalErrors()).isZero();
            assertThat(picky.statistics().internalErrors()).isZero();
        }
        assertThat(AttackCatalogue.all())
                .filteredOn(attack -> !attack.area().equals("certificates"))
                .extracting(Attack::name)
                .allMatch(made::contains);
    }

    private static boolean isRight(Attack attack, Party.Answer answer) {
        return (attack.isLookAlike() || TOLERATED.containsKey(attack.name()))
                ? answer.accepted()
                : attack.rejectedAs().contains(answer.label());
    }

    @ParameterizedTest
    @CsvSource({
        "WEBAUTHN4J, yubikey-5",
        "WEBAUTHN4J, windows-hello",
        "WEBAUTHN4J, fido-u2f-key",
        "WEBAUTHN4J, android-device-bound",
        "WEBAUTHN4J, ios-device-bound",
        "YUBICO, yubikey-5",
        "YUBICO, windows-hello",
        "YUBICO, fido-u2f-key",
        "YUBICO, ios-device-bound"
    })
    void whatIsAttestedWithCertificatesIsRejectedForItsReasonToo(VerifierChoice verifier, String model)
            throws Exception {
        Set<String> made = new HashSet<>();
        List<String> findings = new ArrayList<>();
        try (RelyingPartyServer server = start(verifier, List.of(-7));
                Scenario scenario =
                        new Scenario(server, model, CoseAlgorithm.ES256, true, "discouraged", "direct", 6)) {
            for (Attack attack : AttackCatalogue.of(CeremonyType.REGISTRATION)) {
                boolean signed =
                        attack.area().equals("look-alikes") || attack.area().equals("authenticator-data");
                Party.Answer answer = signed || attack.area().equals("certificates") ? scenario.answer(attack) : null;
                if (answer != null) {
                    made.add(attack.area());
                    if (!isRight(attack, answer)) {
                        findings.add(attack + " in " + scenario + ": " + answer);
                    }
                }
            }
            assertThat(findings).isEmpty();
            assertThat(server.statistics().internalErrors()).isZero();
        }
        assertThat(made).containsExactlyInAnyOrder("look-alikes", "authenticator-data", "certificates");
    }

    @Test
    void onlyWhatIsLeftToTheRelyingPartyIsTolerated() {
        for (String name : TOLERATED.keySet()) {
            assertThat(AttackCatalogue.byName(name).expect()).as(name).isEqualTo(Expectation.POLICY);
        }
    }

    private static RelyingPartyServer start(VerifierChoice verifier, List<Integer> algorithms) {
        return RelyingPartyServer.start(RelyingPartyConfig.builder()
                .verifier(verifier)
                .pubKeyCredParams(algorithms)
                .build());
    }
}
