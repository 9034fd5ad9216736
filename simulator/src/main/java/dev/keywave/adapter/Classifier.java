package dev.keywave.adapter;

import dev.keywave.adapter.Verdict.Kind;
import java.util.List;
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

    /** A named failure with its place in the step's JSON pass. */
    private record NamedFailure(ResponseRule when, String reason) {}

    private final JsonPass pass;
    private final ResponseRule expect;
    private final NamedFailure[] failures;
    private final ResponseRule[] reject;
    private final ResponseRule[] throttle;
    private final boolean needsJson;
    private final Secrets secrets;

    /**
     * Prepares the rules of a step.
     *
     * @param capturesJson whether a capture must find something in a JSON body
     * @param secrets what no reason may repeat
     */
    Classifier(Declared.Request request, JsonPass pass, boolean capturesJson, Secrets secrets) {
        this.pass = pass;
        this.secrets = secrets;
        this.expect = new ResponseRule(request.expect(), pass);
        this.failures = request.failures().stream()
                .map(failure -> new NamedFailure(new ResponseRule(failure.when(), pass), failure.reason()))
                .toArray(NamedFailure[]::new);
        this.reject = rules(request.reject());
        this.throttle = rules(request.throttle());
        this.needsJson = capturesJson || expect.readsJson();
    }

    Verdict classify(Response response, Reading reading) {
        int status = response.status();
        if (isThrottled(status, response, reading)) {
            boolean saysWhen = response.header("retry-after") != null;
            return new Verdict(Kind.THROTTLED, "status_" + status + (saysWhen ? "_retry_after" : ""));
        }
        for (NamedFailure failure : failures) {
            if (failure.when.holds(response, reading)) {
                return Verdict.failed(failure.reason);
            }
        }
        ResponseRule no = firstThatHolds(reject, response, reading);
        if (no != null) {
            return rejected("status_" + status, response, no.words(response, reading));
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
        return classifyText(response, reading);
    }

    private boolean isThrottled(int status, Response response, Reading reading) {
        if (throttle.length > 0) {
            return firstThatHolds(throttle, response, reading) != null;
        }
        return status == 429 || (status == 503 && response.header("retry-after") != null);
    }

    private Verdict unexpectedStatus(int status, Response response) {
        if (status >= 500) {
            return Verdict.failed("status_" + status);
        }
        String location = status >= 300 && status < 400 ? response.header("location") : null;
        if (location != null && LoginPage.isAt(location)) {
            return Verdict.failed("redirected_to_login");
        }
        // 408 is a server closing an idle connection: it has not seen the ceremony.
        if (reject.length == 0 && status >= 400 && status != 408) {
            return rejected("status_" + status, response, null);
        }
        return Verdict.failed("status_" + status + "_expected_" + expect.statusLabel());
    }

    private Verdict classifyJson(Response response, Reading reading) {
        String contentType = response.header("content-type");
        if (contentType != null && !isJson(contentType) && !expect.names("content-type")) {
            return Verdict.failed(notJson(contentTypeLabel(contentType), response, reading));
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
        return reject.length == 0 ? rejected(other, response, null) : Verdict.failed(other);
    }

    private static String notJson(String label, Response response, Reading reading) {
        boolean page = label.endsWith("html");
        return page && LoginPage.isIn(reading.text(response.body()))
                ? "login_page_instead_of_json"
                : "content_type_" + label;
    }

    private Verdict classifyText(Response response, Reading reading) {
        String header = expect.headerFault(response);
        if (header != null) {
            return Verdict.failed(header);
        }
        if (expect.bodyHolds(response, reading)) {
            return Verdict.CONTINUE;
        }
        boolean gaveUp = reading.text(response.body()).gaveUp();
        return Verdict.failed(gaveUp ? "body_regex_too_slow" : "body_unexpected");
    }

    private Verdict rejected(String reason, Response response, @Nullable String words) {
        String said = RejectionMessage.of(words, response.body(), secrets);
        return new Verdict(Kind.REJECTED, said.isEmpty() ? reason : reason + ": " + said);
    }

    private ResponseRule[] rules(List<Condition> conditions) {
        return conditions.stream()
                .map(condition -> new ResponseRule(condition, pass))
                .toArray(ResponseRule[]::new);
    }

    private static @Nullable ResponseRule firstThatHolds(ResponseRule[] rules, Response response, Reading reading) {
        for (ResponseRule rule : rules) {
            if (rule.holds(response, reading)) {
                return rule;
            }
        }
        return null;
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
