package dev.keywave.authenticator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keywave.crypto.CryptoChoice;
import dev.keywave.crypto.CryptoProviders;
import dev.keywave.webauthn.AttestationFormat;
import dev.keywave.webauthn.AuthenticatorData;
import dev.keywave.webauthn.CoseAlgorithm;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** authenticatorMakeCredential and authenticatorGetAssertion, case by case. */
final class AuthenticatorTest {

    private static final byte[] SEED = new byte[CredentialDerivation.SEED_LENGTH];
    private static final byte[] HASH = new byte[32];
    private static final byte[] USER_ID = {9, 8, 7};
    private static final byte[] FOREIGN_ID = new byte[20];
    private static final AuthenticatorModel PASSKEY = AuthenticatorModels.byName("synced-passkey");
    private static final AuthenticatorModel KEY = AuthenticatorModels.byName("security-key");
    private static final List<CoseAlgorithm> BOTH = List.of(CoseAlgorithm.ES256, CoseAlgorithm.EDDSA);

    private final Authenticator authenticator = new Authenticator(SEED, CryptoProviders.select(CryptoChoice.AUTO), 4);
    private final MemorySlot slot = new MemorySlot(1);

    @Test
    void thePreferenceLeadsAmongTheAlgorithmsOnOffer() {
        List<CoseAlgorithm> edDsaFirst = List.of(CoseAlgorithm.EDDSA, CoseAlgorithm.ES256);

        assertThat(made(make(KEY, edDsaFirst, BOTH)).algorithm).isEqualTo(CoseAlgorithm.EDDSA);
        assertThat(made(make(KEY, edDsaFirst, List.of(CoseAlgorithm.ES256))).algorithm)
                .isEqualTo(CoseAlgorithm.ES256);
        assertThat(slot.algorithm()).isEqualTo(CoseAlgorithm.ES256);
    }

    @Test
    void withoutACommonAlgorithmNothingIsCreated() {
        assertThat(make(KEY, List.of(CoseAlgorithm.EDDSA), List.of(CoseAlgorithm.ES256)))
                .isEqualTo(CtapStatus.UNSUPPORTED_ALGORITHM);
        assertThat(make(KEY, BOTH, List.of())).isEqualTo(CtapStatus.UNSUPPORTED_ALGORITHM);
        assertThat(slot.generation()).isZero();
    }

    @Test
    void anyGenerationOfTheSlotCanBeExcluded() {
        byte[] first = made(make(KEY, BOTH, BOTH)).credentialId;
        byte[] second = made(make(KEY, BOTH, BOTH)).credentialId;

        assertThat(make(KEY, List.of(FOREIGN_ID, first))).isEqualTo(new CredentialExcluded(1));
        assertThat(make(KEY, List.of(first, second))).isEqualTo(new CredentialExcluded(2));
        assertThat(slot.generation()).isEqualTo(2);

        assertThat(make(KEY, List.of(FOREIGN_ID))).isInstanceOf(NewCredential.class);
        assertThat(slot.generation()).isEqualTo(3);
    }

    @Test
    void eachGenerationIsAnotherCredential() {
        NewCredential first = made(make(KEY, BOTH, BOTH));
        NewCredential second = made(make(KEY, BOTH, BOTH));

        assertThat(second.credentialId).hasSize(64).isNotEqualTo(first.credentialId);
        assertThat(second.publicKey).isNotEqualTo(first.publicKey);
        assertThat(getAssertion(KEY, List.of(first.credentialId))).isEqualTo(CtapStatus.NO_CREDENTIALS);
        assertThat(getAssertion(KEY, List.of(second.credentialId))).isInstanceOf(Assertion.class);
    }

    @Test
    void anAdoptedGenerationSignsAgain() {
        byte[] first = made(make(KEY, BOTH, BOTH)).credentialId;
        make(KEY, BOTH, BOTH);

        slot.adopt(1, USER_ID);

        assertThat(asserted(getAssertion(KEY, List.of(first))).credentialId).isEqualTo(first);
    }

