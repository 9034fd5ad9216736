package dev.keywave.adapter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A {@link Condition} with its place in the step's JSON pass. */
final class ResponseRule {

    private record Expected(int number, JsonPointer pointer) {}

    private final Condition condition;
    private final JsonPass pass;
    private final List<Expected> json = new ArrayList<>();

    ResponseRule(Condition condition, JsonPass pass) {
        this.condition = condition;
        this.pass = pass;
        condition.json().forEach((pointer, value) -> json.add(new Expected(pass.expect(pointer, value), pointer)));
    }

    boolean hasStatus(int status) {
        return condition.status() == null || condition.status().contains(status);
    }

    String statusLabel() {
        return condition.status() == null ? "any" : condition.status().label();
    }

    boolean readsJson() {
        return !json.isEmpty();
    }

    boolean names(String lowerCaseHeader) {
        return condition.headers().containsKey(lowerCaseHeader);
    }

    /** Whether all of it holds. */
    boolean holds(Response response, Reading reading) {
        if (!hasStatus(response.status())) {
            return false;
        }
        if (!json.isEmpty() && reading.json(pass, response.body()) != JsonPass.End.READ) {
            return false;
        }
        for (Expected expected : json) {
            if (!reading.isMatched(expected.number)) {
                return false;
            }
        }
        return headerFault(response) == null && bodyHolds(response, reading);
    }

    /** The reason for the first JSON value that is not there; null when all are. */
    @Nullable
    String missingJson(Reading reading) {
        for (int i = 0; i < json.size(); i++) {
            if (!reading.isFound(json.get(i).number)) {
                return "json_" + json.get(i).pointer.asReason() + "_missing";
            }
        }
        return null;
    }

    /** The reason for the first JSON value that is another; null when none is. */
    @Nullable
    String otherJson(Reading reading) {
        for (int i = 0; i < json.size(); i++) {
            if (!reading.isMatched(json.get(i).number)) {
                return "json_" + json.get(i).pointer.asReason() + "_unexpected";
            }
        }
        return null;
    }

    /** The reason for the first header that is missing or does not match; null when all match. */
    @Nullable
    String headerFault(Response response) {
        for (Map.Entry<String, Pattern> header : condition.headers().entrySet()) {
            String value = response.header(header.getKey());
            BodyText text = BodyText.of(value == null ? "" : value);
            if (value == null || !text.contains(header.getValue())) {
                String name = header.getKey().replace('-', '_');
                return "header_" + name
                        + (value == null ? "_missing" : text.gaveUp() ? "_regex_too_slow" : "_unexpected");
            }
        }
        return null;
    }

    /** Whether the body has what the regular expression looks for. */
    boolean bodyHolds(Response response, Reading reading) {
        return condition.regex() == null || reading.text(response.body()).contains(condition.regex());
    }

    /** What the regular expression's first group holds, as the relying party's own words; null when it has none. */
    @Nullable
    String words(Response response, Reading reading) {
        if (condition.regex() == null) {
            return null;
        }
        BodyText body = reading.text(response.body());
        Matcher matcher = body.matcher(condition.regex());
        return matcher.groupCount() > 0 && body.find(matcher) ? BodyText.group(matcher) : null;
    }
}
