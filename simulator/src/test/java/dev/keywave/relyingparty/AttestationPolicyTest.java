package dev.keywave.relyingparty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keywave.attestation.AttestingClient;
import dev.keywave.authenticator.AuthenticatorModel;
import dev.keywave.authenticator.MemorySlot;
import dev.keywave.crypto.CryptoChoice;
import dev.keywave.input.InputException;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the relying party makes of attestation, with either library. */
final class AttestationPolicyTest {

    private static final AttestingClient CLIENT = new AttestingClient(CryptoChoice.AUTO);
    private static final AttestingClient STRANGER = new AttestingClient(CryptoChoice.AUTO);
    private static final AtomicLong USERS = new AtomicLong();
    private static final String BASIC = "packed_attestation: basic";

    @ParameterizedTest
    @CsvSource({
        "WEBAUTHN4J, packed",
        "WEBAUTHN4J, fido-u2f",
        "WEBAUTHN4J, tpm",
        "WEBAUTHN4J, android-key",
        "WEBAUTHN4J, apple",
        "WEBAUTHN4J, 'compound, packed, tpm, android-key, apple'",
        "YUBICO, packed",
        "YUBICO, fido-u2f",
        "YUBICO, tpm",
        "YUBICO, apple",
        "YUBICO, 'compound, packed, tpm, apple'",
    })
    void whatLeadsToTheRootIsAcceptedAndWhatLeadsElsewhereIsNot(VerifierChoice verifier, String formats) {
        AuthenticatorModel model = model(formats);
        try (RelyingPartyServer server = start(verifier, true, CLIENT.authority.root())) {
            ApiClient.ok(register(server, CLIENT, model));

            assertRejected(register(server, STRANGER, model), "do not lead to a trust anchor");
        }
    }

    /** Its library would take the format for valid without reading it. */
    @Test
    void androidKeyIsNotForYubicosLibrary() {
        try (RelyingPartyServer server = start(VerifierChoice.YUBICO, false)) {
            for (String formats : List.of("android-key", "compound, packed, android-key")) {
                assertThat(register(server, CLIENT, model(formats)).body())
                        .contains("attestation_invalid: the attestation format is not supported");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = VerifierChoice.class,
            names = {"WEBAUTHN4J", "YUBICO"})
    void noneAndSelfAttestationAreRefusedWhereItIsRequired(VerifierChoice verifier) {
        try (RelyingPartyServer server = start(verifier, true, CLIENT.authority.root())) {
            assertRejected(
                    register(server, CLIENT, AttestingClient.model("packed", "ES256")),
                    "format packed came without certificates");
            assertRejected(
                    register(server, CLIENT, AttestingClient.model("none", "ES256")),
                    "format none came without certificates");
            assertThat(server.statistics().registrationsAccepted()).isZero();
        }
    }

    @Test
    void withAnchorsAloneOnlyCertificatesAreHeldAgainstThem() {
        try (RelyingPartyServer server = start(VerifierChoice.WEBAUTHN4J, false, CLIENT.authority.root())) {
            ApiClient.ok(register(server, CLIENT, AttestingClient.model("none", "ES256")));
            ApiClient.ok(register(server, STRANGER, AttestingClient.model("packed", "ES256")));
            ApiClient.ok(register(server, CLIENT, model("tpm")));
            assertRejected(register(server, STRANGER, model("tpm")), "do not lead to a trust anchor");
        }
    }

    @Test
    void aCompoundIsAsGoodAsItsWorstPart() {
        AuthenticatorModel model = model("compound, packed, tpm");
        for (VerifierChoice verifier : List.of(VerifierChoice.WEBAUTHN4J, VerifierChoice.YUBICO)) {
            try (RelyingPartyServer server = start(verifier, false)) {
                ApiClient client = new ApiClient(server);
                String result = create(client, server, CLIENT, model);
                ApiClient.ok(client.post("/attestation/result", result));

                ApiClient other = new ApiClient(server);
                String tampered = Tampered.lastPartOfCompound(create(other, server, CLIENT, model));
                assertThat(other.post("/attestation/result", tampered).body()).contains("attestation_invalid");
            }
        }
    }

    @Test
    void theOptionsAskForWhatIsConfiguredUnlessARequestWantsMore() {
        try (RelyingPartyServer server = start(VerifierChoice.WEBAUTHN4J, true, CLIENT.authority.root())) {
            ApiClient client = new ApiClient(server);
            for (String[] asked :
                    new String[][] {{"none", "direct"}, {"direct", "direct"}, {"enterprise", "enterprise"}}) {
                String options = ApiClient.ok(client.post(
                        "/attestation/options",
                        "{\"username\":\"a\",\"displayName\":\"a\",\"attestation\":\"" + asked[0] + "\"}"));
                assertThat(options).contains("\"attestation\":\"" + asked[1] + "\"");
            }
        }
    }

    @Test
    void aPolicyThatNobodyCouldMeetIsOneLine() {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> start(VerifierChoice.WEBAUTHN4J, true))
                .withMessageContaining("no trust anchor is given");
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> start(VerifierChoice.NONE, true, CLIENT.authority.root()))
                .withMessageContaining("use webauthn4j or yubico");
    }

    private static AuthenticatorModel model(String formats) {
        return formats.contains("packed")
                ? AttestingClient.model(formats, "ES256", BASIC)
                : AttestingClient.model(formats, "ES256");
    }

    private static RelyingPartyServer start(VerifierChoice verifier, boolean required, X509Certificate... anchors) {
        return RelyingPartyServer.start(RelyingPartyConfig.builder()
                .verifier(verifier)
                .attestation(AttestationConveyance.DIRECT)
                .attestationPolicy(new AttestationPolicy(required, List.of(anchors), InstantSource.system()))
                .build());
    }

    private static ApiClient.Answer register(
            RelyingPartyServer server, AttestingClient attesting, AuthenticatorModel model) {
        ApiClient client = new ApiClient(server);
        return client.post("/attestation/result", create(client, server, attesting, model));
    }

    private static String create(
            ApiClient client, RelyingPartyServer server, AttestingClient attesting, AuthenticatorModel model) {
        long user = USERS.incrementAndGet();
        return attesting.register(model, new MemorySlot(user), client.creationOptions("user" + user), server.origin());
    }

    private static void assertRejected(ApiClient.Answer answer, String detail) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("attestation_not_trusted: ").contains(detail);
    }
}
