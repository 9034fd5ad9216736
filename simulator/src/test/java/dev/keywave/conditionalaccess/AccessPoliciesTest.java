package dev.keywave.conditionalaccess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keywave.conditionalaccess.ConditionalAccessPolicy.State;
import dev.keywave.conditionalaccess.GrantControls.Control;
import dev.keywave.input.InputException;
import dev.keywave.input.YamlDocument;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What policies say to sign-ins. */
final class AccessPoliciesTest {

    private static final UUID MODEL = UUID.fromString("6b657977-6176-6500-0000-000000000002");
    private static final UUID OTHER_MODEL = UUID.fromString("6b657977-6176-6500-0000-000000000003");
    private static final Map<String, UserGroup> GROUPS = Map.of(
            "finance", new UserGroup(List.of("fin-*", "carol")),
            "break-glass", new UserGroup(List.of("root")));

    private static SignIn with(String combination, boolean compliant, UUID... passkeys) {
        return new SignIn("carol", combination, null, compliant, List.of(passkeys));
    }

    private static SignIn withPasskey(UUID model, boolean compliant) {
        return new SignIn("carol", Combinations.FIDO2, model, compliant, List.of(model));
    }

    private static AccessPolicies phishingResistant(boolean compliantDevice, Set<UUID> models) {
        return new AccessPolicies(
                List.of(ConditionalAccessPolicy.phishingResistant(
                        "wave-1", "Wave 1", State.ENABLED, List.of("finance"), compliantDevice, models)),
                RegistrationCampaign.NONE);
    }

    private static AccessPolicies demanding(
            boolean all, @Nullable AuthenticationStrength strength, Control... controls) {
        return new AccessPolicies(
                List.of(new ConditionalAccessPolicy(
                        "p",
                        "P",
                        State.ENABLED,
                        new PolicyUsers(List.of("All"), List.of(), List.of(), List.of("break-glass")),
                        new GrantControls(all, Set.copyOf(Arrays.asList(controls)), strength))),
                RegistrationCampaign.NONE);
    }

    private static void assertDenied(AccessPolicies policies, SignIn signIn, @Nullable Denial denial) {
        Decision.Denied denied = policies.decide(signIn, GROUPS).denied();
        assertThat(denied == null ? null : denied.denial()).isEqualTo(denial);
    }

    @Test
    void phishingResistantStrengthTellsWhoHasNoPasskeyFromWhoDidNotUseIt() {
        AccessPolicies policies = phishingResistant(false, Set.of());
        assertDenied(policies, with(Combinations.PASSWORD_PUSH, false), Denial.NO_REGISTERED_METHOD);
        assertDenied(policies, with(Combinations.PASSWORD_PUSH, false, MODEL), Denial.PHISHING_RESISTANT_REQUIRED);
        assertDenied(policies, withPasskey(MODEL, false), null);
        assertDenied(policies, new SignIn("dave", Combinations.PASSWORD, null, false, List.of()), null);
        assertDenied(
                policies,
                new SignIn("fin-7", Combinations.PASSWORD, null, false, List.of()),
                Denial.NO_REGISTERED_METHOD);
    }

    @Test
    void aStrengthOfCertainModelsLocksTheOthersOut() {
        AccessPolicies policies = phishingResistant(false, Set.of(MODEL));
        assertDenied(policies, withPasskey(MODEL, false), null);
        assertDenied(policies, withPasskey(OTHER_MODEL, false), Denial.AAGUID_NOT_ALLOWED);
        assertDenied(policies, with(Combinations.PASSWORD, false, OTHER_MODEL), Denial.AAGUID_NOT_ALLOWED);
        assertDenied(
                policies, with(Combinations.PASSWORD, false, OTHER_MODEL, MODEL), Denial.PHISHING_RESISTANT_REQUIRED);
    }

    @Test
    void theDeviceIsLookedAtAfterTheMethod() {
        AccessPolicies policies = phishingResistant(true, Set.of(MODEL));
        assertDenied(policies, withPasskey(MODEL, true), null);
        assertDenied(policies, withPasskey(MODEL, false), Denial.DEVICE_NOT_COMPLIANT);
        assertDenied(policies, withPasskey(OTHER_MODEL, false), Denial.AAGUID_NOT_ALLOWED);
    }

    @Test
    void builtInControlsAreAllWantedOrOneOfThem() {
        AccessPolicies both = demanding(true, null, Control.MFA, Control.COMPLIANT_DEVICE);
        assertDenied(both, with(Combinations.PASSWORD, true), Denial.MFA_REQUIRED);
        assertDenied(both, with(Combinations.PASSWORD_OTP, false), Denial.DEVICE_NOT_COMPLIANT);
        assertDenied(both, with(Combinations.PASSWORD_OTP, true), null);
        AccessPolicies either = demanding(false, null, Control.MFA, Control.COMPLIANT_DEVICE);
        assertDenied(either, with(Combinations.PASSWORD, true), null);
        assertDenied(either, with(Combinations.PASSWORD_OTP, false), null);
        assertDenied(either, with(Combinations.PASSWORD, false), Denial.MFA_REQUIRED);
    }

