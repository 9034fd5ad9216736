package dev.keywave.adapter;

import static dev.keywave.adapter.ScriptedResponse.html;
import static dev.keywave.adapter.ScriptedResponse.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keywave.adapter.Verdict.Kind;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The conformance API, once as it was drafted and once as it ships. */
final class ConformanceAdapterTest {

    private static final String OPTIONS =
            "{\"status\":\"ok\",\"errorMessage\":\"\",\"rp\":{\"name\":\"x\"},\"challenge\":\"AAAA\", \"n\" : [ 1 ]}";

    static Stream<Adapter> adapters() {
        return Stream.of(Walk.draft("conformance"), Adapters.load("fido-conformance", Map.of()));
    }

    private static Walk atResultOfAuthentication(Adapter adapter) {
        Walk walk = Walk.authenticate(adapter, Walk.TARGET);
        walk.exchange(json(200, OPTIONS));
        walk.call(FakeCredential.ASSERTED);
        return walk;
    }

    @ParameterizedTest
    @MethodSource("adapters")
    void registersAUser(Adapter adapter) {
        Walk walk = Walk.register(adapter, Walk.TARGET);

        assertThat(walk.exchange(json(200, OPTIONS).with("set-cookie", "sid=1; Path=/; HttpOnly")))
                .isEqualTo("""
                        POST /attestation/options
                        accept: */*
                        content-type: application/json

                        {"username":"u7","displayName":"u7","attestation":"none",\
                        "authenticatorSelection":{"residentKey":"preferred","userVerification":"preferred"}}""");
        assertThat(walk.call(FakeCredential.CREATED)).isEqualTo(OPTIONS);
        assertThat(walk.exchange(json(200, "{\"status\":\"ok\",\"errorMessage\":\"\"}")))
                .isEqualTo("""
                        POST /attestation/result
                        accept: */*
                        content-type: application/json
                        cookie: sid=1

                        {"id":"cred-id","type":"public-key","getClientExtensionResults":{}}""");
        assertThat(walk.isOver()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("adapters")
    void authenticatesAUserBelowAPath(Adapter adapter) {
        Walk walk = Walk.authenticate(adapter, Walk.TARGET + "/rp/");

        assertThat(walk.exchange(json(200, OPTIONS)))
                .startsWith("POST /rp/assertion/options\n")
                .endsWith("\n{\"username\":\"u7\",\"userVerification\":\"preferred\"}");
        assertThat(walk.call(FakeCredential.ASSERTED)).isEqualTo(OPTIONS);
        assertThat(walk.exchange(json(200, "{\"status\":\"ok\",\"errorMessage\":\"\"}")))
                .startsWith("POST /rp/assertion/result\n")
                .endsWith("\n{\"id\":\"cred-id\",\"type\":\"public-key\",\"getClientExtensionResults\":{}}");
        assertThat(walk.isOver()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("adapters")
    void aNoIsARejection(Adapter adapter) {
        assertThat(atResultOfAuthentication(adapter)
                        .receive(json(400, "{\"status\":\"failed\",\"errorMessage\":\"Invalid signature.\"}")))
                .isEqualTo(new Verdict(Kind.REJECTED, "status_400: Invalid signature."));
        assertThat(atResultOfAuthentication(adapter).receive(json(200, "{\"status\":\"\",\"errorMessage\":\"\"}")))
                .isEqualTo(new Verdict(Kind.REJECTED, "json_status_unexpected"));
        Walk unknownUser = Walk.authenticate(adapter, Walk.TARGET);
        assertThat(unknownUser.receive(json(404, "{\"status\":\"failed\",\"errorMessage\":\"User does not exist\"}")))
                .isEqualTo(new Verdict(Kind.REJECTED, "status_404: User does not exist"));
    }

    @ParameterizedTest
    @MethodSource("adapters")
    void laterIsThrottling(Adapter adapter) {
        assertThat(atResultOfAuthentication(adapter).receive(html(429, "slow down")))
                .isEqualTo(new Verdict(Kind.THROTTLED, "status_429"));
        assertThat(atResultOfAuthentication(adapter).receive(html(503, "").with("retry-after", "1")))
                .isEqualTo(new Verdict(Kind.THROTTLED, "status_503_retry_after"));
    }

    @ParameterizedTest
    @MethodSource("adapters")
    void anythingElseIsAFailureWithItsReason(Adapter adapter) {
        record Case(ScriptedResponse response, String reason) {}
        for (Case c : List.of(
                new Case(json(500, "{\"status\":\"failed\",\"errorMessage\":\"x\"}"), "status_500"),
                new Case(html(503, ""), "status_503"),
                new Case(json(302, ""), "status_302_expected_200"),
                new Case(json(408, ""), "status_408_expected_200"),
                new Case(html(200, "<html>"), "content_type_text_html"),
                new Case(json(200, "{\"status\":\"ok\""), "not_json"),
                new Case(json(200, "\u0000\u0001garbage"), "not_json"),
                new Case(json(200, ""), "not_json"),
                new Case(json(200, "{\"status\":\"ok\"} x"), "not_json"),
                new Case(json(200, "{}"), "json_status_missing"),
                new Case(json(200, "[\"ok\"]"), "json_status_missing"))) {
            Walk options = Walk.authenticate(adapter, Walk.TARGET);
            assertThat(options.receive(c.response)).isEqualTo(new Verdict(Kind.FAILED, c.reason));
            assertThat(atResultOfAuthentication(adapter).receive(c.response))
                    .isEqualTo(new Verdict(Kind.FAILED, c.reason));
        }
    }
}
