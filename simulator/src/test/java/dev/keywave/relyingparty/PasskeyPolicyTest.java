package dev.keywave.relyingparty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keywave.input.InputException;
import dev.keywave.input.YamlDocument;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the policy allows whom, at registration and at sign-in. */
final class PasskeyPolicyTest {

    private static final String ALICE = "alice@example.com";
    private static final String MODEL = "6b657977-6176-6500-0000-000000000002";
    private static final String PROFILES = """
            passkeyProfiles:
              - {id: staff, name: Staff, passkeyTypes: "deviceBound,synced"}
              - id: admin
                name: Administrators
                passkeyTypes: deviceBound
                attestationEnforcement: registrationOnly
                keyRestrictions: {isEnforced: true, enforcementType: allow, aaGuids: [%s]}
            defaultPasskeyProfile: staff
            """.formatted(MODEL);

    private final Graph graph = Graph.standard();
    private final AttestationAuthority vendor = new AttestationAuthority(Instant.now());

    @AfterEach
    void stop() {
        graph.close();
    }

    @Test
    void aModelThatIsTakenOffTheListCanNoLongerRegisterNorSignIn() {
        HandMadeAuthenticator key = modelled(graph, 1);
        patched("\"keyRestrictions\":{\"isEnforced\":true,\"enforcementType\":\"allow\",\"aaGuids\":[\"" + MODEL
                + "\"]}");
        assertThat(graph.register(ALICE, key).status()).isEqualTo(201);
        assertThat(graph.signIn(ALICE, key).status()).isEqualTo(200);
        assertForbidden(graph.register(ALICE, graph.authenticator(2)), "policy_aaguid_not_allowed");

        patched("\"keyRestrictions\":{\"isEnforced\":true,\"enforcementType\":\"block\",\"aaGuids\":[\"" + MODEL
                + "\"]}");
        assertSignInForbidden(key, "aaguid_not_allowed");
        assertForbidden(graph.register(ALICE, modelled(graph, 3)), "policy_aaguid_not_allowed");
        assertThat(graph.register(ALICE, graph.authenticator(4)).status()).isEqualTo(201);

        patched("\"keyRestrictions\":{\"isEnforced\":false}");
        assertThat(graph.signIn(ALICE, key).status()).isEqualTo(200);
        assertThat(graph.server.statistics().authenticationsRefused())
                .containsEntry(RejectionReason.AAGUID_NOT_ALLOWED, 1L);
        assertThat(graph.server.statistics().registrationsRefused())
                .containsEntry(RejectionReason.POLICY_AAGUID_NOT_ALLOWED, 2L);
    }

    @Test
    void aTypeThatIsNoLongerAllowedIsRefusedAtRegistrationAndSignIn() {
        HandMadeAuthenticator synced = synced(1);
        assertThat(graph.register(ALICE, synced).status()).isEqualTo(201);
        patched("\"passkeyProfiles\":[{\"id\":\"1\",\"name\":\"Bound\",\"passkeyTypes\":\"deviceBound\"}]");
        assertSignInForbidden(synced, "policy_passkey_type_not_allowed");
        assertForbidden(graph.register(ALICE, synced(2)), "policy_passkey_type_not_allowed");
        assertThat(graph.register(ALICE, graph.authenticator(3)).status()).isEqualTo(201);
        patched("\"passkeyProfiles\":[{\"id\":\"1\",\"name\":\"Synced\",\"passkeyTypes\":\"synced\"}]");
        assertThat(graph.signIn(ALICE, synced).status()).isEqualTo(200);
        assertForbidden(graph.register(ALICE, graph.authenticator(4)), "policy_passkey_type_not_allowed");
    }

