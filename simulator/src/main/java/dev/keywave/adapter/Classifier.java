package dev.keywave.adapter;

import dev.keywave.adapter.Verdict.Kind;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decides what a response means, by the rules in this package's description. */
final class Classifier {

    private static final Map<String, String> CONTENT_TYPES = Map.of(
            "text/html", "text_html",
            "application/xhtml+xml", "xhtml",
            "text/plain", "text_plain",
            "text/xml", "xml",
            "application/xml", "xml",
            "application/octet-stream", "octet_stream",
            "application/x-www-form-urlencoded", "form");

    private final JsonPass pass;
    private final ResponseRule expect;
    private final @Nullable ResponseRule reject;
    private final @Nullable ResponseRule throttle;
    private final boolean needsJson;
    private final Secrets secrets;

    /**
     * Prepares the rules of a step.
     *
     * @param capturesJson whether a capture must find something in a JSON body
     */
    Classifier(Declared.Request request, JsonPass pass, boolean capturesJson, Secrets secrets) {
        this.secrets = secrets;
        this.pass = pass;
        this.expect = new ResponseRule(request.expect(), pass);
        this.reject = request.reject() == null ? null : new ResponseRule(request.reject(), pass);
        this.throttle = request.throttle() == null ? null : new ResponseRule(request.throttle(), pass);
        this.needsJson = capturesJson || expect.readsJson();
    }

    Verdict classify(Response response, Reading reading) {
        int status = response.status();
        if (isThrottled(status, response, reading)) {
            return new Verdict(Kind.THROTTLED, "status_" + status);
        }
        if (reject != null && reject.holds(response, reading)) {
            return rejected("status_" + status, response, reject.words(response, reading));
        }
        if (!expect.hasStatus(status)) {
            return unexpectedStatus(status, response);
        }
        if (needsJson) {
            Verdict verdict = classifyJson(response, reading);
            if (verdict.kind() != Kind.CONTINUE) {
                return verdict;
            }
        } else if (pass.captures() > 0) {
            reading.json(pass, response.body());
        }
        String header = expect.headerFault(response);
        if (header != null) {
            return Verdict.failed(header);
        }
        return expect.bodyHolds(response, reading) ? Verdict.CONTINUE : Verdict.failed("body_unexpected");
    }

    private boolean isThrottled(int status, Response response, Reading reading) {
        if (throttle != null) {
            return throttle.holds(response, reading);
        }
        return status == 429 || (status == 503 && response.header("retry-after") != null);
    }

    private Verdict unexpectedStatus(int status, Response response) {
        if (status >= 500) {
            return Verdict.failed("status_" + status);
        }
        // 408 is a server closing an idle connection: it has not seen the ceremony.
        if (reject == null && status >= 400 && status != 408) {
            return rejected("status_" + status, response, null);
        }
        return Verdict.failed("status_" + status + "_expected_" + expect.statusLabel());
    }

    private Verdict classifyJson(Response response, Reading reading) {
        String contentType = response.header("content-type");
        if (contentType != null && !isJson(contentType) && !expect.names("content-type")) {
            return Verdict.failed("content_type_" + contentTypeLabel(contentType));
        }
        JsonPass.End end = reading.json(pass, response.body());
        if (end != JsonPass.End.READ) {
            return Verdict.failed(end.reason());
        }
        String missing = expect.missingJson(reading);
        if (missing != null) {
            return Verdict.failed(missing);
        }
        String other = expect.otherJson(reading);
        if (other == null) {
            return Verdict.CONTINUE;
        }
        return reject == null ? rejected(other, response, null) : Verdict.failed(other);
    }

    private Verdict rejected(String reason, Response response, @Nullable String words) {
        String said = RejectionMessage.of(words, response.body(), secrets);
        return new Verdict(Kind.REJECTED, said.isEmpty() ? reason : reason + ": " + said);
    }

    private static boolean isJson(String contentType) {
        return contentType.startsWith("application/json")
                || contentType.toLowerCase(Locale.ROOT).contains("json");
    }

    private static String contentTypeLabel(String contentType) {
        int end = contentType.indexOf(';');
        String type =
                (end < 0 ? contentType : contentType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
        return CONTENT_TYPES.getOrDefault(type, "other");
    }
}
