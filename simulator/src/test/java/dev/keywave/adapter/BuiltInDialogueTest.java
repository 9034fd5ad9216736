package dev.keywave.adapter;

import static dev.keywave.adapter.ScriptedResponse.json;
import static dev.keywave.adapter.ScriptedResponse.plain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keywave.adapter.Verdict.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The built-in adapters in dialogues as the projects' sources and documents have them. */
final class BuiltInDialogueTest {

    private static final String CREATION = "{\"publicKey\":{\"challenge\":\"AAAA\",\"user\":{\"id\":\"AQ\"}}}";
    private static final String REQUEST = "{\"publicKey\":{\"challenge\":\"AAAA\",\"rpId\":\"localhost\"}}";
    private static final String CREDENTIAL = "{\"id\":\"cred-id\",\"type\":\"public-key\"}";

    @TempDir
    private Path folder;

    private static Inputs with(String secret) {
        return new Inputs(Secrets.read(Map.of(secret, "env:X"), variable -> "s3cret"), null);
    }

    private static Verdict rejected(String reason) {
        return new Verdict(Kind.REJECTED, reason);
    }

    private static Verdict failed(String reason) {
        return new Verdict(Kind.FAILED, reason);
    }

    @Test
    void hankoKnowsACeremonyByItsChallenge() {
        Adapter hanko = Adapters.load("hanko", Map.of("tenant", "t-1"));
        Walk register = Walk.register(hanko, Walk.TARGET, with("api_key"));
        assertThat(register.exchange(json(200, CREATION))).isEqualTo("""
                        POST /t-1/registration/initialize
                        accept: */*
                        apiKey: s3cret
                        content-type: application/json

                        {"user_id":"u7","username":"u7","display_name":"u7"}""");
        assertThat(register.call(FakeCredential.CREATED)).startsWith("{\"challenge\":\"AAAA\"");
        assertThat(register.exchange(json(200, "{\"token\":\"J\"}")))
                .isEqualTo("POST /t-1/registration/finalize\naccept: */*\ncontent-type: application/json\n\n"
                        + CREDENTIAL);
        assertThat(register.isOver()).isTrue();

        Walk login = Walk.authenticate(hanko, Walk.TARGET, with("api_key"));
        assertThat(login.exchange(json(200, REQUEST)))
                .startsWith("POST /t-1/login/initialize\n")
                .endsWith("\n{}");
        login.call(FakeCredential.ASSERTED);
        assertThat(login.request()).startsWith("POST /t-1/login/finalize\n").endsWith(CREDENTIAL);
        assertThat(login.receive(json(401, "{\"title\":\"failed to validate assertion\"}")))
                .isEqualTo(rejected("status_401: failed to validate assertion"));
        assertThat(Walk.register(hanko, Walk.TARGET, with("api_key")).receive(json(401, "{}")))
                .isEqualTo(failed("api_key_refused"));
    }

    @Test
    void kanidmRegistersThroughACredentialUpdateSession() {
        Walk walk = Walk.register(Adapters.load("kanidm", Map.of()), Walk.TARGET, with("token"));
        assertThat(walk.exchange(json(200, "{\"token\":\"abcde-fghij\",\"expiry_time\":1795000000}")))
                .isEqualTo("""
                        GET /v1/person/u7/_credential/_update_intent/600
                        accept: */*
                        authorization: Bearer s3cret

                        """);
        assertThat(walk.exchange(json(200, "[{\"token\":\"T\"},{\"mfaregstate\":\"None\"}]")))
                .startsWith("POST /v1/credential/_exchange_intent\n")
                .endsWith("\n\"abcde-fghij\"");
        assertThat(walk.exchange(json(200, "{\"mfaregstate\":{\"Passkey\":" + CREATION + "},\"can_commit\":false}")))
                .startsWith("POST /v1/credential/_update\n")
                .endsWith("\n[\"passkeyinit\",{\"token\":\"T\"}]");
        assertThat(walk.call(FakeCredential.CREATED)).isEqualTo(CREATION);
        assertThat(walk.exchange(json(200, "{\"mfaregstate\":\"None\",\"can_commit\":true}")))
                .startsWith("POST /v1/credential/_update\n")
                .endsWith("\n[{\"passkeyfinish\":[\"keywave\"," + CREDENTIAL + "]},{\"token\":\"T\"}]");
        assertThat(walk.exchange(json(200, "null")))
                .startsWith("POST /v1/credential/_commit\n")
                .endsWith("\n{\"token\":\"T\"}");
        assertThat(walk.isOver()).isTrue();
    }

