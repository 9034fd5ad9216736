package dev.keywave.attack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keywave.authenticator.Authenticator;
import dev.keywave.authenticator.AuthenticatorModel;
import dev.keywave.authenticator.AuthenticatorModels;
import dev.keywave.authenticator.ClientResult;
import dev.keywave.authenticator.CredentialDerivation;
import dev.keywave.authenticator.MemorySlot;
import dev.keywave.authenticator.Origin;
import dev.keywave.authenticator.WebAuthnClient;
import dev.keywave.crypto.CryptoChoice;
import dev.keywave.crypto.CryptoProviders;
import dev.keywave.webauthn.Challenge;
import dev.keywave.webauthn.CoseAlgorithm;
import dev.keywave.webauthn.InvalidOptionsException;
import dev.keywave.webauthn.PublicKeyCredential;
import dev.keywave.webauthn.PublicKeyCredentialCreationOptions;
import dev.keywave.webauthn.PublicKeyCredentialRequestOptions;
import dev.keywave.workload.CeremonyType;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an attacker touches and what its credentials say of themselves. */
final class AttackerTest {

    private static final Origin ORIGIN = Origin.of("https://login.example.com");
    private static final AuthenticatorModel MODEL = AuthenticatorModels.byName("security-key");
    private static final List<CoseAlgorithm> ES256 = List.of(CoseAlgorithm.ES256);
    private static final long SEED = 5;

    private final Authenticator authenticator = new Authenticator(
            new byte[CredentialDerivation.SEED_LENGTH], CryptoProviders.select(CryptoChoice.AUTO), 16);
    private final WebAuthnClient client = new WebAuthnClient(ORIGIN, authenticator);
    private final Attacker attacker = new Attacker(ORIGIN, authenticator, true, SEED);
    private final MemorySlot slot = new MemorySlot(7);

    private static PublicKeyCredentialCreationOptions creationOptions() throws InvalidOptionsException {
        return PublicKeyCredentialCreationOptions.parse("""
                {"rp":{"id":"example.com","name":"E"},"user":{"id":"AQID","name":"a","displayName":"A"},
                 "challenge":"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8","attestation":"direct",
                 "authenticatorSelection":{"residentKey":"required"},
                 "pubKeyCredParams":[{"type":"public-key","alg":-7},{"type":"public-key","alg":-8}]}""".getBytes(StandardCharsets.UTF_8));
    }

    private static PublicKeyCredentialRequestOptions requestOptions() throws InvalidOptionsException {
        return PublicKeyCredentialRequestOptions.parse("""
                {"rpId":"example.com","challenge":"HxAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHg"}""".getBytes(StandardCharsets.UTF_8));
    }

    private PublicKeyCredential register() throws InvalidOptionsException {
        return success(client.create(creationOptions(), MODEL, ES256, slot));
    }

    private static PublicKeyCredential success(ClientResult result) {
        return ((ClientResult.Success) result).credential();
    }

    private ClientResult attack(Attack attack, Earlier earlier) throws InvalidOptionsException {
        return attack.ceremony() == CeremonyType.REGISTRATION
                ? attacker.create(attack, creationOptions(), MODEL, ES256, slot, earlier)
                : attacker.get(attack, requestOptions(), MODEL, slot, false, earlier);
    }

    @Test
    void anAttackOnARegistrationLeavesTheUsersSlotAloneAndHasAnIdOfItsOwn() throws Exception {
        String own = register().member("id");
        Set<String> ids = new HashSet<>(Set.of(String.valueOf(own)));
        for (int i = 0; i < 50; i++) {
            ClientResult result = attack(AttackCatalogue.byName("registration-up-stripped"), Earlier.NOTHING);
            assertThat(ids.add(String.valueOf(success(result).member("id")))).isTrue();
        }
        assertThat(slot.generation()).isEqualTo(1);
        assertThat(slot.advanceSignatureCounter()).isEqualTo(1);
    }

    @Test
    void anAttackOnAnAuthenticationAdvancesTheCounterOnce() throws Exception {
        register();
        attack(AttackCatalogue.byName("authentication-up-stripped"), Earlier.NOTHING);
        assertThat(slot.advanceSignatureCounter()).isEqualTo(2);
    }

    @Test
    void allFormsOfAForgedCredentialAgree() throws Exception {
        PublicKeyCredential before = register();
        Earlier earlier = Earlier.ceremony(creationOptions().challenge(), before, slot, MODEL);
        for (Attack attack : AttackCatalogue.all()) {
            boolean broken = attack.operator().startsWith("{body");
            boolean replayed =
                    attack.operator().startsWith("{replay") || attack.operator().startsWith("{repeat");
            Earlier prepared = attack.ceremony() == CeremonyType.REGISTRATION ? earlier : authenticated();
            if (!broken && !replayed && attack(attack, prepared) instanceof ClientResult.Success success) {
                assertAgreement(attack, success.credential());
            }
        }
    }