    @Test
    void blockBlocksAllButTheExcluded() {
        AccessPolicies policies = demanding(true, null, Control.BLOCK);
        assertDenied(policies, withPasskey(MODEL, true), Denial.BLOCKED_BY_POLICY);
        assertDenied(policies, new SignIn("root", Combinations.PASSWORD, null, false, List.of()), null);
    }

    @Test
    void multifactorStrengthTakesOneTimeCodesAndPasskeys() {
        AccessPolicies policies = demanding(true, AuthenticationStrength.MULTIFACTOR);
        assertDenied(policies, with(Combinations.PASSWORD, false), Denial.MFA_REQUIRED);
        assertDenied(policies, with(Combinations.PASSWORD_OTP, false), null);
        assertDenied(policies, withPasskey(MODEL, false), null);
        assertDenied(
                demanding(true, AuthenticationStrength.PASSWORDLESS),
                with(Combinations.PASSWORD_OTP, false),
                Denial.NO_REGISTERED_METHOD);
    }

    @Test
    void allPoliciesThatApplyHaveToBeSatisfiedAndReportOnlyOnesOnlyReport() {
        ConditionalAccessPolicy wave = ConditionalAccessPolicy.phishingResistant(
                "wave-1", "Wave 1", State.REPORT_ONLY, List.of("finance"), false, Set.of());
        ConditionalAccessPolicy mfa =
                demanding(true, null, Control.MFA).policies().get(0);
        AccessPolicies policies = new AccessPolicies(List.of(wave, mfa), RegistrationCampaign.NONE);
        Decision decision = policies.decide(with(Combinations.PASSWORD_OTP, false), GROUPS);
        assertThat(decision.denied()).isNull();
        assertThat(decision.reportOnly()).containsExactly(new Decision.Denied("Wave 1", Denial.NO_REGISTERED_METHOD));
        assertDenied(policies, with(Combinations.PASSWORD, false), Denial.MFA_REQUIRED);
        assertDenied(
                policies.with("wave-1", State.ENABLED),
                with(Combinations.PASSWORD_OTP, false),
                Denial.NO_REGISTERED_METHOD);
        assertThat(policies.with("wave-1", State.DISABLED).decide(with(Combinations.PASSWORD_OTP, false), GROUPS))
                .isEqualTo(Decision.GRANTED);
    }

    @Test
    void whoIsLockedOutForGoodIsFoundBeforehand() {
        assertThat(lockedOut(phishingResistant(true, Set.of()), true)).isEmpty();
        assertThat(lockedOut(phishingResistant(false, Set.of()), false)).containsExactly("finance");
        assertThat(lockedOut(demanding(true, null, Control.BLOCK), true)).containsExactly("finance");
        AccessPolicies everybody = new AccessPolicies(
                List.of(new ConditionalAccessPolicy(
                        "p",
                        "P",
                        State.REPORT_ONLY,
                        PolicyUsers.ofGroups(List.of(UserGroup.ALL_USERS)),
                        new GrantControls(true, Set.of(Control.BLOCK), null))),
                RegistrationCampaign.NONE);
        assertThat(lockedOut(everybody, true)).isEmpty();
        assertThat(lockedOut(everybody.enforced(), true)).containsExactly(UserGroup.ALL_USERS);
    }

    private static List<String> lockedOut(AccessPolicies policies, boolean passkeysAllowed) {
        return new LockoutCheck(policies, GROUPS, (user, model) -> passkeysAllowed, Set.of()).lockedOutGroups();
    }