    @Test
    void kanidmAuthenticatesInThreeStepsAndDeniesWith200() {
        assertThat(atKanidmsResult().exchange(json(200, "{\"sessionid\":\"s\",\"state\":{\"success\":\"JWT\"}}")))
                .isEqualTo(
                        "POST /v1/auth\naccept: */*\ncontent-type: application/json\nX-KANIDM-AUTH-SESSION-ID: S2\n\n"
                                + "{\"step\":{\"cred\":{\"passkey\":" + CREDENTIAL + "}}}");
        assertThat(atKanidmsResult()
                        .receive(json(200, "{\"sessionid\":\"s\",\"state\":{\"denied\":\"invalid credentials\"}}")))
                .isEqualTo(rejected("status_200: invalid credentials"));
        assertThat(atKanidmsResult().receive(json(404, "\"nomatchingentries\"")))
                .isEqualTo(rejected("status_404"));
    }

    private static Walk atKanidmsResult() {
        Walk walk = Walk.authenticate(Adapters.load("kanidm", Map.of()), Walk.TARGET, with("token"));
        assertThat(walk.exchange(json(200, "{\"sessionid\":\"s\",\"state\":{\"choose\":[\"passkey\"]}}")
                        .with("x-kanidm-auth-session-id", "S1")))
                .endsWith("\n{\"step\":{\"init2\":{\"username\":\"u7\",\"issue\":\"token\",\"privileged\":false}}}");
        assertThat(walk.exchange(json(200, "{\"state\":{\"continue\":[{\"passkey\":" + REQUEST + "}]}}")
                        .with("x-kanidm-auth-session-id", "S2")))
                .contains("\nX-KANIDM-AUTH-SESSION-ID: S1\n")
                .endsWith("\n{\"step\":{\"begin\":\"passkey\"}}");
        assertThat(walk.call(FakeCredential.ASSERTED)).isEqualTo(REQUEST);
        return walk;
    }

    private static ScriptedResponse component(String name, String more) {
        return json(200, "{\"type\":\"native\",\"component\":\"" + name + "\"" + more + "}");
    }

    private static ScriptedResponse again() {
        return plain(302, "").with("location", "/api/v3/flows/executor/x/?query=");
    }

    @Test
    void authentikAnswersWhateverItsFlowAsksFor() {
        Walk walk = Walk.register(Adapters.load("authentik", Map.of()), Walk.TARGET);
        String login = "/api/v3/flows/executor/default-authentication-flow/?query=\n";
        String setup = "/api/v3/flows/executor/default-authenticator-webauthn-setup/?query=\n";
        assertThat(walk.exchange(component("ak-stage-identification", "")
                        .with("set-cookie", "authentik_csrf=C; Path=/; Secure; SameSite=None")))
                .isEqualTo("GET " + login + "accept: application/json\n\n");
        assertThat(walk.exchange(again()))
                .startsWith("POST " + login)
                .contains("\nX-authentik-CSRF: C\n")
                .endsWith("\n{\"component\":\"ak-stage-identification\",\"uid_field\":\"u7\",\"password\":\"pw-u7\"}");
        assertThat(walk.exchange(component("ak-stage-password", ""))).startsWith("GET " + login);
        assertThat(walk.exchange(again())).endsWith("{\"component\":\"ak-stage-password\",\"password\":\"pw-u7\"}");
        assertThat(walk.exchange(component("xak-flow-redirect", ",\"to\":\"/\"")))
                .startsWith("GET " + login);
        assertThat(walk.exchange(
                        component("ak-stage-authenticator-webauthn", ",\"registration\":{\"challenge\":\"AA\"}")))
                .startsWith("GET " + setup);
        assertThat(walk.call(FakeCredential.CREATED)).isEqualTo("{\"challenge\":\"AA\"}");
        assertThat(walk.exchange(component("xak-flow-redirect", ",\"to\":\"/if/user/\"")))
                .startsWith("POST " + setup)
                .endsWith("\n{\"component\":\"ak-stage-authenticator-webauthn\",\"response\":" + CREDENTIAL + "}");
        assertThat(walk.isOver()).isTrue();
    }

