package dev.keywave.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a client that keeps cookies itself is given of a request. */
final class GivenHeadersTest {

    private final Program program = Program.compile(
            Walk.adapter(
                    "- get: /first?a={v|url}",
                    "  capture: {token: {cookie: XSRF, optional: true}}",
                    "- post: /{user.name|url}",
                    "  headers: {X-Token: 'a {user.name}', X-Left-Out: '{token?}', X-Same: 'b {v}'}",
                    "  json: {}"),
            URI.create("http://localhost:8080/app"));
    private final Variables variables = program.newVariables();
    private final RequestStep first = (RequestStep) program.authenticate().get(1);
    private final RequestStep second = (RequestStep) program.authenticate().get(2);

    @Test
    void headersComeOneByOneAndWithoutCookies() {
        variables.reset(0, "u", "p");
        receiveFirst(ScriptedResponse.plain(200, "").with("set-cookie", "XSRF=t\u00e9; Path=/"));

        assertThat(given(second))
                .containsExactly(
                        "accept: */*",
                        "content-type: application/json",
                        "X-Left-Out: t\u00e9",
                        "X-Same: b a b",
                        "X-Token: a u");
    }

    @Test
    void headersOfWhatIsUnboundAreLeftOut() {
        variables.reset(0, "u", "p");
        receiveFirst(ScriptedResponse.plain(200, ""));

        assertThat(given(second)).noneMatch(header -> header.startsWith("X-Left-Out"));
    }

    @Test
    void theSameIsWrittenAsIsGiven() {
        variables.reset(0, "u", "p");
        receiveFirst(ScriptedResponse.plain(200, ""));
        ByteBuf lines = Unpooled.buffer();
        second.renderHeaders(variables, lines);

        assertThat(lines.toString(StandardCharsets.UTF_8)).isEqualTo(String.join("\r\n", given(second)) + "\r\n");
    }

    @Test
    void aCookieFromElsewhereIsFoundUntilAResponseBringsOne() {
        variables.reset(0, "u", "p");
        variables.bringCookie("XSRF", "before");
        variables.bringCookie("XSRF", "later");
        receiveFirst(ScriptedResponse.plain(200, ""));
        assertThat(variables.text("token")).isEqualTo("before");

        receiveFirst(ScriptedResponse.plain(200, "").with("set-cookie", "XSRF=own; Path=/"));
        assertThat(variables.text("token")).isEqualTo("own");

        variables.reset(0, "u", "p");
        receiveFirst(ScriptedResponse.plain(200, ""));
        assertThat(variables.text("token")).isNull();
    }

    @Test
    void onlyATargetThatCannotChangeIsConstant() {
        assertThat(first.constantTarget()).isEqualTo("/app/first?a=a%20b");
        assertThat(second.constantTarget()).isNull();
    }

    private void receiveFirst(ScriptedResponse response) {
        first.renderTarget(variables, Unpooled.buffer());
        assertThat(first.receive(response, variables)).isEqualTo(Verdict.CONTINUE);
    }

    private List<String> given(RequestStep step) {
        List<String> headers = new ArrayList<>();
        step.giveHeaders(variables, (name, value) -> headers.add(name + ": " + value));
        return headers;
    }
}
