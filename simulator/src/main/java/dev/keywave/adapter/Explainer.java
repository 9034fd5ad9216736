package dev.keywave.adapter;

import dev.keywave.adapter.Verdict.Kind;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says of a response that did not let the ceremony go on what was expected and what came. Never on a hot path. */
final class Explainer {

    private final Declared.Request request;
    private final Classifier classifier;
    private final Extractor[] extractors;

    Explainer(Declared.Request request, Classifier classifier, Extractor[] extractors) {
        this.request = request;
        this.classifier = classifier;
        this.extractors = extractors;
    }

    /** The explanation; null when the response is as expected. */
    @Nullable
    Explanation explain(Response response, Variables variables) {
        Reading reading = variables.reading();
        reading.begin();
        Verdict verdict = classifier.classify(response, reading);
        ResponseWords came = new ResponseWords(response);
        if (verdict.kind() == Kind.CONTINUE) {
            return capture(response, reading, variables, came);
        }
        return switch (verdict.kind()) {
            case THROTTLED -> step(came.status() + ", which means throttled");
            case REJECTED -> step(came.status() + came.body() + ", which means rejected");
            default -> failed(verdict.reason(), came, response);
        };
    }

    private Explanation failed(String reason, ResponseWords came, Response response) {
        if (request.failures().stream().anyMatch(failure -> failure.reason().equals(reason))) {
            return step(came.status() + came.body() + ", which the adapter names " + reason);
        }
        Condition expect = request.expect();
        if (expect.status() != null && !expect.status().contains(response.status())) {
            return step(came.status() + came.body());
        }
        if (reason.startsWith("content_type_")
                || reason.startsWith("login_page")
                || reason.startsWith("not_json")
                || reason.startsWith("json_beyond")) {
            return new Explanation(request.location(), "JSON", came.contentType() + came.body());
        }
        for (Map.Entry<JsonPointer, JsonScalar> one : expect.json().entrySet()) {
            String value = came.jsonAt(one.getKey());
            if (!one.getValue().inWords().equals(value)
                    && reason.contains(one.getKey().asReason())) {
                return new Explanation(
                        request.location(), json(one), value == null ? "nothing there" + came.body() : value);
            }
        }
        for (Map.Entry<String, Pattern> one : expect.headers().entrySet()) {
            if (reason.startsWith("header_" + one.getKey().replace('-', '_'))) {
                String value = response.header(one.getKey());
                return new Explanation(request.location(), header(one), value == null ? "no such header" : value);
            }
        }
        return new Explanation(request.location(), body(expect), "no match" + came.body());
    }

    private @Nullable Explanation capture(Response response, Reading reading, Variables variables, ResponseWords came) {
        for (int i = 0; i < extractors.length; i++) {
            String reason = extractors[i].extract(response, reading, variables);
            if (reason != null) {
                Declared.Capture capture = request.captures().get(i);
                return new Explanation(
                        capture.location(), CaptureWords.of(capture), CaptureWords.fault(reason, came.body()));
            }
        }
        return null;
    }

    private Explanation step(String came) {
        return new Explanation(request.location(), expected(), came);
    }

    private String expected() {
        Condition expect = request.expect();
        StringBuilder words = new StringBuilder(
                expect.status() == null
                        ? "any status"
                        : "status " + expect.status().label().replace("_", " or "));
        expect.json().entrySet().forEach(one -> words.append(", ").append(json(one)));
        expect.headers().entrySet().forEach(one -> words.append(", ").append(header(one)));
        return expect.regex() == null ? words.toString() : words + ", " + body(expect);
    }

    private static String json(Map.Entry<JsonPointer, JsonScalar> one) {
        String place = one.getKey().tokens().isEmpty() ? "the JSON" : "JSON at " + one.getKey();
        return place + " to be " + one.getValue().inWords();
    }

    private static String header(Map.Entry<String, Pattern> one) {
        return "header " + one.getKey() + " to match /" + one.getValue() + "/";
    }

    private static String body(Condition expect) {
        return "the body to match /" + expect.regex() + "/";
    }

    /** Expected values in words, for steps that have several. */
    static String places(Map<JsonPointer, JsonScalar> values) {
        List<String> words = values.entrySet().stream().map(Explainer::json).toList();
        return String.join(" and ", words);
    }
}