    @Test
    void authentikSaysNoWithTheSameComponentOnceMore() {
        String devices =
                ",\"device_challenges\":[{\"device_class\":\"totp\",\"challenge\":{}},{\"device_class\":\"webauthn\",\"device_uid\":\"-1\",\"challenge\":{\"challenge\":\"AA\"}}]";
        for (int i = 0; i < 4; i++) {
            Walk walk = Walk.authenticate(Adapters.load("authentik", Map.of("login", "pwless")), Walk.TARGET);
            walk.exchange(component("ak-stage-authenticator-validate", devices));
            assertThat(walk.call(FakeCredential.ASSERTED)).isEqualTo("{\"challenge\":\"AA\"}");
            assertThat(walk.request())
                    .startsWith("POST /api/v3/flows/executor/pwless/?query=\n")
                    .endsWith("\n{\"component\":\"ak-stage-authenticator-validate\",\"webauthn\":" + CREDENTIAL + "}");
            if (i == 0) {
                walk.exchange(again());
                walk.exchange(component("xak-flow-redirect", ",\"to\":\"/\""));
                assertThat(walk.isOver()).isTrue();
            } else if (i == 1) {
                assertThat(walk.receive(component("ak-stage-authenticator-validate", ",\"response_errors\":{}")))
                        .isEqualTo(rejected("status_200"));
            } else if (i == 2) {
                assertThat(walk.receive(component("ak-stage-access-denied", ",\"error_message\":\"no\"")))
                        .isEqualTo(rejected("status_200"));
            } else {
                walk.exchange(component("ak-stage-captcha", ""));
                assertThat(walk.request()).isEqualTo("loop_unexpected_ak_stage_captcha");
            }
        }
    }

    private static String kratosFlow(String name, String value, String messages) {
        return "{\"id\":\"F1\",\"ui\":{\"action\":\"http://elsewhere/\",\"nodes\":[{\"type\":\"input\",\"group\":\"default\","
                + "\"attributes\":{\"name\":\"csrf_token\",\"value\":\"\"},\"messages\":[]},{\"type\":\"input\",\"group\":\"passkey\","
                + "\"attributes\":{\"name\":\"" + name + "\",\"value\":"
                + new String(Value.json(value), java.nio.charset.StandardCharsets.UTF_8) + "},\"messages\":[]}]"
                + messages + "}}";
    }

    @Test
    void kratosHasItsOptionsInAStringAndTakesTheCredentialAsOne() {
        String data = "{\"credentialOptions\":" + CREATION + ",\"displayNameFieldName\":\"traits.email\"}";
        String asked = kratosFlow("passkey_create_data", data, "");
        for (boolean profileFirst : new boolean[] {false, true}) {
            Walk walk = Walk.register(Adapters.load("kratos", Map.of()), Walk.TARGET);
            assertThat(walk.exchange(json(200, profileFirst ? kratosFlow("traits.email", "", "") : asked)))
                    .isEqualTo("GET /self-service/registration/api\naccept: application/json\n\n");
            if (profileFirst) {
                String info =
                        ",\"messages\":[{\"id\":1040009,\"text\":\"Please choose a credential\",\"type\":\"info\"}]";
                assertThat(walk.exchange(json(400, kratosFlow("passkey_create_data", data, info))))
                        .endsWith(
                                "\n{\"method\":\"profile\",\"screen\":\"credential-selection\",\"traits\":{\"email\":\"u7@example.com\"}}");
            }
            assertThat(walk.call(FakeCredential.CREATED)).isEqualTo(CREATION);
            assertThat(walk.exchange(json(200, "{\"identity\":{\"id\":\"I\"}}")))
                    .startsWith("POST /self-service/registration?flow=F1\n")
                    .endsWith("\n{\"method\":\"passkey\",\"traits\":{\"email\":\"u7@example.com\"},"
                            + "\"passkey_register\":\"{\\\"id\\\":\\\"cred-id\\\",\\\"type\\\":\\\"public-key\\\"}\"}");
            assertThat(walk.isOver()).isTrue();
        }
    }