    @Test
    void attestationIsEnforcedAtRegistrationOnly() {
        HandMadeAuthenticator before = graph.authenticator(1);
        assertThat(graph.register(ALICE, before).status()).isEqualTo(201);
        patched("\"isAttestationEnforced\":\"true\"");
        assertForbidden(graph.register(ALICE, graph.authenticator(2)), "policy_attestation_not_trusted");
        HandMadeAuthenticator self = graph.authenticator(3);
        self.packedSelf = true;
        assertForbidden(graph.register(ALICE, self), "policy_attestation_not_trusted");
        HandMadeAuthenticator certified = graph.authenticator(4);
        certified.authority = vendor;
        assertForbidden(graph.register(ALICE, certified), "policy_attestation_not_trusted");
        assertThat(graph.signIn(ALICE, before).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"WEBAUTHN4J", "YUBICO"})
    void anAttestationThatLeadsToATrustAnchorIsAttested(VerifierChoice verifier) {
        PasskeyPolicy enforced = policy("isAttestationEnforced: true");
        AttestationAuthority stranger = new AttestationAuthority(Instant.now());
        try (Graph strict = new Graph(enforced, null, List.of(vendor), config -> config.verifier(verifier))) {
            strict.pass(java.time.Duration.between(Graph.START, Instant.now()));
            HandMadeAuthenticator key = strict.authenticator(1);
            key.authority = vendor;
            assertThat(strict.register(ALICE, key).body())
                    .containsPattern(
                            "\"attestationCertificates\":\\[\"[0-9a-f]{40}\"],\"attestationLevel\":\"attested\"");
            HandMadeAuthenticator other = strict.authenticator(2);
            other.authority = stranger;
            assertForbidden(strict.register(ALICE, other), "policy_attestation_not_trusted");
        }
    }

    @Test
    void withoutEnforcementAnAttestationOfAStrangerIsToldTruly() {
        HandMadeAuthenticator key = graph.authenticator(1);
        key.authority = vendor;
        assertThat(graph.register(ALICE, key).body())
                .containsPattern(
                        "\"attestationCertificates\":\\[\"[0-9a-f]{40}\"],\"attestationLevel\":\"notAttested\"");
    }

    @Test
    void whenDisabledNobodyRegistersOrSignsIn() {
        HandMadeAuthenticator key = graph.authenticator(1);
        graph.register(ALICE, key);
        patched("\"state\":\"disabled\"");
        assertForbidden(graph.register(ALICE, graph.authenticator(2)), "policy_disabled");
        assertSignInForbidden(key, "policy_disabled");
    }

    @Test
    void withoutSelfServiceNothingIsProvisionedButSignInGoesOn() {
        HandMadeAuthenticator key = graph.authenticator(1);
        graph.register(ALICE, key);
        String options = graph.get(Graph.METHODS + "/creationOptions").body();
        patched("\"isSelfServiceRegistrationAllowed\":false");
        assertForbidden(graph.get(Graph.METHODS + "/creationOptions"), "policy_self_service_not_allowed");
        assertForbidden(
                graph.post(Graph.METHODS, graph.authenticator(2).createForGraph(options)),
                "policy_self_service_not_allowed");
        assertThat(graph.signIn(ALICE, key).status()).isEqualTo(200);
    }

    @Test
    void groupsHaveTheirProfilesAndAnyOfAUsersProfilesIsEnough() {
        patched("\"groups\":{\"admins\":[\"root@example.com\",\"adm-*\"],\"staff\":[\"adm-2\"]},"
                + "\"passkeyProfiles\":[{\"id\":\"s\",\"name\":\"Staff\",\"passkeyTypes\":\"synced\"},"
                + "{\"id\":\"a\",\"name\":\"Admins\",\"passkeyTypes\":\"deviceBound\"}],"
                + "\"includeTargets\":[{\"id\":\"staff\",\"targetType\":\"group\",\"allowedPasskeyProfiles\":[\"s\"]},"
                + "{\"id\":\"admins\",\"targetType\":\"group\",\"allowedPasskeyProfiles\":[\"a\"]}]");
        assertThat(graph.register("root@example.com", graph.authenticator(1)).status())
                .isEqualTo(201);
        assertThat(graph.register("adm-1", graph.authenticator(2)).status()).isEqualTo(201);
        assertForbidden(graph.register("adm-1", synced(3)), "policy_passkey_type_not_allowed");
        assertThat(graph.register("adm-2", synced(4)).status()).isEqualTo(201);
        assertThat(graph.register("adm-2", graph.authenticator(5)).status()).isEqualTo(201);
        assertForbidden(graph.register(ALICE, graph.authenticator(6)), "policy_user_not_targeted");
        patched("\"excludeTargets\":[{\"id\":\"staff\",\"targetType\":\"group\"}]");
        assertForbidden(graph.register("adm-2", graph.authenticator(7)), "policy_user_not_targeted");
    }

