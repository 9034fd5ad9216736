package dev.keywave.adapter;

import static dev.keywave.adapter.ScriptedResponse.json;
import static dev.keywave.adapter.ScriptedResponse.plain;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keywave.adapter.Verdict.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What captures take out of responses. */
final class CaptureTest {

    private static Walk capturing(String capture) {
        Walk walk = Walk.through("- {get: /, capture: {x: " + capture + "}}", "- {post: /, json: '{x}'}");
        walk.call(FakeCredential.ASSERTED);
        return walk;
    }

    /** What was captured, as JSON. */
    private static String captured(String capture, ScriptedResponse response) {
        Walk walk = capturing(capture);
        walk.exchange(response);
        String request = walk.request();
        return request.substring(request.indexOf("\n\n") + 2);
    }

    private static void assertFails(String capture, ScriptedResponse response, String reason) {
        assertThat(capturing(capture).receive(response)).isEqualTo(new Verdict(Kind.FAILED, reason));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "html ! a&amp;b&lt;&gt;&quot;&apos;&#39;&#x2F;&#233;&bogus;& ! \"a&b<>\\\"''/é&bogus;&\"",
                "js ! a\\u002Db\\x2f\\/\\\\\\'\\t ! \"a-b//\\\\'\\u0009\"",
                "url ! a%20b%C3%A9+c ! \"a bé+c\"",
                "base64url ! w6ktLQ ! \"é--\"",
                "base64 ! w6ktLQ== ! \"é--\"",
                "int ! -257 ! -257",
                "json ! {\"a\": [1]} ! {\"a\": [1]}",
                "'url, html' ! %26amp%3B ! \"&\"",
                "'base64url, json' ! eyJhIjoxfQ ! {\"a\":1}"
            })
    void aDecoderGivesWhatTheTextStandsFor(String decoders, String body, String expected) {
        assertThat(captured("{regex: '(?s).*', decode: [" + decoders + "]}", plain(200, body)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "js, a\\u00",
        "js, a\\",
        "url, a%2",
        "url, %zz",
        "url, %ff",
        "base64url, a*b",
        "base64, %",
        "int, 7a",
        "json, {"
    })
    void whatCannotBeDecodedIsAFailure(String decoder, String body) {
        assertFails("{regex: '(?s).*', decode: [" + decoder + "]}", plain(200, body), "capture_x_undecodable");
    }

    @Test
    void jsonIsCapturedByPointer() {
        String body =
                "{\"o\":{\"a/b\":[10,{\"~\":\"\\u00e9\\\"\"}]},\"n\": 1.50 ,\"t\":true,\"z\":null, \"é\":{\"k\": [ 1 , 2 ] }}";
        assertThat(captured("{json: ''}", json(200, body))).isEqualTo(body);
        assertThat(captured("{json: /o/a~1b/1/~0}", json(200, body))).isEqualTo("\"é\\\"\"");
        assertThat(captured("{json: /o/a~1b/0}", json(200, body))).isEqualTo("10");
        assertThat(captured("{json: /n}", json(200, body))).isEqualTo("1.50");
        assertThat(captured("{json: /t}", json(200, body))).isEqualTo("true");
        assertThat(captured("{json: /z}", json(200, body))).isEqualTo("null");
        assertThat(captured("{json: /é}", json(200, body))).isEqualTo("{\"k\": [ 1 , 2 ] }");
        assertThat(captured("{json: /o}", json(200, body))).isEqualTo("{\"a/b\":[10,{\"~\":\"\\u00e9\\\"\"}]}");
        assertThat(captured("{json: /n, decode: [base64url]}", json(200, "{\"n\":\"w6k\"}")))
                .isEqualTo("\"é\"");
        assertThat(captured("{json: ''}", json(200, "\"text\""))).isEqualTo("\"text\"");
    }

    @Test
    void severalPointersAreReadInOnePass() {
        Walk walk = Walk.through(
                "- {get: /, expect: {json: {/s: ok, /n: 1, /b: false, /z: null}}, capture: {a: {json: /o}, b: {json: /o/k}, c: {json: ''}}}",
                "- {post: /, json: ['{a}', '{b}', '{c}']}");
        walk.call(FakeCredential.ASSERTED);
        String body = "{\"s\":\"ok\",\"skip\":[{}],\"n\":1.0,\"b\":false,\"o\":{\"k\":[1]},\"z\":null}";
        walk.exchange(json(200, body));
        assertThat(walk.request()).endsWith("[{\"k\":[1]},[1]," + body + "]");
    }

    @Test
    void headersCookiesAndGroupsAreCaptured() {
        assertThat(captured("{header: X-Token}", plain(200, "").with("x-token", "t")))
                .isEqualTo("\"t\"");
        assertThat(captured(
                        "{header: location, regex: 'code=([^&]+)'}",
                        plain(200, "").with("location", "/?code=c&d")))
                .isEqualTo("\"c\"");
        assertThat(captured("{cookie: xsrf}", plain(200, "").with("set-cookie", "xsrf=\"q\"; Path=/")))
                .isEqualTo("\"\\\"q\\\"\"");
        assertThat(captured("{regex: 'a(b)?c'}", plain(200, "abc"))).isEqualTo("\"b\"");
        assertThat(captured("{regex: '\\d', within: '<(.*)>', all: true}", plain(200, "1<2 3>4")))
                .isEqualTo("[\"2\",\"3\"]");
        assertThat(captured("{regex: '\\d', all: true}", plain(200, "none"))).isEqualTo("[]");
    }

    @Test
    void whatIsNotThereIsAFailure() {
        assertFails("{json: /a}", json(200, "{\"b\":1}"), "capture_x_missing");
        assertFails("{json: /a/0}", json(200, "{\"a\":[]}"), "capture_x_missing");
        assertFails("{header: location}", plain(200, ""), "capture_x_missing");
        assertFails("{header: location, regex: 'c'}", plain(200, "").with("location", "/"), "capture_x_missing");
        assertFails("{cookie: c}", plain(200, "").with("set-cookie", "d=1"), "capture_x_missing");
        assertFails("{regex: 'a(b)?c'}", plain(200, "ac"), "capture_x_missing");
        assertFails("{regex: 'a', within: '<(.*)>', all: true}", plain(200, "a"), "capture_x_missing");
    }

    @Test
    void aRegularExpressionThatNeverEndsIsGivenUp() {
        String body = "a".repeat(400) + "c";
        String reason = "capture_x_regex_too_slow";
        assertFails("{regex: 'a.*a.*a.*a.*a.*b'}", plain(200, body), reason);
        assertFails("{regex: 'a.*a.*a.*a.*a.*b', all: true, within: '(?s).*'}", plain(200, body), reason);
        assertFails("{regex: 'a.*a.*a.*a.*a.*b', all: true}", plain(200, body), reason);
        assertFails("{regex: 'c', within: 'a.*a.*a.*a.*a.*b'}", plain(200, body), reason);
        assertFails("{regex: 'a.*a.*a.*a.*a.*b', within: '.*'}", plain(200, body), reason);
        assertFails("{header: x-a, regex: 'a.*a.*a.*a.*a.*b'}", plain(200, "").with("x-a", body), reason);
        assertFails("{regex: '(a|aa)+$'}", plain(200, "a".repeat(500_000) + "c"), reason);
    }
}
