package dev.keywave.relyingparty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keywave.conditionalaccess.Decision;
import dev.keywave.conditionalaccess.Denial;
import dev.keywave.forecast.Lockout;
import dev.keywave.input.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Passkeys and passwords under Conditional Access, over HTTP. */
final class ConditionalAccessTest {

    private static final String WAVE = "/v1.0/identity/conditionalAccess/policies/wave-1";
    private static final String POLICY = """
            groups: {finance: ["fin-*"], everyone-else: [bob]}
            conditionalAccessPolicies:
              - id: wave-1
                displayName: Wave 1
                state: enabledForReportingButNotEnforced
                conditions: {users: {includeGroups: [finance]}}
                grantControls:
                  operator: AND
                  builtInControls: [compliantDevice]
                  authenticationStrength: {displayName: Phishing-resistant MFA}
            registrationEnforcement:
              authenticationMethodsRegistrationCampaign:
                state: enabled
                snoozeDurationInDays: 1
                includeTargets: [{id: finance, targetType: group, targetedAuthenticationMethod: fido2}]
            """;

    @TempDir
    private Path folder;

    private Graph graph;

    @BeforeEach
    void start() throws IOException {
        graph = new Graph(read(POLICY), null, java.util.List.of(), config -> config);
    }

    @AfterEach
    void stop() {
        graph.close();
    }

    private EntraPolicy read(String yaml) throws IOException {
        return EntraPolicy.read(Files.writeString(folder.resolve("policy.yaml"), yaml));
    }

    private ApiClient.Answer password(String user, String secondFactor, boolean compliant) {
        return graph.http.post(
                "/signin/password",
                "{\"username\":\"" + user + "\",\"password\":\"pw-" + user + "\",\"secondFactor\":\"" + secondFactor
                        + "\",\"device\":{\"isCompliant\":" + compliant + "}}");
    }

    private ApiClient.Answer passkey(String user, HandMadeAuthenticator key, String device) {
        key.counter++;
        String options = ApiClient.ok(graph.http.post(
                "/assertion/options", "{\"username\":\"" + user + "\",\"device\":{\"isCompliant\":" + device + "}}"));
        return graph.http.post("/assertion/result", key.get(options));
    }

    private void enforce() {
        assertThat(graph.patch(WAVE, "{\"state\":\"enabled\"}").status()).isEqualTo(204);
    }

