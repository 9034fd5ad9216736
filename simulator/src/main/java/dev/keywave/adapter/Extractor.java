package dev.keywave.adapter;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes one variable out of a response. */
final class Extractor {

    private static final int MAX_ELEMENTS = 1_000;

    /** Found instead of a value when a regular expression was given up. */
    private static final Object TOO_SLOW = new Object();

    /** Found instead of a value when there are elements to pick from but none fits. */
    private static final Object NO_MATCH = new Object();

    private final Declared.Source source;
    private final int jsonNumber;
    private final int slot;
    private final @Nullable Selection selection;
    private final List<TextDecoder> decoders;
    private final boolean optional;
    private final String reason;

    /**
     * Prepares a capture.
     *
     * @param jsonNumber its number in the JSON pass, if it is from there
     */
    Extractor(Declared.Capture capture, int jsonNumber, int slot) {
        this.source = capture.source();
        this.jsonNumber = jsonNumber;
        this.slot = slot;
        this.decoders = capture.decoders();
        this.optional = capture.optional();
        this.reason = "capture_" + capture.variable();
        this.selection =
                source instanceof Declared.FromJson json && json.picked() != null ? new Selection(json.picked()) : null;
    }

    /** Binds the variable; gives the reason when it cannot. */
    @Nullable
    String extract(Response response, Reading reading, Variables variables) {
        Object value = find(response, reading, variables);
        if (value == null || value == NO_MATCH || value == TOO_SLOW) {
            variables.bind(slot, null);
            return notFound(value);
        }
        Object decoded = decoders.isEmpty() ? value : decode(value);
        variables.bind(slot, decoded);
        return decoded != null || optional ? null : reason + "_undecodable";
    }

    private @Nullable String notFound(@Nullable Object value) {
        if (value == TOO_SLOW) {
            return reason + "_regex_too_slow";
        } else if (optional) {
            return null;
        }
        return reason + (value == null ? "_missing" : "_no_match");
    }

    private @Nullable Object find(Response response, Reading reading, Variables variables) {
        if (source instanceof Declared.FromJson) {
            return select(reading.capture(jsonNumber));
        } else if (source instanceof Declared.FromCookie cookie) {
            return variables.cookies().value(cookie.name());
        } else if (source instanceof Declared.FromHeader header) {
            String value = response.header(header.lowerCaseName());
            return value == null || header.regex() == null ? value : first(BodyText.of(value), header.regex());
        } else if (source instanceof Declared.FromRegex regex) {
            return inBody(regex, reading.text(response.body()));
        }
        return null;
    }

    private @Nullable Object select(@Nullable Object captured) {
        if (selection == null || captured == null) {
            return captured;
        }
        Object picked = captured instanceof byte[] container ? selection.from(container) : null;
        return picked == null ? NO_MATCH : picked;
    }

    private static @Nullable Object first(BodyText text, Pattern pattern) {
        Object found = text.first(pattern);
        return text.gaveUp() ? TOO_SLOW : found;
    }

    private static @Nullable Object inBody(Declared.FromRegex regex, BodyText body) {
        BodyText text = body;
        if (regex.within() != null) {
            Object part = first(body, regex.within());
            if (!(part instanceof String inside)) {
                return part;
            }
            text = BodyText.of(inside);
        }
        if (!regex.all()) {
            return first(text, regex.regex());
        }
        List<String> all = new ArrayList<>();
        Matcher matcher = text.matcher(regex.regex());
        while (all.size() < MAX_ELEMENTS && text.find(matcher)) {
            String group = BodyText.group(matcher);
            if (group != null) {
                all.add(group);
            }
        }
        return text.gaveUp() ? TOO_SLOW : all;
    }

    private @Nullable Object decode(Object value) {
        if (!(value instanceof List<?> list)) {
            return decodeOne(Value.text(value));
        }
        List<Object> decoded = new ArrayList<>(list.size());
        for (Object element : list) {
            Object one = decodeOne(Value.text(element));
            if (one == null) {
                return null;
            }
            decoded.add(one);
        }
        return decoded;
    }

    private @Nullable Object decodeOne(String text) {
        Object value = text;
        for (int i = 0; i < decoders.size() && value != null; i++) {
            value = decoders.get(i).apply(Value.text(value));
        }
        return value;
    }
}
