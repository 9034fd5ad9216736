package dev.keywave.adapter;

import static dev.keywave.adapter.ScriptedResponse.json;
import static dev.keywave.adapter.ScriptedResponse.plain;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keywave.adapter.Verdict.Kind;
import org.junit.jupiter.api.Test;

/** Picking from JSON arrays and objects, and JSON inside JSON strings. */
final class JsonPickTest {

    private static final String NODES = """
            {"ui":{"nodes":[
              7, "text", null, [1],
              {"type":"input","attributes":{"name":"csrf_token","value":"C","n":1}},
              {"type":"input","attributes":{"name":"passkey_challenge","value":"{\\"publicKey\\":{\\"challenge\\":\\"AA\\",\\"ids\\":[1]}}"}},
              {"type":"script","attributes":{"name":"other","value":{"k":[1, 2]}}},
              {"type":"input","attributes":{"name":"csrf_token","value":"second","n":2.0}}
            ]},"byName":{"a":{"id":"A","on":true},"b":{"id":"B","on":false},"c":{"id":"C","on":true}}}""";

    private static Walk capturing(String capture) {
        Walk walk = Walk.through("- {get: /, capture: {x: " + capture + "}}", "- {post: /, json: '{x}'}");
        walk.call(FakeCredential.ASSERTED);
        return walk;
    }

    private static String captured(String capture) {
        Walk walk = capturing(capture);
        walk.exchange(json(200, NODES));
        String request = walk.request();
        return request.substring(request.indexOf("\n\n") + 2);
    }

    private static void assertFails(String capture, String reason) {
        assertThat(capturing(capture).receive(json(200, NODES))).isEqualTo(new Verdict(Kind.FAILED, reason));
    }

    @Test
    void theFirstElementThatFitsIsPicked() {
        String where = "{json: /ui/nodes, where: {/attributes/name: csrf_token";
        assertThat(captured(where + "}, pick: /attributes/value}")).isEqualTo("\"C\"");
        assertThat(captured(where + ", /attributes/n: 2}, pick: /attributes/value}"))
                .isEqualTo("\"second\"");
        assertThat(captured(where + "}}"))
                .isEqualTo("{\"type\":\"input\",\"attributes\":{\"name\":\"csrf_token\",\"value\":\"C\",\"n\":1}}");
        assertThat(captured("{json: /ui/nodes, where: {/type: script}, pick: /attributes/value/k}"))
                .isEqualTo("[1, 2]");
        assertThat(captured("{json: /ui/nodes, pick: /attributes/n}")).isEqualTo("1");
        assertThat(captured("{json: /ui/nodes, where: {'': text}}")).isEqualTo("\"text\"");
        assertThat(captured("{json: /byName, where: {/on: true}, pick: /id}")).isEqualTo("\"A\"");
    }

    @Test
    void allElementsThatFitAreAList() {
        assertThat(captured("{json: /byName, where: {/on: true}, pick: /id, all: true}"))
                .isEqualTo("[\"A\",\"C\"]");
        assertThat(captured("{json: /ui/nodes/6/attributes/value/k, all: true}"))
                .isEqualTo("[1,2]");
        assertThat(captured("{json: /ui/nodes/6/attributes/value/k, all: true, decode: [int]}"))
                .isEqualTo("[1,2]");
        assertThat(captured("{json: /ui/nodes, where: {/type: none}, all: true}"))
                .isEqualTo("[]");
        assertThat(captured("{json: /ui/nodes, where: {/type: script}, pick: /attributes/value, all: true}"))
                .isEqualTo("[{\"k\":[1, 2]}]");
        Walk walk = Walk.through(
                "- {get: /, capture: {ids: {json: /byName, pick: /id, all: true}, n: {json: '/ui/nodes/6/attributes/value/k', all: true, decode: [int]}}}",
                "- {post: /, json: {excludeCredentials: '{ids|descriptors}', algs: '{n|algs}', csv: '{ids|csv}'}}");
        walk.call(FakeCredential.ASSERTED);
        walk.exchange(json(200, NODES));
        assertThat(walk.request()).endsWith("""
                        {"excludeCredentials":[{"type":"public-key","id":"A"},{"type":"public-key","id":"B"},\
                        {"type":"public-key","id":"C"}],"algs":[{"type":"public-key","alg":1},\
                        {"type":"public-key","alg":2}],"csv":"A,B,C"}""");
    }

    @Test
    void nothingThatFitsHasItsOwnReason() {
        assertFails("{json: /ui/nodes, where: {/type: none}}", "capture_x_no_match");
        assertFails("{json: /ui/nodes, where: {/type: script}, pick: /none}", "capture_x_no_match");
        assertFails("{json: /ui/nodes/0, where: {/type: script}}", "capture_x_no_match");
        assertFails("{json: /ui/nodes/1, pick: /a}", "capture_x_no_match");
        assertFails("{json: /ui/noodles, where: {/type: script}}", "capture_x_missing");
        Walk optional =
                Walk.through("- {get: /, capture: {x: {json: /ui/nodes, where: {/type: none}, optional: true}}}");
        optional.call(FakeCredential.ASSERTED);
        optional.exchange(json(200, NODES));
        assertThat(optional.text("x")).isNull();
    }

    @Test
    void jsonInsideAJsonStringIsOpened() {
        String value = "json: /ui/nodes, where: {/attributes/name: passkey_challenge}, pick: /attributes/value";
        assertThat(captured("{" + value + ", decode: [json]}"))
                .isEqualTo("{\"publicKey\":{\"challenge\":\"AA\",\"ids\":[1]}}");
        assertThat(captured("{" + value + ", decode: [{json: /publicKey/challenge}]}"))
                .isEqualTo("\"AA\"");
        assertThat(captured("{" + value + ", decode: [{json: /publicKey}, {json: /ids}]}"))
                .isEqualTo("[1]");
        assertFails("{" + value + ", decode: [{json: /publicKey/none}]}", "capture_x_undecodable");
        assertFails("{json: /ui/nodes/1, decode: [{json: /a}]}", "capture_x_undecodable");
    }

    @Test
    void jsonGoesIntoAJsonString() {
        Walk walk = Walk.through("- {post: /, json: {method: passkey, passkey_login: '{cred.json|text}'}}");
        walk.call(FakeCredential.ASSERTED);
        assertThat(walk.request())
                .endsWith(
                        "{\"method\":\"passkey\",\"passkey_login\":\"{\\\"id\\\":\\\"cred-id\\\",\\\"type\\\":\\\"public-key\\\"}\"}");
    }

    @Test
    void aPickFromWhatIsNoJsonIsAFailureLikeAnyOther() {
        assertThat(capturing("{json: /a, where: {/b: c}}").receive(plain(200, "{")))
                .isEqualTo(new Verdict(Kind.FAILED, "not_json"));
    }
}
