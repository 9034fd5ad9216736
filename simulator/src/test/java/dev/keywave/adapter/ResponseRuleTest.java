package dev.keywave.adapter;

import static dev.keywave.adapter.ScriptedResponse.html;
import static dev.keywave.adapter.ScriptedResponse.json;
import static dev.keywave.adapter.ScriptedResponse.plain;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keywave.adapter.Verdict.Kind;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What expect, reject and throttle make of a response. */
final class ResponseRuleTest {

    private static Verdict verdict(String step, Response response) {
        Walk walk = Walk.through("- " + step);
        walk.call(FakeCredential.ASSERTED);
        return walk.receive(response);
    }

    private static Verdict failed(String reason) {
        return new Verdict(Kind.FAILED, reason);
    }

    @Test
    void withoutRulesASuccessGoesOn() {
        assertThat(verdict("{get: /}", plain(204, ""))).isEqualTo(Verdict.CONTINUE);
        assertThat(verdict("{get: /}", html(200, "<html>"))).isEqualTo(Verdict.CONTINUE);
        assertThat(verdict("{get: /}", plain(302, ""))).isEqualTo(failed("status_302_expected_2xx"));
        assertThat(verdict("{get: /}", plain(403, ""))).isEqualTo(new Verdict(Kind.REJECTED, "status_403"));
        assertThat(verdict("{get: /}", plain(0, ""))).isEqualTo(failed("status_0_expected_2xx"));
    }

    @Test
    void statusesCanBeSeveral() {
        String step = "{get: /, expect: {status: [200, 3xx]}}";
        assertThat(verdict(step, plain(200, ""))).isEqualTo(Verdict.CONTINUE);
        assertThat(verdict(step, plain(303, ""))).isEqualTo(Verdict.CONTINUE);
        assertThat(verdict(step, plain(201, ""))).isEqualTo(failed("status_201_expected_200_3xx"));
    }

    @Test
    void headersAndBodyCanBeExpected() {
        String step = "{get: /, expect: {header: {X-A: '^b'}, regex: 'c+'}}";
        assertThat(verdict(step, plain(200, "ccc").with("x-a", "bb"))).isEqualTo(Verdict.CONTINUE);
        assertThat(verdict(step, plain(200, "ccc").with("x-a", "ab"))).isEqualTo(failed("header_x_a_unexpected"));
        assertThat(verdict(step, plain(200, "ccc"))).isEqualTo(failed("header_x_a_missing"));
        assertThat(verdict(step, plain(200, "d").with("x-a", "b"))).isEqualTo(failed("body_unexpected"));
    }

    @Test
    void aStepsOwnRejectReplacesTheDefault() {
        String step = "{get: /, expect: {json: {/ok: true}}, reject: {status: [200, 403], json: {/ok: false}}}";
        assertThat(verdict(step, json(200, "{\"ok\":true}"))).isEqualTo(Verdict.CONTINUE);
        assertThat(verdict(step, json(403, "{\"ok\":false,\"error\":\"no\"}")))
                .isEqualTo(new Verdict(Kind.REJECTED, "status_403: no"));
        assertThat(verdict(step, json(400, "{\"ok\":false}"))).isEqualTo(failed("status_400_expected_2xx"));
        assertThat(verdict(step, json(200, "{\"ok\":1}"))).isEqualTo(failed("json_ok_unexpected"));
    }

    @Test
    void aStepsOwnThrottleReplacesTheDefault() {
        String step = "{get: /, throttle: {status: 400, regex: 'slow'}}";
        assertThat(verdict(step, plain(400, "slow down"))).isEqualTo(new Verdict(Kind.THROTTLED, "status_400"));
        assertThat(verdict(step, plain(429, ""))).isEqualTo(new Verdict(Kind.REJECTED, "status_429"));
        String byHeader = "{get: /, throttle: {header: {x-limit: '^0$'}}}";
        assertThat(verdict(byHeader, plain(200, "").with("x-limit", "0")))
                .isEqualTo(new Verdict(Kind.THROTTLED, "status_200"));
        String byJson = "{get: /, throttle: {json: {/e: later}}}";
        assertThat(verdict(byJson, json(200, "{\"e\":\"later\"}")))
                .isEqualTo(new Verdict(Kind.THROTTLED, "status_200"));
        assertThat(verdict(byJson, html(200, "<html>"))).isEqualTo(Verdict.CONTINUE);
    }

    @Test
    void aWrongContentTypeIsAFailureWhereJsonIsNeeded() {
        String step = "{get: /, capture: {a: {json: ''}}}";
        assertThat(verdict(step, html(200, "{}"))).isEqualTo(failed("content_type_text_html"));
        assertThat(verdict(step, plain(200, "{}").with("content-type", "x/evil-" + System.identityHashCode(step))))
                .isEqualTo(failed("content_type_other"));
        assertThat(verdict(step, plain(200, "{}"))).isEqualTo(Verdict.CONTINUE);
        assertThat(verdict(step, plain(200, "{}").with("content-type", "application/x-amz-json-1.1")))
                .isEqualTo(Verdict.CONTINUE);
        assertThat(verdict(step, plain(200, "{}").with("content-type", "Application/Problem+JSON")))
                .isEqualTo(Verdict.CONTINUE);
        assertThat(verdict(
                        "{get: /, expect: {header: {content-type: html}}, capture: {a: {json: ''}}}", html(200, "{}")))
                .isEqualTo(Verdict.CONTINUE);
    }

    @Test
    void whatTheRelyingPartySaysIsBoundedAndAlike() {
        String id = "d3RmLWlzLXRoaXMtaWRlbnRpZmllcg";
        assertThat(verdict(
                        "{get: /}",
                        json(400, "{\"errorMessage\":\"user 17: credential " + id + "\\n\\u0007 unknown\"}")))
                .isEqualTo(new Verdict(Kind.REJECTED, "status_400: user #: credential ... unknown"));
        Verdict endless = verdict("{get: /}", json(400, "{\"message\":\"" + "no ".repeat(1_000) + "\"}"));
        assertThat(endless.reason()).startsWith("status_400: no no").hasSize("status_400: ".length() + 80);
        assertThat(verdict("{get: /}", json(400, "{\"error\":{\"a\":[1]},\"detail\":\"d\",\"title\":\"t\"}"))
                        .reason())
                .isEqualTo("status_400: d");
        assertThat(verdict("{get: /}", json(400, "{\"error\":")).reason()).isEqualTo("status_400");
        assertThat(verdict("{get: /}", json(400, "[1]")).reason()).isEqualTo("status_400");
    }

    @Test
    void aCeremonyStartsLoggedOutAndUnbound() {
        Program program = Program.compile(
                Walk.adapter("- {get: /a, capture: {o: {json: /o, optional: true}}}", "- {get: '/b?{o?}'}"),
                URI.create(Walk.TARGET));
        Variables variables = program.newVariables();
        for (int i = 0; i < 2; i++) {
            variables.reset(i, "u" + i, "");
            RequestStep first = (RequestStep) program.authenticate().get(1);
            RequestStep second = (RequestStep) program.authenticate().get(2);
            ByteBuf out = Unpooled.buffer();
            first.renderTarget(variables, out);
            first.renderHeaders(variables, out);
            assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("/aaccept: */*\r\n");
            first.receive(
                    i == 0 ? json(200, "{\"o\":\"1\"}").with("set-cookie", "s=1; Path=/") : json(200, "{}"), variables);
            out.clear();
            second.renderTarget(variables, out);
            assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(i == 0 ? "/b?1" : "/b?");
        }
    }
}
