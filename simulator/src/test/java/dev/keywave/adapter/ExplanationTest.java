package dev.keywave.adapter;

import static dev.keywave.adapter.ScriptedResponse.html;
import static dev.keywave.adapter.ScriptedResponse.json;
import static dev.keywave.adapter.ScriptedResponse.plain;
import static dev.keywave.adapter.ScriptedResponse.redirect;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What a person who debugs an adapter is told. */
final class ExplanationTest {

    private static void assertExplained(String step, Response response, String expected, String came) {
        Walk walk = Walk.through("- " + step);
        walk.call(FakeCredential.ASSERTED);
        Explanation explanation = Objects.requireNonNull(walk.explain(response));
        assertThat(explanation.expected()).isEqualTo(expected);
        assertThat(explanation.came()).isEqualTo(came);
        assertThat(explanation.location().line()).isEqualTo(8);
    }

    @Test
    void aStatusIsExplained() {
        String step = "{get: /, expect: {status: [200, 3xx], json: {/s: ok, /n: 1}, header: {x-a: b}, regex: c}}";
        String expected =
                "status 200 or 3xx, JSON at /s to be \"ok\", JSON at /n to be 1, header x-a to match /b/, the body to match /c/";
        assertExplained(step, plain(500, "oops\n at x"), expected, "status 500: oops at x");
        assertExplained(step, json(400, "{\"e\":1}"), expected, "status 400: {\"e\":1}, which means rejected");
        assertExplained(
                step,
                plain(429, "").with("retry-after", "5"),
                expected,
                "status 429, retry-after 5, which means throttled");
        assertExplained("{get: /}", redirect("/login"), "status 2xx", "status 302 to /login: no body");
        assertExplained(
                "{get: /, failures: [{when: {status: 302}, reason: csrf_expired}]}",
                redirect("/login"),
                "status 2xx",
                "status 302 to /login: no body, which the adapter names csrf_expired");
    }

    @Test
    void aBodyIsExplained() {
        String step = "{get: /, expect: {json: {/s: ok}}}";
        assertExplained(step, html(200, "<html> \n <p>"), "JSON", "text/html;charset=UTF-8: <html> <p>");
        assertExplained(step, json(200, "{"), "JSON", "application/json;charset=utf-8: {");
        assertExplained(step, json(200, "{\"t\":1}"), "JSON at /s to be \"ok\"", "nothing there: {\"t\":1}");
        assertExplained(
                step,
                json(200, "{\"s\":\"no\"}"),
                "status 2xx, JSON at /s to be \"ok\"",
                "status 200: {\"s\":\"no\"}, which means rejected");
        assertExplained(
                "{get: /, expect: {json: {/t: true, /s: ok}}, reject: {status: 400}}",
                json(200, "{\"t\":true,\"s\":[1]}"),
                "JSON at /s to be \"ok\"",
                "[1]");
        assertExplained(
                "{get: /, expect: {header: {location: code=}}}",
                plain(200, "").with("location", "/x"),
                "header location to match /code=/",
                "/x");
        assertExplained(
                "{get: /, expect: {header: {location: code=}}}",
                plain(200, ""),
                "header location to match /code=/",
                "no such header");
        assertExplained(
                "{get: /, expect: {regex: 'a+'}}",
                plain(200, "b".repeat(300)),
                "the body to match /a+/",
                "no match: " + "b".repeat(200) + "...");
    }

    @Test
    void aCaptureIsExplained() {
        assertExplained(
                "{get: /, capture: {x: {regex: 'action=\"([^\"]+)\"', within: '<form.*', decode: [html]}}}",
                html(200, "<p>"),
                "capture x: a match of /action=\"([^\"]+)\"/ in the body within a match of /<form.*/, decoded as html",
                "none: <p>");
        assertExplained(
                "{get: /, capture: {x: {json: /n, where: {/a: b, /c: 1}, pick: /v, decode: [{json: /k}]}}}",
                json(200, "{\"n\":[]}"),
                "capture x: an element of JSON at /n with JSON at /a to be \"b\" and JSON at /c to be 1, of it /v, decoded as json at /k",
                "no element that fits: {\"n\":[]}");
        assertExplained(
                "{get: /, capture: {x: {json: '', decode: [int]}}}",
                json(200, "{}"),
                "capture x: the whole JSON, decoded as int",
                "a value that cannot be decoded: {}");
        assertExplained(
                "{get: /, capture: {x: {header: location, regex: 'a'}}}",
                plain(200, ""),
                "capture x: header location, in it a match of /a/",
                "none: no body");
        assertExplained(
                "{get: /, capture: {x: {cookie: sid}}}", plain(200, " "), "capture x: cookie sid", "none: blank");
        assertExplained(
                "{get: /, capture: {x: {regex: 'a.*a.*a.*a.*a.*b', all: true}}}",
                plain(200, "a".repeat(400)),
                "capture x: all matches of /a.*a.*a.*a.*a.*b/ in the body",
                "a search that was given up: the expression backtracks too much on this body");
    }

    @Test
    void nothingIsExplainedWhenAllIsWell() {
        Walk walk = Walk.through("- {get: /, capture: {x: {json: /a}, l: {regex: '[a-z]', all: true}}}");
        walk.call(FakeCredential.ASSERTED);
        assertThat(walk.explain(json(200, "{\"a\":{\"b\":1}}"))).isNull();
        assertThat(walk.text("x")).isEqualTo("{\"b\":1}");
        assertThat(walk.text("l")).isEqualTo("a,b");
        assertThat(walk.text("cred")).isEqualTo("{\"id\":\"cred-id\",\"type\":\"public-key\"}");
        assertThat(walk.text("none")).isNull();
    }

    @Test
    void aUrlThatLeadsElsewhereIsExplained() {
        Walk walk = Walk.through("- {get: /, capture: {next: {header: location}}}", "- get: '{next}'");
        walk.call(FakeCredential.ASSERTED);
        walk.exchange(plain(200, "").with("location", "https://elsewhere.example/x?y"));
        assertThat(walk.request()).isEqualTo("redirect_to_other_host");
        Explanation explanation = walk.explainTarget();
        assertThat(explanation.expected()).isEqualTo("a URL on http://localhost:8080");
        assertThat(explanation.came()).isEqualTo("\"https://elsewhere.example/x?y\"");
        assertThat(explanation.location()).hasToString("t.yaml:9:5");
    }

    @Test
    void stepsKnowTheirPlaceAndWhatTheyCapture() {
        Program program = Program.compile(
                Walk.adapter("- {get: /, capture: {b: {json: /b}, a: {json: /a}}}"), java.net.URI.create(Walk.TARGET));
        assertThat(program.register().get(0).location()).hasToString("t.yaml:5:5");
        assertThat(program.authenticate().get(0).location()).hasToString("t.yaml:7:5");
        assertThat(program.authenticate().get(1).location()).hasToString("t.yaml:8:5");
        assertThat(((RequestStep) program.authenticate().get(1)).captures()).containsExactly("b", "a");
    }
}