    @Test
    void thePolicyIsReadBackInGraphsWords() {
        patched("\"isAttestationEnforced\":true");
        assertThat(graph.get(Graph.POLICY).body())
                .contains("\"id\":\"Fido2\",\"state\":\"enabled\",\"isSelfServiceRegistrationAllowed\":true,"
                        + "\"isAttestationEnforced\":true,\"keyRestrictions\":{\"isEnforced\":false,"
                        + "\"enforcementType\":\"allow\",\"aaGuids\":[]}")
                .contains("\"passkeyTypes\":\"deviceBound,synced\",\"attestationEnforcement\":\"registrationOnly\"");
        ApiClient.Answer again =
                graph.patch(Graph.POLICY, graph.get(Graph.POLICY).body());
        assertThat(again.status()).isEqualTo(204);
    }

    @Test
    void aPatchThatCannotBeIsRefusedAndChangesNothing() {
        String before = graph.get(Graph.POLICY).body();
        assertThat(graph.patch(Graph.POLICY, "{\"state\":\"disabled\"}").body()).contains("@odata.type must be there");
        assertThat(graph.patch(Graph.POLICY, "state: disabled").status()).isEqualTo(400);
        ApiClient.Answer answer = graph.patchPolicy("\"state\":\"off\"");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("expected enabled or disabled");
        assertThat(graph.get(Graph.POLICY).body()).isEqualTo(before);
    }

    @Test
    void aFileHasGraphsWordsAndOurGroups() {
        PasskeyPolicy policy = policy("""
                "@odata.type": "#microsoft.graph.fido2AuthenticationMethodConfiguration"
                state: enabled
                groups: {admins: [root@example.com]}
                includeTargets:
                  - {targetType: group, id: all_users, isRegistrationRequired: false}
                  - {targetType: group, id: admins, allowedPasskeyProfiles: [admin]}
                """ + PROFILES);
        UUID model = UUID.fromString(MODEL);
        assertThat(policy.atSignIn(ALICE, new UUID(0, 0), PasskeyType.SYNCED)).isNull();
        assertThat(policy.atSignIn("root@example.com", model, PasskeyType.DEVICE_BOUND))
                .isNull();
        assertThat(policy.defaultProfile().name()).isEqualTo("Staff");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            state: on                                                     | 1:8: state is "on"; expected enabled or disabled
            states: enabled                                               | 1:1: unknown key "states"
            keyRestrictions: {aaGuids: [yubikey]}                         | 1:29: AAGUID "yubikey"
            keyRestrictions: {enforcementType: deny}                      | expected allow or block
            passkeyProfiles: []                                           | give at least one
            'passkeyProfiles: [{id: a, name: A, passkeyTypes: any}]'      | expected deviceBound, synced
            'passkeyProfiles: [{id: a, name: A}, {id: a, name: B}]'       | a second time
            defaultPasskeyProfile: x                                      | no passkey profile has the id "x"
            'includeTargets: [{id: finance}]'                             | group "finance", whose members are not known
            'includeTargets: [{id: all_users, allowedPasskeyProfiles: [x]}]' | allows profile "x", which is not there
            """)
    void aWrongFileIsOneLineWithThePlace(String yaml, String message) {
        assertThatThrownBy(() -> policy(yaml))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("policy.yaml:")
                .hasMessageContaining(message)
                .hasMessageNotContaining("\n");
    }

    private static PasskeyPolicy policy(String yaml) {
        return PasskeyPolicyReader.read(YamlDocument.parse("policy.yaml", yaml), PasskeyPolicy.defaults(), List.of());
    }

    private void patched(String members) {
        assertThat(graph.patchPolicy(members).status()).isEqualTo(204);
    }

    private static HandMadeAuthenticator modelled(Graph at, long seed) {
        HandMadeAuthenticator key = at.authenticator(seed);
        key.aaguid = java.nio.ByteBuffer.allocate(16)
                .putLong(UUID.fromString(MODEL).getMostSignificantBits())
                .putLong(UUID.fromString(MODEL).getLeastSignificantBits())
                .array();
        return key;
    }

    private HandMadeAuthenticator synced(long seed) {
        HandMadeAuthenticator passkey = graph.authenticator(seed);
        passkey.flags |= HandMadeAuthenticator.BE | HandMadeAuthenticator.BS;
        return passkey;
    }

    private void assertSignInForbidden(HandMadeAuthenticator key, String reason) {
        ApiClient.Answer answer = graph.signIn(ALICE, key);
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).startsWith("{\"status\":\"failed\",\"errorMessage\":\"" + reason + ": ");
    }

    private static void assertForbidden(ApiClient.Answer answer, String reason) {
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).startsWith("{\"error\":{\"code\":\"accessDenied\",\"message\":\"" + reason + ": ");
    }
}