    @Test
    void kratosSaysNoInTheMessagesOfItsFlow() {
        assertThat(atKratosResult().exchange(json(200, "{\"session_token\":\"T\",\"session\":{}}")))
                .startsWith("POST /self-service/login?flow=F1\n")
                .endsWith(
                        "{\"method\":\"passkey\",\"passkey_login\":\"{\\\"id\\\":\\\"cred-id\\\",\\\"type\\\":\\\"public-key\\\"}\"}");
        String wrong =
                ",\"messages\":[{\"id\":4000008,\"text\":\"The provided \\\"code\\\" is invalid\",\"type\":\"error\"}]";
        assertThat(atKratosResult().receive(json(400, kratosFlow("passkey_challenge", REQUEST, wrong))))
                .isEqualTo(rejected("status_400: The provided \\\"code\\\" is invalid"));
        assertThat(atKratosResult().receive(json(410, "{\"error\":{\"code\":410,\"message\":\"flow expired\"}}")))
                .isEqualTo(rejected("status_410: flow expired"));
        Walk withoutPasskeys = Walk.authenticate(Adapters.load("kratos", Map.of()), Walk.TARGET);
        assertThat(withoutPasskeys.receive(json(200, kratosFlow("password", "", ""))))
                .isEqualTo(failed("capture_opts_no_match"));
    }

    private static Walk atKratosResult() {
        Walk walk = Walk.authenticate(Adapters.load("kratos", Map.of()), Walk.TARGET);
        walk.exchange(json(200, kratosFlow("passkey_challenge", REQUEST, "")));
        assertThat(walk.call(FakeCredential.ASSERTED)).isEqualTo(REQUEST);
        return walk;
    }