    @Test
    void theAllowListMustNameTheCredential() {
        byte[] id = made(make(PASSKEY, BOTH, BOTH)).credentialId;

        assertThat(getAssertion(PASSKEY, List.of(FOREIGN_ID))).isEqualTo(CtapStatus.NO_CREDENTIALS);
        assertThat(asserted(getAssertion(PASSKEY, List.of(FOREIGN_ID, id))).credentialId)
                .isEqualTo(id);
    }

    @Test
    void anEmptySlotHasNoCredentials() {
        assertThat(getAssertion(PASSKEY, List.of())).isEqualTo(CtapStatus.NO_CREDENTIALS);
    }

    @Test
    void withoutAnAllowListADiscoverableCredentialTellsItsUserHandle() {
        make(PASSKEY, BOTH, BOTH);

        assertThat(asserted(getAssertion(PASSKEY, List.of())).userHandle).isEqualTo(USER_ID);
    }

    @Test
    void aSecurityKeyMakesADiscoverableCredentialOnlyOnRequest() {
        NewCredential credential = made(authenticator.makeCredential(
                new MakeCredentialRequest(
                        HASH, "example.com", USER_ID, BOTH, List.of(), false, true, List.of(), true, false, null),
                KEY,
                BOTH,
                slot));

        assertThat(credential.discoverable).isFalse();
        assertThat(getAssertion(KEY, List.of())).isEqualTo(CtapStatus.NO_CREDENTIALS);
        assertThat(asserted(getAssertion(KEY, List.of(credential.credentialId))).userHandle)
                .isEmpty();
        assertThat(made(make(KEY, BOTH, BOTH)).discoverable).isTrue();
    }

    @Test
    void aSecurityKeyCountsAndASyncedPasskeyDoesNot() {
        assertThat(signCount(made(make(KEY, BOTH, BOTH)).authenticatorData)).isZero();
        assertThat(signCount(asserted(getAssertion(KEY, List.of())).authenticatorData))
                .isEqualTo(1);
        assertThat(signCount(asserted(getAssertion(KEY, List.of())).authenticatorData))
                .isEqualTo(2);
        assertThat(signCount(asserted(getAssertion(PASSKEY, List.of())).authenticatorData))
                .isZero();
        assertThat(slot.advanceSignatureCounter()).isEqualTo(3);
    }

    @Test
    void aRefusedAssertionDoesNotCount() {
        make(KEY, BOTH, BOTH);
        getAssertion(KEY, List.of(FOREIGN_ID));

        assertThat(slot.advanceSignatureCounter()).isEqualTo(1);
    }

    @Test
    void flagsFollowModelAndRequest() {
        NewCredential credential = made(make(PASSKEY, BOTH, BOTH));
        int common = AuthenticatorData.FLAG_UP | AuthenticatorData.FLAG_BE | AuthenticatorData.FLAG_BS;

        assertThat(flags(credential.authenticatorData))
                .isEqualTo(common | AuthenticatorData.FLAG_UV | AuthenticatorData.FLAG_AT);
        assertThat(flags(asserted(authenticator.getAssertion(
                                new GetAssertionRequest("example.com", HASH, List.of(), false), PASSKEY, slot))
                        .authenticatorData))
                .isEqualTo(common);
        assertThat(flags(asserted(getAssertion(KEY, List.of(keyId()))).authenticatorData))
                .isEqualTo(AuthenticatorData.FLAG_UP | AuthenticatorData.FLAG_UV);
    }

    @Test
    void theFormatOnRequestIsTakenIfTheModelHasIt() {
        assertThat(made(make(KEY, BOTH, BOTH)).format).isEqualTo(AttestationFormat.PACKED);
        assertThat(made(make(KEY, AttestationFormat.NONE)).format).isEqualTo(AttestationFormat.NONE);
        assertThat(made(make(PASSKEY, AttestationFormat.PACKED)).format).isEqualTo(AttestationFormat.NONE);
    }

