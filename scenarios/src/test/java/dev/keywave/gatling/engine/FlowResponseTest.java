package dev.keywave.gatling.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keywave.adapter.Adapter;
import dev.keywave.adapter.Program;
import dev.keywave.adapter.RequestStep;
import dev.keywave.adapter.Response;
import dev.keywave.adapter.Variables;
import dev.keywave.adapter.Verdict;
import dev.keywave.input.YamlDocument;
import io.gatling.http.response.ByteArrayResponseBody;
import io.gatling.http.response.ResponseBody;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scala.collection.immutable.Map$;

/** A response means the same whether Gatling has received it or the farm. */
final class FlowResponseTest {

    private static final String ADAPTER = """
            adapter: a
            flows:
              authenticate:
                - post: /login
                  expect: {status: 200, json: {/ok: true}}
                  throttle: {status: 418}
                  failures: [{when: {status: 200, regex: 'session gone'}, reason: session_gone}]
                  reject: {status: [200, 401], regex: 'said "([^"]*)"'}
                  capture: {id: {header: x-id}, cookie: {cookie: SID}, json: {json: /value}}
                - get_assertion: {options: {}, as: cred}
            """;

    private final Program program = Program.compile(
            Adapter.of(YamlDocument.parse("a.yaml", ADAPTER), Map.of()), URI.create("http://localhost"));
    private final RequestStep step = (RequestStep) program.authenticate().get(0);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "200 | x-id=1;set-cookie=SID=2 | {\"ok\":true,\"value\":3} | CONTINUE | -",
                "200 | x-id=1 | {\"ok\":true,\"value\":3} | FAILED | capture_cookie_missing",
                "200 | set-cookie=SID=2 | {\"ok\":true,\"value\":3} | FAILED | capture_id_missing",
                "200 | x-id=1 | {\"ok\":false} | FAILED | json_ok_unexpected",
                "200 | content-type=text/html | <html> | FAILED | content_type_text_html",
                "200 | x-id=1 | session gone | FAILED | session_gone",
                "401 | x-id=1 | said \"user 12 unknown\" | REJECTED | status_401: user # unknown",
                "418 | retry-after=1 | - | THROTTLED | status_418_retry_after",
                "302 | location=/login | - | FAILED | redirected_to_login",
                "500 | x-id=1 | - | FAILED | status_500"
            })
    void itIsJudgedAlike(
            int status, String headers, @Nullable String body, Verdict.Kind kind, @Nullable String reason) {
        HttpHeaders fields = new DefaultHttpHeaders();
        for (String header : headers.split(";", -1)) {
            String[] parts = header.split("=", 2);
            fields.add(parts[0], parts[1]);
        }
        byte[] bytes = (body == null ? "" : body).getBytes(StandardCharsets.UTF_8);

        Variables ofGatling = program.newVariables();
        Verdict byGatling = receive(ofGatling, new FlowResponse(gatlings(status, fields, bytes)));
        Variables ofFarm = program.newVariables();
        Verdict byFarm = receive(ofFarm, new Plain(status, fields, Unpooled.wrappedBuffer(bytes)));

        assertThat(byGatling)
                .isEqualTo(new Verdict(kind, reason == null ? "" : reason))
                .isEqualTo(byFarm);
        for (String variable : List.of("id", "cookie", "json")) {
            assertThat(ofGatling.text(variable)).isEqualTo(ofFarm.text(variable));
        }
    }

    private Verdict receive(Variables variables, Response response) {
        variables.reset(0, "u", "p");
        step.renderTarget(variables, Unpooled.buffer());
        return step.receive(response, variables);
    }

    private static io.gatling.http.response.Response gatlings(int status, HttpHeaders headers, byte[] body) {
        ResponseBody content = new ByteArrayResponseBody(body, StandardCharsets.UTF_8);
        return new io.gatling.http.response.Response(
                null, 0, 0, HttpResponseStatus.valueOf(status), headers, content, Map$.MODULE$.empty(), false);
    }

    private record Plain(int status, HttpHeaders fields, ByteBuf body) implements Response {
        @Override
        public @Nullable String header(String lowerCaseName) {
            return fields.get(lowerCaseName);
        }

        @Override
        public List<String> headers(String lowerCaseName) {
            return fields.getAll(lowerCaseName);
        }
    }
}