    private Earlier authenticated() throws InvalidOptionsException {
        PublicKeyCredentialRequestOptions options = requestOptions();
        return Earlier.ceremony(options.challenge(), success(client.get(options, MODEL, slot, false)), slot, MODEL);
    }

    private static void assertAgreement(Attack attack, PublicKeyCredential credential) {
        JsonNode json = JsonMapper.builder().build().readTree(new String(credential.toJson(), StandardCharsets.UTF_8));
        JsonNode conformance = JsonMapper.builder()
                .build()
                .readTree(new String(credential.toConformanceJson(), StandardCharsets.UTF_8));
        for (String name : List.of("id", "rawId", "type", "authenticatorAttachment")) {
            assertMember(attack, json, conformance, credential, name);
        }
        for (String name : List.of("clientDataJSON", "attestationObject", "authenticatorData", "signature")) {
            assertMember(attack, json.path("response"), conformance.path("response"), credential, name);
        }
        assertThat(conformance.path("getClientExtensionResults"))
                .as(attack.name())
                .isEqualTo(json.path("clientExtensionResults"));
        JsonNode transports = json.path("response").path("transports");
        if (transports.isArray()) {
            assertThat(transports.valueStream().map(JsonNode::asString))
                    .as(attack.name())
                    .containsExactlyElementsOf(credential.transports());
        }
    }

    private static void assertMember(
            Attack attack, JsonNode json, JsonNode conformance, PublicKeyCredential credential, String name) {
        JsonNode member = json.path(name);
        assertThat(conformance.path(name)).as(attack.name()).isEqualTo(member);
        if (member.isString() && json.size() > 0) {
            assertThat(credential.member(name)).as(attack + " " + name).isEqualTo(member.asString());
        }
    }

    @Test
    void whatIsNotPreparedIsNotMade() throws Exception {
        register();
        assertThat(attack(AttackCatalogue.byName("counter-repeated"), Earlier.NOTHING))
                .isEqualTo(new ClientResult.Refused("attack_not_prepared"));
        assertThat(attack(AttackCatalogue.byName("counter-repeated"), Earlier.options(new Challenge(new byte[32]))))
                .isEqualTo(new ClientResult.Refused("attack_not_prepared"));
    }

    @Test
    void whatDoesNotFitTheCeremonyIsNotMade() throws Exception {
        register();
        for (String name : List.of("eddsa-s-plus-order", "authentication-uv-stripped", "other-users-credential")) {
            assertThat(attack(AttackCatalogue.byName(name), authenticated()))
                    .as(name)
                    .isEqualTo(new ClientResult.Refused("attack_not_applicable"));
        }
    }

    @Test
    void anAbandonedChallengeIsTheOneOfThePassBefore() throws Exception {
        Challenge abandoned = new Challenge(new byte[] {1, 2, 3});
        ClientResult result =
                attack(AttackCatalogue.byName("registration-abandoned-challenge"), Earlier.options(abandoned));
        String clientData = new String(
                Base64.getUrlDecoder().decode(success(result).member("clientDataJSON")), StandardCharsets.UTF_8);
        assertThat(clientData).contains("\"challenge\":\"" + abandoned.base64Url() + "\"");
    }

    @Test
    void thePickerPicksOnlyWhatIsPossibleAndTheSameForTheSameSeed() throws Exception {
        register();
        AttackPicker picker = new AttackPicker(AttackCatalogue.all(), false, SEED);
        AttackPicker twin = new AttackPicker(AttackCatalogue.all(), false, SEED);
        Attacker membersOnly = new Attacker(ORIGIN, authenticator, false, SEED);
        Set<Attack> picked = new HashSet<>();
        for (int i = 0; i < 4_000; i++) {
            Attack registration = Objects.requireNonNull(picker.pickRegistration(MODEL, ES256));
            Attack authentication = Objects.requireNonNull(picker.pickAuthentication(MODEL, slot));
            assertThat(twin.pickRegistration(MODEL, ES256)).isSameAs(registration);
            assertThat(twin.pickAuthentication(MODEL, slot)).isSameAs(authentication);
            assertThat(membersOnly.appliesTo(registration, creationOptions(), MODEL, ES256))
                    .isTrue();
            assertThat(membersOnly.appliesTo(authentication, requestOptions(), MODEL, slot))
                    .isTrue();
            picked.add(registration);
            picked.add(authentication);
            if (i == 1_000) {
                assertThat(picked).noneMatch(attack -> attack.needs().contains(Need.ATTESTATION));
                for (AttackPicker one : List.of(picker, twin)) {
                    one.seen(creationOptions());
                    one.seen(requestOptions());
                }
            }
        }
        assertThat(picked).as("seed %d", SEED).hasSizeGreaterThan(200);
        assertThat(picked).anyMatch(attack -> attack.needs().contains(Need.ATTESTATION));
        assertThat(picked).noneMatch(attack -> attack.needs().contains(Need.WHOLE_JSON));
    }
}