    @Test
    void aFileInGraphsWordsIsRead() {
        AccessPolicies policies =
                AccessPoliciesReader.read(YamlDocument.parse("policy.yaml", """
                        authenticationStrengthPolicies:
                          - displayName: Our keys
                            allowedCombinations: [fido2, "password,softwareOath"]
                            combinationConfigurations:
                              - "@odata.type": "#microsoft.graph.fido2CombinationConfiguration"
                                allowedAAGUIDs: [%s]
                                appliesToCombinations: [fido2]
                        conditionalAccessPolicies:
                          - id: wave-1
                            displayName: Wave 1
                            state: enabledForReportingButNotEnforced
                            conditions: {users: {includeGroups: [finance], excludeUsers: [carol]}}
                            grantControls:
                              operator: AND
                              builtInControls: [compliantDevice]
                              authenticationStrength: {displayName: Phishing-resistant MFA}
                          - displayName: Everybody
                            state: enabled
                            conditions: {users: {includeUsers: [All]}}
                            grantControls: {operator: OR, authenticationStrength: {id: Our keys}}
                        registrationEnforcement:
                          authenticationMethodsRegistrationCampaign:
                            state: enabled
                            snoozeDurationInDays: 3
                            includeTargets: [{id: finance, targetType: group, targetedAuthenticationMethod: fido2}]
                        """.formatted(MODEL)), GROUPS.keySet());
        assertThat(policies.policies()).extracting(ConditionalAccessPolicy::id).containsExactly("wave-1", "policy-2");
        assertThat(policies.policies().get(0).grantControls())
                .isEqualTo(new GrantControls(
                        true, Set.of(Control.COMPLIANT_DEVICE), AuthenticationStrength.PHISHING_RESISTANT));
        assertDenied(policies, withPasskey(OTHER_MODEL, true), Denial.AAGUID_NOT_ALLOWED);
        assertThat(policies.campaign())
                .isEqualTo(new RegistrationCampaign(true, 3, true, List.of("finance"), List.of()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {conditionalAccessPolicies: [{displayName: A, state: on, conditions: {users: {}}, grantControls: {}}]}      | 1:54: state is "on"; expected enabled, disabled, enabledForReportingButNotEnforced
            {conditionalAccessPolicies: [{displayName: A, state: enabled, conditions: {users: {includeGroups: [hr]}}, grantControls: {}}]} | 1:100: group "hr" is not known
            {conditionalAccessPolicies: [{displayName: A, state: enabled, conditions: {users: {includeGroups: [finance], excludeGroups: [finance]}}, grantControls: {}}]} | included and excluded
            {conditionalAccessPolicies: [{displayName: A, state: enabled, conditions: {users: {}}, grantControls: {}}]} | demands nothing
            {conditionalAccessPolicies: [{displayName: A, state: enabled, conditions: {users: {}}, grantControls: {builtInControls: [block, mfa]}}]} | contradicts
            {conditionalAccessPolicies: [{displayName: A, state: enabled, conditions: {users: {}}, grantControls: {builtInControls: [mfa, compliantDevice]}}]} | missing "operator"
            {conditionalAccessPolicies: [{displayName: A, state: enabled, conditions: {users: {}}, grantControls: {builtInControls: [passwordChange]}}]} | expected block, mfa or compliantDevice
            {conditionalAccessPolicies: [{displayName: A, state: enabled, conditions: {users: {}}, grantControls: {builtInControls: [mfa], operator: AND, authenticationStrength: {displayName: Passwordless MFA}}}]} | exclude each other
            {conditionalAccessPolicies: [{displayName: A, state: enabled, conditions: {users: {}}, grantControls: {authenticationStrength: {displayName: Strong}}}]} | strength "Strong" is not known; expected one of Multifactor authentication, Passwordless MFA, Phishing-resistant MFA
            {conditionalAccessPolicies: [{id: a/b, displayName: A, state: enabled, conditions: {users: {}}, grantControls: {builtInControls: [mfa]}}]} | use letters
            {conditionalAccessPolicies: [{displayName: A, state: enabled, conditions: {users: {}, times: {}}, grantControls: {builtInControls: [mfa]}}]} | unknown key "times"
            {authenticationStrengthPolicies: [{displayName: Passwordless MFA, allowedCombinations: [fido2]}]}          | a second time
            {authenticationStrengthPolicies: [{displayName: A, allowedCombinations: [retina]}]}                        | combination "retina" is none of Graph's
            {authenticationStrengthPolicies: [{displayName: A, allowedCombinations: []}]}                              | nobody can reach
            {authenticationStrengthPolicies: [{displayName: A, allowedCombinations: [password], combinationConfigurations: [{allowedAAGUIDs: []}]}]} | fido2 has to be among
            {registrationEnforcement: {authenticationMethodsRegistrationCampaign: {state: maybe}}}                     | expected enabled, disabled or default
            {registrationEnforcement: {authenticationMethodsRegistrationCampaign: {state: enabled}}}                   | includes nobody
            {registrationEnforcement: {authenticationMethodsRegistrationCampaign: {state: enabled, snoozeDurationInDays: 15}}} | snoozeDurationInDays is 15; expected 0 to 14
            {registrationEnforcement: {authenticationMethodsRegistrationCampaign: {state: enabled, includeTargets: [{id: hr}]}}} | group "hr" is not known
            """)
    void aWrongFileIsOneLineWithThePlace(String yaml, String message) {
        assertThatThrownBy(() -> AccessPoliciesReader.read(YamlDocument.parse("policy.yaml", yaml), GROUPS.keySet()))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("policy.yaml:")
                .hasMessageContaining(message)
                .hasMessageNotContaining("\n");
    }

    @ParameterizedTest
    @EnumSource(Denial.class)
    void labelsAreSnakeCase(Denial denial) {
        assertThat(denial.label()).matches("[a-z]+(_[a-z]+)*");
    }
}