    @Test
    void anAuthenticatorRefusesWhatItsModelCannot() {
        AuthenticatorModel poor = model("none", "never");

        assertThat(make(poor, BOTH, BOTH)).isEqualTo(CtapStatus.INVALID_OPTION);
        assertThat(getAssertion(poor, List.of())).isEqualTo(CtapStatus.INVALID_OPTION);
        assertThat(make(model("client_pin", "never"), BOTH, BOTH)).isEqualTo(CtapStatus.UNSUPPORTED_OPTION);
    }

    @Test
    void usersWhoShareAPlaceInTheCacheKeepTheirOwnKeys() {
        List<MemorySlot> slots =
                List.of(slot, new MemorySlot(2), new MemorySlot(3), new MemorySlot(4), new MemorySlot(5));
        List<byte[]> ids = slots.stream()
                .map(s -> made(authenticator.makeCredential(request(List.of(), List.of()), KEY, BOTH, s)).credentialId)
                .toList();

        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < slots.size(); i++) {
                GetAssertionRequest request = new GetAssertionRequest("example.com", HASH, List.of(ids.get(i)), true);
                assertThat(authenticator.getAssertion(request, KEY, slots.get(i)))
                        .isInstanceOf(Assertion.class);
            }
        }
    }

    private byte[] keyId() {
        return authenticator.credentialId(KEY, slot);
    }

    private static AuthenticatorModel model(String userVerification, String discoverable) {
        return AuthenticatorModels.parse("poor.yaml", """
                name: poor
                aaguid: 00000000-0000-0000-0000-000000000000
                algorithms: [ES256, EdDSA]
                attestation_formats: [none]
                transports: [usb]
                attachment: cross-platform
                backup_eligible: false
                backup_state: never
                counter: counting
                credential_id_length: 32
                user_verification: %s
                discoverable_credentials: %s
                """.formatted(userVerification, discoverable));
    }

    private MakeCredentialResult make(AuthenticatorModel model, List<byte[]> excludeList) {
        return authenticator.makeCredential(request(excludeList, List.of()), model, BOTH, slot);
    }

    private MakeCredentialResult make(AuthenticatorModel model, AttestationFormat format) {
        return authenticator.makeCredential(request(List.of(), List.of(format)), model, BOTH, slot);
    }

    private MakeCredentialResult make(
            AuthenticatorModel model, List<CoseAlgorithm> preference, List<CoseAlgorithm> offered) {
        return authenticator.makeCredential(
                new MakeCredentialRequest(
                        HASH, "example.com", USER_ID, offered, List.of(), true, true, List.of(), true, false, null),
                model,
                preference,
                slot);
    }

    private static MakeCredentialRequest request(List<byte[]> excludeList, List<AttestationFormat> formats) {
        return new MakeCredentialRequest(
                HASH, "example.com", USER_ID, BOTH, excludeList, true, true, formats, true, false, null);
    }

    private GetAssertionResult getAssertion(AuthenticatorModel model, List<byte[]> allowList) {
        return authenticator.getAssertion(new GetAssertionRequest("example.com", HASH, allowList, true), model, slot);
    }

    private static NewCredential made(MakeCredentialResult result) {
        assertThat(result).isInstanceOf(NewCredential.class);
        return (NewCredential) result;
    }

    private static Assertion asserted(GetAssertionResult result) {
        assertThat(result).isInstanceOf(Assertion.class);
        return (Assertion) result;
    }

    private static int flags(byte[] authenticatorData) {
        return authenticatorData[AuthenticatorData.FLAGS_OFFSET] & 0xFF;
    }

    private static long signCount(byte[] authenticatorData) {
        return Integer.toUnsignedLong(ByteBuffer.wrap(authenticatorData).getInt(AuthenticatorData.SIGN_COUNT_OFFSET));
    }
}