    private static void assertDenied(ApiClient.Answer answer, String reason) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(403);
        assertThat(answer.body())
                .startsWith("{\"status\":\"failed\",\"errorMessage\":\"" + reason + ": ")
                .contains("\"reason\":\"" + reason + "\"");
    }

    @Test
    void reportOnlyBlocksNobodyAndTellsWhatItWouldHaveDenied() {
        ApiClient.Answer answer = password("fin-1", "push", true);
        assertThat(answer.body())
                .isEqualTo(
                        "{\"status\":\"ok\",\"errorMessage\":\"\",\"signIn\":\"complete\",\"registration\":\"nudge\","
                                + "\"reportOnly\":[{\"result\":\"reportOnlyFailure\",\"reason\":\"no_registered_method\","
                                + "\"policy\":\"Wave 1\"}]}");
        assertThat(graph.server.statistics().access().reportOnly())
                .isEqualTo(Map.of(new Decision.Denied("Wave 1", Denial.NO_REGISTERED_METHOD), 1L));
        assertThat(graph.server.statistics().access().lockedOutUsers()).isEmpty();
        assertThat(password("bob", "none", false).body())
                .isEqualTo("{\"status\":\"ok\",\"errorMessage\":\"\",\"signIn\":\"complete\","
                        + "\"registration\":\"none\"}");
    }

    @Test
    void enforcementLocksOutWhoHasNoPasskeyUntilThereIsOne() {
        enforce();
        assertDenied(password("fin-1", "push", true), "no_registered_method");
        assertThat(graph.server.statistics().access().lockedOutUsers())
                .isEqualTo(Map.of(Denial.NO_REGISTERED_METHOD, 1L));
        HandMadeAuthenticator key = graph.authenticator(1);
        graph.http.register("fin-1", key);
        assertDenied(password("fin-1", "push", true), "phishing_resistant_required");
        assertDenied(passkey("fin-1", key, "false"), "device_not_compliant");
        assertThat(ApiClient.ok(passkey("fin-1", key, "true"))).doesNotContain("reportOnly");
        assertThat(ApiClient.ok(passkey("fin-1", key, "\"true\""))).isNotEmpty();
        assertThat(graph.server.statistics().access().lockedOutUsers()).isEmpty();
        assertThat(graph.server.statistics().access().passwordsRefused())
                .isEqualTo(Map.of(
                        RejectionReason.NO_REGISTERED_METHOD, 1L, RejectionReason.PHISHING_RESISTANT_REQUIRED, 1L));
        String metrics = graph.http.send(graph.http.request("/metrics").build()).body();
        assertThat(metrics)
                .contains("keywave_rp_refused_total{ceremony=\"password\",reason=\"no_registered_method\"} 1.0")
                .contains("keywave_rp_refused_total{ceremony=\"authentication\",reason=\"device_not_compliant\"} 1.0");
    }

    @Test
    void aModelThatIsTakenOffTheListLocksItsUsersOutAtSignIn() {
        enforce();
        HandMadeAuthenticator key = graph.authenticator(1);
        graph.http.register("fin-1", key);
        graph.patchPolicy("\"keyRestrictions\":{\"isEnforced\":true,\"enforcementType\":\"allow\",\"aaGuids\":[]}");
        assertDenied(passkey("fin-1", key, "true"), "aaguid_not_allowed");
        assertDenied(password("fin-1", "push", true), "aaguid_not_allowed");
        assertThat(graph.server.statistics().access().lockedOutUsers())
                .isEqualTo(Map.of(Denial.AAGUID_NOT_ALLOWED, 1L));
    }

    @Test
    void theDeviceMayBeSaidWithTheResultToo() {
        enforce();
        HandMadeAuthenticator key = graph.authenticator(1);
        graph.http.register("fin-1", key);
        key.counter++;
        String result = key.get(graph.http.requestOptions("fin-1"));
        ApiClient.ok(graph.http.post("/assertion/result", "{\"device\":{\"isCompliant\":true}," + result.substring(1)));
    }

    @Test
    void peopleRegisterThemselvesAsFarAsThePolicyAllows() {
        graph.http.register("fin-1", graph.authenticator(1));
        assertThat(graph.get("/v1.0/users/fin-1/authentication/fido2Methods").body())
                .contains("\"passkeyType\":\"deviceBound\"");
        graph.patchPolicy("\"isSelfServiceRegistrationAllowed\":false");
        ApiClient.Answer answer =
                graph.http.post("/attestation/options", "{\"username\":\"fin-2\",\"displayName\":\"F\"}");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("policy_self_service_not_allowed");
        graph.patchPolicy("\"isSelfServiceRegistrationAllowed\":true,\"keyRestrictions\":{\"isEnforced\":true,"
                + "\"enforcementType\":\"allow\",\"aaGuids\":[]}");
        String options = graph.http.creationOptions("fin-2");
        assertThat(graph.http
                        .post("/attestation/result", graph.authenticator(2).create(options))
                        .body())
                .contains("policy_aaguid_not_allowed");
        graph.patchPolicy("\"isAttestationEnforced\":true,\"keyRestrictions\":{\"isEnforced\":false}");
        options = graph.http.creationOptions("fin-2");
        assertThat(options).contains("\"attestation\":\"direct\"");
        assertThat(graph.http
                        .post("/attestation/result", graph.authenticator(2).create(options))
                        .body())
                .contains("policy_attestation_not_trusted");
    }

    @Test
    void theCampaignNudgesOnceADayAndAfterThreeSnoozesTheSignInWaitsForThePasskey() {
        for (int day = 0; day < 3; day++) {
            assertThat(password("fin-1", "otp", true).body()).contains("\"registration\":\"nudge\"");
            assertThat(password("fin-1", "otp", true).body()).contains("\"registration\":\"none\"");
            graph.pass(Duration.ofDays(1));
        }
        assertThat(password("fin-1", "none", true).body()).contains("\"registration\":\"none\"");
        assertThat(password("fin-1", "otp", true).body())
                .contains("\"signIn\":\"incomplete\",\"registration\":\"required\"");
        assertThat(graph.server.statistics().access().passwordsAccepted()).isEqualTo(7);
        graph.http.register("fin-1", graph.authenticator(1));
        assertThat(graph.server.statistics().access().passwordsAccepted()).isEqualTo(8);
        assertThat(password("fin-1", "otp", true).body()).contains("\"registration\":\"none\"");
        assertThat(graph.server.statistics().access().registrationPrompts())
                .isEqualTo(Map.of(RegistrationPrompt.NUDGE, 3L, RegistrationPrompt.REQUIRED, 1L));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"username":"fin-1","password":"pw-fin-2"}                          | wrong_password:
            {"username":"fin-1"}                                                | malformed: username and password
            {"username":"fin-1","password":"pw-fin-1","secondFactor":"fax"}     | malformed: secondFactor is none
            {"username":"fin-1","password":"pw-fin-1","device":{"isCompliant":"yes"}} | malformed: isCompliant is not
            []                                                                  | malformed:
            """)
    void aWrongPasswordOrRequestIsRefused(String body, String message) {
        ApiClient.Answer answer = graph.http.post("/signin/password", body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("\"errorMessage\":\"" + message.strip());
    }

    @Test
    void graphShowsThePoliciesAndSwitchesTheirStates() {
        String policies = "/v1.0/identity/conditionalAccess/policies";
        assertThat(graph.get(policies).body()).contains("\"value\":[{\"id\":\"wave-1\",\"displayName\":\"Wave 1\"");
        enforce();
        assertThat(graph.get(WAVE).body())
                .contains("\"state\":\"enabled\"")
                .contains("\"builtInControls\":[\"compliantDevice\"]")
                .contains("\"displayName\":\"Phishing-resistant MFA\"");
        assertThat(graph.patch(WAVE, "{\"state\":\"off\"}").body()).contains("expected enabled, disabled");
        assertThat(graph.patch(WAVE, "{\"displayName\":\"x\"}").status()).isEqualTo(400);
        assertThat(graph.get(policies + "/wave-2").status()).isEqualTo(404);
        assertThat(graph.delete(WAVE).status()).isEqualTo(405);
        assertThat(graph.http.post(policies, "{}").status()).isEqualTo(401);
    }

    @Test
    void aPolicyThatLocksOutEverybodyIsRefusedWithItsPlace() throws IOException {
        String block = """
                groups: {finance: ["fin-*"]}
                conditionalAccessPolicies:
                  - displayName: Nobody
                    state: enabled
                    conditions: {users: {includeUsers: [All]}}
                    grantControls: {builtInControls: [block]}
                """;
        assertThatThrownBy(() -> read(block))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("policy.yaml:3:3: these policies lock out everybody");
        assertThat(read(block.replace("{includeUsers: [All]}", "{includeUsers: [All], excludeUsers: [root]}"))
                        .lockedOutGroups())
                .containsExactly("finance");
        assertThatThrownBy(() -> read("""
                        state: disabled
                        conditionalAccessPolicies:
                          - displayName: Keys
                            state: enabled
                            conditions: {users: {includeUsers: [All]}}
                            grantControls: {authenticationStrength: {displayName: Passwordless MFA}}
                        """))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("lock out everybody");
    }

    @Test
    void lockoutsHaveTheNamesThatAForecastGivesThem() {
        assertThat(Arrays.stream(Lockout.values()).map(Lockout::label))
                .isSubsetOf(Arrays.stream(Denial.values()).map(Denial::label).toList());
        assertThat(Arrays.stream(Denial.values())
                        .map(denial -> RejectionReason.of(denial).label()))
                .containsExactlyElementsOf(
                        Arrays.stream(Denial.values()).map(Denial::label).toList());
    }
}
