package dev.keywave.probe;

import dev.keywave.adapter.Explanation;
import dev.keywave.adapter.RequestStep;
import dev.keywave.adapter.Variables;
import dev.keywave.adapter.Verdict;
import dev.keywave.farm.ReceivedResponse;
import dev.keywave.probe.Event.Exchange;
import dev.keywave.transport.FailureReason;
import dev.keywave.transport.HttpRequest;
import dev.keywave.transport.HttpResponse;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lets a step take a response in, and writes the exchange down while the response's bytes are there. */
final class ExchangeRecorder implements Wire.Reader<Exchange> {

    private static final List<String> SHOWN_FIELDS =
            List.of("content-type", "location", "set-cookie", "retry-after", "www-authenticate");

    private final RequestStep step;
    private final HttpRequest request;
    private final Variables variables;

    ExchangeRecorder(RequestStep step, HttpRequest request, Variables variables) {
        this.step = step;
        this.request = request;
        this.variables = variables;
    }

    @Override
    public Exchange read(HttpResponse response, long requestNs) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (String name : SHOWN_FIELDS) {
            List<String> values = response.headers(name);
            if (!values.isEmpty()) {
                headers.put(name, values);
            }
        }
        String body = text(response.body());
        ReceivedResponse seen = new ReceivedResponse().of(response);
        Verdict verdict = step.receive(seen, variables);
        Explanation explanation = verdict.kind() == Verdict.Kind.CONTINUE ? null : step.explain(seen, variables);
        return exchange(response.status(), headers, body, verdict, explanation, requestNs);
    }

    @Override
    public Exchange none(FailureReason reason, String detail) {
        Explanation explanation = new Explanation(step.location(), "a response", detail);
        return exchange(0, Map.of(), "", new Verdict(Verdict.Kind.FAILED, reason.label()), explanation, 0);
    }

    private Exchange exchange(
            int status,
            Map<String, List<String>> headers,
            String body,
            Verdict verdict,
            @Nullable Explanation explanation,
            long requestNs) {
        return new Exchange(
                step.label(),
                step.method(),
                text(request.target()),
                text(request.headers()),
                text(request.body()),
                status,
                headers,
                body,
                verdict,
                explanation,
                verdict.kind() == Verdict.Kind.CONTINUE ? captured() : Map.of(),
                requestNs);
    }

    private Map<String, String> captured() {
        Map<String, String> captured = new LinkedHashMap<>();
        for (String name : step.captures()) {
            String value = variables.text(name);
            captured.put(name, value == null ? "(not there)" : value);
        }
        return captured;
    }

    private static String text(ByteBuf bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
