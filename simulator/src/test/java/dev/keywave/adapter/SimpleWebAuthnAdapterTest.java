package dev.keywave.adapter;

import static dev.keywave.adapter.ScriptedResponse.html;
import static dev.keywave.adapter.ScriptedResponse.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keywave.adapter.Verdict.Kind;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** SimpleWebAuthn's example server, which answers 200 to a bad signature. */
final class SimpleWebAuthnAdapterTest {

    private static final String OPTIONS = "{\"challenge\":\"AAAA\",\"rp\":{\"id\":\"localhost\"}}";

    @Test
    void registersAUser() {
        Walk walk = Walk.register(Walk.draft("simplewebauthn-draft"), Walk.TARGET);
        assertThat(walk.exchange(json(200, OPTIONS).with("set-cookie", "connect.sid=s%3Aabc.def; Path=/; HttpOnly")))
                .startsWith("GET /generate-registration-options\n");
        assertThat(walk.call(FakeCredential.CREATED)).isEqualTo(OPTIONS);
        assertThat(walk.exchange(json(200, "{\"verified\":true}")))
                .startsWith("POST /verify-registration\n")
                .contains("\ncookie: connect.sid=s%3Aabc.def\n");
        assertThat(walk.isOver()).isTrue();
    }

    @Test
    void theUsersOwnCredentialAnswers() {
        Program program = Program.compile(Walk.draft("simplewebauthn-draft"), URI.create(Walk.TARGET));
        assertThat(program.authenticate().get(1))
                .isInstanceOfSatisfying(
                        GetAssertionStep.class,
                        step -> assertThat(step.ownCredential()).isTrue());
    }

    @Test
    void aBadSignatureIsARejectionThoughTheStatusLies() {
        assertThat(atResult().receive(json(200, "{\"verified\":false}")))
                .isEqualTo(new Verdict(Kind.REJECTED, "json_verified_unexpected"));
        assertThat(atResult().receive(json(400, "{\"error\":\"Response counter value 0 was lower than expected 17\"}")))
                .isEqualTo(
                        new Verdict(Kind.REJECTED, "status_400: Response counter value # was lower than expected #"));
    }

    @Test
    void throttlingAndFailuresAreToldApart() {
        assertThat(atResult().receive(json(429, "{}"))).isEqualTo(new Verdict(Kind.THROTTLED, "status_429"));
        assertThat(atResult().receive(html(502, "Bad Gateway"))).isEqualTo(new Verdict(Kind.FAILED, "status_502"));
        assertThat(atResult().receive(json(200, "{\"verified\""))).isEqualTo(new Verdict(Kind.FAILED, "not_json"));
    }

    private static Walk atResult() {
        Walk walk = Walk.authenticate(Walk.draft("simplewebauthn-draft"), Walk.TARGET);
        walk.exchange(json(200, OPTIONS));
        walk.call(FakeCredential.ASSERTED);
        return walk;
    }
}
