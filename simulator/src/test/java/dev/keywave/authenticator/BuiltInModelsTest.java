package dev.keywave.authenticator;

import static org.assertj.core.api.Assertions.assertThat;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.credential.CredentialRecord;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import dev.keywave.attestation.AttestationAuthority;
import dev.keywave.attestation.AttestationKeys;
import dev.keywave.crypto.CryptoChoice;
import dev.keywave.crypto.CryptoProviders;
import dev.keywave.crypto.SelectedCrypto;
import dev.keywave.webauthn.AttestationFormat;
import dev.keywave.webauthn.PublicKeyCredentialCreationOptions;
import dev.keywave.webauthn.PublicKeyCredentialRequestOptions;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The models that come with Keywave: sensible values, and ceremonies that webauthn4j accepts. */
final class BuiltInModelsTest {

    private static final WebAuthnManager MANAGER = WebAuthnManager.createNonStrictWebAuthnManager();
    private static final String SITE = "https://login.example.com";
    private static final String RP_ID = "login.example.com";
    private static final ServerProperty SERVER = ServerProperty.builder()
            .origin(new Origin(SITE))
            .rpId(RP_ID)
            .challenge(new DefaultChallenge(new byte[16]))
            .build();

    private static final byte[] SEED = new byte[CredentialDerivation.SEED_LENGTH];
    private static final SelectedCrypto CRYPTO = CryptoProviders.select(CryptoChoice.AUTO);
    private static final AttestationKeys ATTESTATION = AttestationKeys.prepare(
            AttestationAuthority.inMemory(CRYPTO, Instant.parse("2026-01-01T00:00:00Z")),
            AuthenticatorModels.builtIn());

    private final WebAuthnClient client = new WebAuthnClient(
            dev.keywave.authenticator.Origin.of(SITE),
            new Authenticator(SEED, CRYPTO, 4, RsaPrimes.onDemand(SEED), ATTESTATION.attestor()));

    static Stream<AuthenticatorModel> models() {
        return AuthenticatorModels.builtIn().stream();
    }

