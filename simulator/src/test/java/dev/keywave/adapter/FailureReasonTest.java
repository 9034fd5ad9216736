package dev.keywave.adapter;

import static dev.keywave.adapter.ScriptedResponse.html;
import static dev.keywave.adapter.ScriptedResponse.json;
import static dev.keywave.adapter.ScriptedResponse.plain;
import static dev.keywave.adapter.ScriptedResponse.redirect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keywave.adapter.Verdict.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Failures that say more than a status: login pages, names from the adapter, throttling with and without a time. */
final class FailureReasonTest {

    private static final String CAPTURES_JSON = "{get: /, capture: {a: {json: ''}}}";

    private static Verdict verdict(String step, Response response) {
        Walk walk = Walk.through("- " + step);
        walk.call(FakeCredential.ASSERTED);
        return walk.receive(response);
    }

    private static Verdict failed(String reason) {
        return new Verdict(Kind.FAILED, reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/login",
                "/login?error",
                "/auth/login/",
                "https://rp.example/app/signin#x",
                "/Sign-In;jsessionid=1",
                "/accounts/login.jsp?next=%2F",
                "login"
            })
    void aRedirectToALoginIsTold(String location) {
        assertThat(verdict("{get: /}", redirect(location))).isEqualTo(failed("redirected_to_login"));
        assertThat(verdict("{get: /, expect: {status: 302}}", redirect(location)))
                .isEqualTo(Verdict.CONTINUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "", "/login/done", "/blogin", "/cb?next=/login", "/logins"})
    void anyOtherRedirectIsNot(String location) {
        assertThat(verdict("{get: /}", redirect(location))).isEqualTo(failed("status_302_expected_2xx"));
    }

    @Test
    void aLoginPageInPlaceOfJsonIsTold() {
        String form = "<form><input name=u><INPUT class=\"x\"\n type='password' name=p></form>";
        assertThat(verdict(CAPTURES_JSON, html(200, form))).isEqualTo(failed("login_page_instead_of_json"));
        assertThat(verdict(CAPTURES_JSON, html(200, "<p>type=password</p>")))
                .isEqualTo(failed("content_type_text_html"));
        assertThat(verdict("{get: /}", html(200, form))).isEqualTo(Verdict.CONTINUE);
        assertThat(verdict(CAPTURES_JSON, html(200, "<input ".repeat(100_000))))
                .isEqualTo(failed("content_type_text_html"));
    }

    @Test
    void failuresHaveTheirNamesFromTheAdapter() {
        String step =
                "{post: /, expect: {status: 200}, reject: {status: 302}, failures: [{when: {status: 302, header: {location: '/login$'}}, reason: csrf_expired}]}";
        assertThat(verdict(step, redirect("/login"))).isEqualTo(failed("csrf_expired"));
        assertThat(verdict(step, redirect("/login?error"))).isEqualTo(new Verdict(Kind.REJECTED, "status_302"));
        assertThat(verdict(step, plain(200, ""))).isEqualTo(Verdict.CONTINUE);
        assertThat(verdict(step, plain(429, ""))).isEqualTo(new Verdict(Kind.THROTTLED, "status_429"));
    }

    @Test
    void theStepsOwnFailuresComeBeforeTheDefaults() {
        String defaults =
                "defaults: {failures: [{when: {json: {/code: 7}}, reason: seven}, {when: {status: 4xx}, reason: client}]}\n";
        Adapter adapter = Walk.adapterWith(
                defaults, "- {get: /, failures: [{when: {status: 404}, reason: no_user}], expect: {status: 200}}");
        assertThat(received(adapter, plain(404, ""))).isEqualTo(failed("no_user"));
        assertThat(received(adapter, json(400, "{\"code\":7}"))).isEqualTo(failed("seven"));
        assertThat(received(adapter, json(400, "{\"code\":8}"))).isEqualTo(failed("client"));
        assertThat(received(adapter, json(200, "{\"code\":8}"))).isEqualTo(Verdict.CONTINUE);
    }

    private static Verdict received(Adapter adapter, Response response) {
        Walk walk = Walk.authenticate(adapter, Walk.TARGET);
        walk.call(FakeCredential.ASSERTED);
        return walk.receive(response);
    }

    @Test
    void throttlingWithATimeIsAnotherReasonThanWithout() {
        assertThat(verdict("{get: /}", plain(429, ""))).isEqualTo(new Verdict(Kind.THROTTLED, "status_429"));
        assertThat(verdict("{get: /}", plain(429, "").with("retry-after", "5")))
                .isEqualTo(new Verdict(Kind.THROTTLED, "status_429_retry_after"));
        assertThat(verdict("{get: /}", plain(503, "").with("retry-after", "5")))
                .isEqualTo(new Verdict(Kind.THROTTLED, "status_503_retry_after"));
        assertThat(verdict("{get: /}", plain(503, ""))).isEqualTo(failed("status_503"));
    }

    @Test
    void rejectAndThrottleMayBeSeveral() {
        String step =
                "{get: /, reject: [{status: 200, json: {/s: denied}}, {status: 200, regex: 'wrong (\\w+)'}], throttle: [{status: 420}, {header: {x-limit: '^0$'}}]}";
        assertThat(verdict(step, json(200, "{\"s\":\"denied\"}"))).isEqualTo(new Verdict(Kind.REJECTED, "status_200"));
        assertThat(verdict(step, plain(200, "wrong key"))).isEqualTo(new Verdict(Kind.REJECTED, "status_200: key"));
        assertThat(verdict(step, plain(200, ""))).isEqualTo(Verdict.CONTINUE);
        assertThat(verdict(step, plain(420, ""))).isEqualTo(new Verdict(Kind.THROTTLED, "status_420"));
        assertThat(verdict(step, plain(200, "").with("x-limit", "0")))
                .isEqualTo(new Verdict(Kind.THROTTLED, "status_200"));
    }

    @Test
    void aConditionThatBacktracksWithoutEndIsGivenUp() {
        String body = "a".repeat(400) + "c";
        assertThat(verdict("{get: /, expect: {regex: 'a.*a.*a.*a.*a.*b'}}", plain(200, body)))
                .isEqualTo(failed("body_regex_too_slow"));
        assertThat(verdict(
                        "{get: /, expect: {header: {x-a: 'a.*a.*a.*a.*a.*b'}}}",
                        plain(200, "").with("x-a", body)))
                .isEqualTo(failed("header_x_a_regex_too_slow"));
        assertThat(verdict("{get: /, reject: {regex: 'a.*a.*a.*a.*a.*b'}}", plain(200, body)))
                .isEqualTo(Verdict.CONTINUE);
    }
}
