package dev.keywave.adapter;

import static dev.keywave.adapter.ScriptedResponse.json;
import static dev.keywave.adapter.ScriptedResponse.plain;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What expressions become where they stand. */
final class TemplateTest {

    private static final String NASTY = "a \"b\" <c>&'é' \\ \td";

    /** A walk that has captured {@code x} from a JSON body. */
    private static Walk captured(String body, String step) {
        Walk walk = Walk.through("- {get: /, capture: {x: {json: /x}}}", "- " + step);
        walk.call(FakeCredential.ASSERTED);
        walk.exchange(json(200, body));
        return walk;
    }

    private static String body(String request) {
        return request.substring(request.indexOf("\n\n") + 2);
    }

    private static String quoted(String text) {
        return "{\"x\":" + new String(Value.json(text), StandardCharsets.UTF_8) + "}";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "{x|url} ! a%20%22b%22%20%3Cc%3E%26%27%C3%A9%27%20%5C%20%09d",
                "{x|html} ! a &quot;b&quot; &lt;c&gt;&amp;&#39;é&#39; \\ \td",
                "{x|json} ! \"a \\\"b\\\" <c>&'é' \\\\ \\u0009d\"",
                "{x|text|base64url} ! YSAiYiIgPGM-JifDqScgXCAJZA",
                "{x|base64} ! YSAiYiIgPGM+JifDqScgXCAJZA==",
                "{x|base64url|json} ! \"YSAiYiIgPGM-JifDqScgXCAJZA\""
            })
    void aFilterChangesTheValue(String template, String expected) {
        Walk walk = captured(quoted(NASTY), "{post: /, body: \"" + template + "\", content_type: text/plain}");
        assertThat(body(walk.request())).isEqualTo(expected);
    }

    @Test
    void listsHaveFiltersOfTheirOwn() {
        Walk walk = Walk.through(
                "- {get: /, capture: {n: {regex: '-?\\d+', all: true, decode: [int]}, t: {regex: '[a-z]+', all: true}}}",
                "- {post: /, json: {n: '{n}', t: '{t}', algs: '{n|algs}', ids: '{t|descriptors}', csv: '{t|csv}={n|csv}', s: '{n|json|text}'}}");
        walk.call(FakeCredential.ASSERTED);
        walk.exchange(plain(200, "-7 ab -8 cd"));
        assertThat(body(walk.request()))
                .isEqualTo("{\"n\":[-7,-8],\"t\":[\"ab\",\"cd\"],"
                        + "\"algs\":[{\"type\":\"public-key\",\"alg\":-7},{\"type\":\"public-key\",\"alg\":-8}],"
                        + "\"ids\":[{\"type\":\"public-key\",\"id\":\"ab\"},{\"type\":\"public-key\",\"id\":\"cd\"}],"
                        + "\"csv\":\"ab,cd=-7,-8\",\"s\":\"[-7,-8]\"}");
    }

    @Test
    void aLoneExpressionInJsonKeepsTheKindOfItsValue() {
        String step = "{post: /, json: {raw: '{x}', text: '{x|text}', within: 'a {x} b'}}";
        assertThat(body(captured("{\"x\":{\"a\":[1,\"q\"]}}", step).request()))
                .isEqualTo("{\"raw\":{\"a\":[1,\"q\"]},\"text\":\"{\\\"a\\\":[1,\\\"q\\\"]}\","
                        + "\"within\":\"a {\\\"a\\\":[1,\\\"q\\\"]} b\"}");
        assertThat(body(captured("{\"x\":-1.50}", step).request()))
                .isEqualTo("{\"raw\":-1.50,\"text\":\"-1.50\",\"within\":\"a -1.50 b\"}");
        assertThat(body(captured(quoted("\"\t"), step).request()))
                .isEqualTo("{\"raw\":\"\\\"\\u0009\",\"text\":\"\\\"\\u0009\",\"within\":\"a \\\"\\u0009 b\"}");
    }

    @Test
    void aCredentialsJsonGoesInRaw() {
        Walk walk = Walk.through("- {post: /, json: {a: '{cred.json}', b: '{cred.conformance_json}'}}");
        walk.call(FakeCredential.ASSERTED);
        assertThat(body(walk.request()))
                .isEqualTo("{\"a\":{\"id\":\"cred-id\",\"type\":\"public-key\"},"
                        + "\"b\":{\"id\":\"cred-id\",\"type\":\"public-key\",\"getClientExtensionResults\":{}}}");
    }

    @Test
    void jsonOfAnyShapeIsWrittenAsItStands() {
        Walk walk = Walk.through(
                "- {post: '/{v|url}', json: {a: [1, -2.50, true, null, 'q\"', [], {}], 'n\"': '{v}', i: '{user.index}', b: '{{}}', w: '{v}{empty}!'}}");
        walk.call(FakeCredential.ASSERTED);
        assertThat(walk.request())
                .startsWith("POST /a%20b\n")
                .endsWith(
                        "\n{\"a\":[1,-2.50,true,null,\"q\\\"\",[],{}],\"n\\\"\":\"a b\",\"i\":7,\"b\":\"{}\",\"w\":\"a b!\"}");
    }

    @Test
    void whatIsOneUnboundOptionalIsLeftOut() {
        List<String> steps = List.of(
                "- {get: /, capture: {o: {cookie: c, optional: true}}}",
                "- {post: '/p?o={o?}', headers: {x-o: '{o?}', x-in: '<{o?}>'}, json: {o: '{o?}', a: ['{o?}', 1, '{o?}'], z: 1}}",
                "- {post: /, form: {o: '{o?}', a: '<{o?}>', p: '{o?}', empty: ''}}");
        Walk without = Walk.through(steps.toArray(new String[0]));
        without.call(FakeCredential.ASSERTED);
        without.exchange(plain(200, ""));
        assertThat(without.exchange(plain(200, "")))
                .isEqualTo("POST /p?o=\naccept: */*\ncontent-type: application/json\nx-in: <>\n\n{\"a\":[1],\"z\":1}");
        assertThat(body(without.request())).isEqualTo("a=%3C%3E&empty=");

        Walk with = Walk.through(steps.toArray(new String[0]));
        with.call(FakeCredential.ASSERTED);
        with.exchange(plain(200, "").with("set-cookie", "c=7"));
        assertThat(with.exchange(plain(200, "")))
                .isEqualTo(
                        "POST /p?o=7\naccept: */*\ncontent-type: application/json\nx-in: <7>\nx-o: 7\ncookie: c=7\n\n"
                                + "{\"o\":\"7\",\"a\":[\"7\",1,\"7\"],\"z\":1}");
        assertThat(body(with.request())).isEqualTo("o=7&a=%3C7%3E&p=7&empty=");
    }

    @Test
    void noValueCanEndItsHeaderOrTheRequestLine() {
        Walk header = captured(
                quoted("a\r\nx-evil: 1\n\0b\u007f\té"),
                "{post: /, headers: {x-a: '{x}'}, body: '', content_type: 'text/{x}'}");
        assertThat(header.request())
                .isEqualTo("POST /\naccept: */*\ncontent-type: text/a  x-evil: 1  b \té\nx-a: a  x-evil: 1  b \té\n\n");

        Walk target = captured(quoted("a b\r\nGET /evil HTTP/1.1\r\n#é"), "{get: '/x?y={x}'}");
        assertThat(target.request()).startsWith("GET /x?y=a%20b%0D%0AGET%20/evil%20HTTP/1.1%0D%0A%23%C3%A9\n");

        Walk dynamic = captured(quoted("/p q\r\nx: y"), "{get: '{x}'}");
        assertThat(dynamic.request()).startsWith("GET /p%20q%0D%0Ax:%20y\n");

        Walk cookie = Walk.through("- get: /", "- get: /");
        cookie.call(FakeCredential.ASSERTED);
        cookie.exchange(plain(200, "").with("set-cookie", "a=b\r\nx-evil: 1"));
        assertThat(cookie.request()).isEqualTo("GET /\naccept: */*\n\n");
    }

    @Test
    void aFormEncodesNamesAndValues() {
        Walk walk = captured(quoted("a b&c=d+é%"), "{post: /, form: {'n m': '{x}', u: '{user.name}'}}");
        assertThat(walk.request())
                .contains("\ncontent-type: application/x-www-form-urlencoded\n")
                .endsWith("\n\nn+m=a+b%26c%3Dd%2B%C3%A9%25&u=u7");
    }

    @Test
    void stepHeadersReplaceDefaults() {
        Walk walk =
                Walk.through("- {post: /, headers: {Accept: text/html, content-type: application/x+json}, json: {}}");
        walk.call(FakeCredential.ASSERTED);
        assertThat(walk.request()).isEqualTo("POST /\naccept: text/html\ncontent-type: application/x+json\n\n{}");
    }
}