    @Test
    void namesAndAaguidsAreUnique() {
        assertThat(AuthenticatorModels.builtIn()).hasSizeGreaterThanOrEqualTo(14);
        assertThat(models().map(AuthenticatorModel::name)).doesNotHaveDuplicates();
        assertThat(models().map(AuthenticatorModel::aaguid)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("models")
    void theValuesOfAModelAreSensible(AuthenticatorModel model) {
        assertThat(model.attestationFormats()).contains(AttestationFormat.NONE);
        assertThat(model.credentialIdLength()).isBetween(16, 128);
        if (model.backupEligible()) {
            assertThat(model.counterPolicy()).as("synced: no counter").isEqualTo(CounterPolicy.ALWAYS_ZERO);
            assertThat(model.attestationFormats()).containsExactly(AttestationFormat.NONE);
            assertThat(model.transports()).containsExactly("hybrid", "internal");
        }
        assertThat(model.isPlatform()).isEqualTo(model.transports().contains("internal"));
        assertThat(model.aaguid().equals(new UUID(0, 0)))
                .isEqualTo(model.attestationFormats().contains(AttestationFormat.FIDO_U2F));
        assertThat(model.has(Extension.HMAC_SECRET) && model.isPlatform()).isFalse();
        assertThat(model.authenticationDelay().medianNs())
                .isLessThanOrEqualTo(model.registrationDelay().medianNs());
        if (!model.aaguid().toString().startsWith("6b657977-6176-65")) {
            assertThat(model.authenticationDelay().medianNs())
                    .as("a person takes seconds")
                    .isBetween(1_000_000_000L, 20_000_000_000L);
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void aModelsFileNamesItsSources(AuthenticatorModel model) {
        String source = AuthenticatorModels.source(model.name());

        assertThat(source).contains("\nname: " + model.name() + "\n").startsWith("# ");
        if (!model.aaguid().toString().startsWith("6b657977-6176-65")) {
            assertThat(source).contains("https://").contains("# Assumed: ");
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void eachModelRegistersAndLogsIn(AuthenticatorModel model) throws Exception {
        MemorySlot slot = new MemorySlot(7);
        RegistrationData registration = register(model, slot);
        AuthenticatorData<?> created =
                Objects.requireNonNull(registration.getAttestationObject()).getAuthenticatorData();
        assertThat(created.getAttestedCredentialData()).isNotNull();
        assertThat(Objects.requireNonNull(created.getAttestedCredentialData())
                        .getAaguid()
                        .getValue())
                .isEqualTo(model.aaguid());
        assertThat(created.getAttestedCredentialData().getCredentialId()).hasSize(model.credentialIdLength());
        assertThat(slot.algorithm()).isEqualTo(model.algorithms().get(0));
        assertThat(created.isFlagBE()).isEqualTo(model.backupEligible());
        assertThat(created.isFlagBS()).isEqualTo(model.backupState());
        assertThat(created.isFlagUV()).isEqualTo(model.canVerifyUser());

        CredentialRecord record = new CredentialRecordImpl(
                registration.getAttestationObject(),
                registration.getCollectedClientData(),
                registration.getClientExtensions(),
                registration.getTransports());
        long last = created.getSignCount();
        for (int i = 0; i < 3; i++) {
            AuthenticatorData<?> asserted =
                    Objects.requireNonNull(authenticate(model, slot, record).getAuthenticatorData());
            long step = asserted.getSignCount() - last;
            switch (model.counterPolicy()) {
                case ALWAYS_ZERO -> assertThat(asserted.getSignCount()).isZero();
                case COUNTING -> assertThat(step).isEqualTo(1);
                case GLOBAL -> assertThat(step).isBetween(1L, (long) CounterPolicy.MAX_STEP);
            }
            last = asserted.getSignCount();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"yubikey-5", "yubico-security-key", "feitian-epass"})
    void aGlobalCounterIsNotZeroAtRegistration(String name) throws Exception {
        RegistrationData registration = register(AuthenticatorModels.byName(name), new MemorySlot(7));

        assertThat(Objects.requireNonNull(registration.getAttestationObject())
                        .getAuthenticatorData()
                        .getSignCount())
                .isPositive();
    }

    @Test
    void theBackupStateChangesOnceThePasskeyIsSynced() throws Exception {
        AuthenticatorModel model = AuthenticatorModels.byName("google-password-manager");
        MemorySlot slot = new MemorySlot(7);
        RegistrationData registration = register(model, slot);
        CredentialRecord record = new CredentialRecordImpl(
                Objects.requireNonNull(registration.getAttestationObject()),
                registration.getCollectedClientData(),
                registration.getClientExtensions(),
                registration.getTransports());

        assertThat(backupState(authenticate(model, slot, record))).isFalse();
        slot.sync();
        assertThat(backupState(authenticate(model, slot, record))).isTrue();
        assertThat(register(model, slot).getAttestationObject())
                .satisfies(created -> assertThat(Objects.requireNonNull(created)
                                .getAuthenticatorData()
                                .isFlagBS())
                        .isFalse());
    }

    private static boolean backupState(AuthenticationData data) {
        return Objects.requireNonNull(data.getAuthenticatorData()).isFlagBS();
    }

    private RegistrationData register(AuthenticatorModel model, MemorySlot slot) throws Exception {
        String options = """
                {"rp": {"name": "", "id": "%s"}, "user": {"id": "AQ", "name": "", "displayName": ""},
                 "challenge": "AAAAAAAAAAAAAAAAAAAAAA", "attestation": "direct",
                 "pubKeyCredParams": [{"type": "public-key", "alg": -7}, {"type": "public-key", "alg": -257},
                                      {"type": "public-key", "alg": -8}],
                 "extensions": {"credProps": true}}""".formatted(RP_ID);
        ClientResult result = client.create(
                PublicKeyCredentialCreationOptions.parse(options.getBytes(StandardCharsets.UTF_8)),
                model,
                model.algorithms(),
                slot);
        return MANAGER.verifyRegistrationResponseJSON(
                json(result), new RegistrationParameters(SERVER, null, false, true));
    }

    private AuthenticationData authenticate(AuthenticatorModel model, MemorySlot slot, CredentialRecord record)
            throws Exception {
        byte[] id = Objects.requireNonNull(record.getAttestedCredentialData()).getCredentialId();
        String options = """
                {"challenge": "AAAAAAAAAAAAAAAAAAAAAA", "rpId": "%s",
                 "allowCredentials": [{"type": "public-key", "id": "%s"}]}""".formatted(RP_ID, ExtensionStage.base64Url(id));
        ClientResult result = client.get(
                PublicKeyCredentialRequestOptions.parse(options.getBytes(StandardCharsets.UTF_8)), model, slot, false);
        AuthenticationData data = MANAGER.verifyAuthenticationResponseJSON(
                json(result), new AuthenticationParameters(SERVER, record, List.of(id), false, true));
        record.setCounter(Objects.requireNonNull(data.getAuthenticatorData()).getSignCount());
        return data;
    }

    private static String json(ClientResult result) {
        return new String(ExtensionStage.success(result).toJson(), StandardCharsets.UTF_8);
    }
}