    private Inputs ofZitadel() {
        try {
            Path csv =
                    Files.writeString(folder.resolve("users.csv"), "id,name\n" + "0,x\n".repeat(7) + "2186,u7@org\n");
            return new Inputs(with("token").secrets(), Feeder.read(csv));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void zitadelRegistersWithACodeForTheUser() {
        Walk walk = Walk.register(Adapters.load("zitadel", Map.of()), Walk.TARGET, ofZitadel());
        assertThat(walk.exchange(json(200, "{\"details\":{},\"code\":{\"id\":\"1\",\"code\":\"2KEp\"}}")))
                .isEqualTo("""
                        POST /v2/users/2186/passkeys/registration_link
                        accept: */*
                        authorization: Bearer s3cret
                        content-type: application/json

                        {"returnCode":{}}""");
        assertThat(walk.exchange(
                        json(200, "{\"passkeyId\":\"P\",\"publicKeyCredentialCreationOptions\":" + CREATION + "}")))
                .endsWith(
                        "\n{\"code\":{\"id\":\"1\",\"code\":\"2KEp\"},\"authenticator\":\"PASSKEY_AUTHENTICATOR_UNSPECIFIED\",\"domain\":\"localhost\"}");
        assertThat(walk.call(FakeCredential.CREATED)).isEqualTo(CREATION);
        assertThat(walk.request())
                .startsWith("POST /v2/users/2186/passkeys/P\n")
                .endsWith("\n{\"publicKeyCredential\":" + CREDENTIAL + ",\"passkeyName\":\"keywave\"}");
        assertThat(walk.receive(json(400, "{\"code\":3,\"message\":\"Errors.User.WebAuthN.CreateCredentialFailed\"}")))
                .isEqualTo(rejected("status_400: Errors.User.WebAuthN.CreateCredentialFailed"));
    }

    @Test
    void zitadelAuthenticatesInASession() {
        Walk walk = Walk.authenticate(Adapters.load("zitadel", Map.of()), Walk.TARGET, ofZitadel());
        assertThat(walk.exchange(json(
                        201,
                        "{\"sessionId\":\"S\",\"sessionToken\":\"T\",\"challenges\":{\"webAuthN\":{\"publicKeyCredentialRequestOptions\":"
                                + REQUEST + "}}}")))
                .endsWith(
                        "\n{\"checks\":{\"user\":{\"loginName\":\"u7@org\"}},\"challenges\":{\"webAuthN\":{\"domain\":\"localhost\","
                                + "\"userVerificationRequirement\":\"USER_VERIFICATION_REQUIREMENT_REQUIRED\"}}}");
        assertThat(walk.call(FakeCredential.ASSERTED)).isEqualTo(REQUEST);
        assertThat(walk.exchange(json(200, "{\"details\":{},\"sessionToken\":\"T2\"}")))
                .startsWith("PATCH /v2/sessions/S\n")
                .endsWith("\n{\"sessionToken\":\"T\",\"checks\":{\"webAuthN\":{\"credentialAssertionData\":"
                        + CREDENTIAL + "}}}");
        assertThat(walk.isOver()).isTrue();
        assertThat(Walk.authenticate(Adapters.load("zitadel", Map.of()), Walk.TARGET, ofZitadel())
                        .receive(json(401, "{}")))
                .isEqualTo(failed("token_refused"));
    }

    @Test
    void entraOnlyProvisions() {
        Adapter entra = Adapters.load("entra-graph", Map.of());
        Walk walk = Walk.register(entra, "https://graph.microsoft.com", with("token"));
        assertThat(walk.exchange(
                        json(200, "{\"challengeTimeoutDateTime\":\"2026-11-22T00:00:00Z\"," + CREATION.substring(1))))
                .isEqualTo("""
                        GET /v1.0/users/u7/authentication/fido2Methods/creationOptions
                        accept: */*
                        authorization: Bearer s3cret

                        """);
        assertThat(walk.call(FakeCredential.CREATED)).startsWith("{\"challenge\":\"AAAA\"");
        assertThat(walk.request())
                .startsWith("POST /v1.0/users/u7/authentication/fido2Methods\n")
                .endsWith("""

                        {"@odata.type":"#microsoft.graph.fido2AuthenticationMethod","displayName":"keywave",\
                        "publicKeyCredential":{"id":"cred-id","response":{"clientDataJSON":"client-data",\
                        "attestationObject":"attestation"},"clientExtensionResults":{}}}""");
        Program program = Program.compile(entra, URI.create("https://graph.microsoft.com"), with("token"));
        assertThat(program.registers()).isTrue();
        assertThat(program.authenticates()).isFalse();
        assertThatThrownBy(program::authenticate)
                .hasMessage("adapter entra-graph only provisions: it has no authenticate flow; "
                        + "add --register-only, and log in with another adapter");
    }

    @Test
    void theStandInForEntraIsToldOfTheDevice() throws IOException {
        Adapter entra = Adapters.load("entra", Map.of("second_factor", "otp"));
        Path users = Files.writeString(folder.resolve("users.csv"), "compliant\n" + "true\n".repeat(8));
        Inputs inputs = new Inputs(Secrets.NONE, Feeder.read(users));
        Walk register = Walk.register(entra, Walk.TARGET, inputs);
        assertThat(register.exchange(json(200, "{\"status\":\"ok\",\"challenge\":\"AAAA\"}")))
                .startsWith("POST /attestation/options\n");
        Walk login = Walk.authenticate(entra, Walk.TARGET, inputs);
        assertThat(login.request()).startsWith("POST /assertion/options\n").contains("\"device\":{\"isCompliant\":\"");
        assertThat(login.receive(json(403, "{\"status\":\"failed\",\"errorMessage\":\"blocked_by_policy: x\"}")))
                .isEqualTo(rejected("status_403: blocked_by_policy: x"));
        Program program = Program.compile(entra, URI.create(Walk.TARGET), inputs);
        assertThat(program.password()).extracting(Step::label).containsExactly("POST /signin/password");
    }

    @Test
    void whatGraphSaysIsToldApart() {
        for (int i = 0; i < 4; i++) {
            Walk walk = Walk.register(
                    Adapters.load("entra-graph", Map.of("version", "beta")),
                    "https://graph.microsoft.com",
                    with("token"));
            assertThat(walk.exchange(json(200, CREATION))).startsWith("GET /beta/users/u7/");
            walk.call(FakeCredential.CREATED);
            walk.request();
            Verdict verdict = walk.receive(
                    switch (i) {
                        case 0 -> json(201, "{\"id\":\"M\"}");
                        case 1 ->
                            json(
                                    400,
                                    "{\"error\":{\"code\":\"invalidRequest\",\"message\":\"Attestation is enforced.\"}}");
                        case 2 -> json(429, "{\"error\":{}}").with("retry-after", "10");
                        default -> json(401, "{\"error\":{\"code\":\"InvalidAuthenticationToken\"}}");
                    });
            assertThat(verdict)
                    .isEqualTo(
                            switch (i) {
                                case 0 -> Verdict.CONTINUE;
                                case 1 -> rejected("status_400: Attestation is enforced.");
                                case 2 -> new Verdict(Kind.THROTTLED, "status_429_retry_after");
                                default -> failed("token_refused");
                            });
        }
    }
}
