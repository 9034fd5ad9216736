package dev.keywave.adapter;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** Takes one variable out of a response. */
final class Extractor {

    private static final int MAX_ELEMENTS = 1_000;

    private final Declared.Source source;
    private final int jsonNumber;
    private final int slot;
    private final List<Decoder> decoders;
    private final boolean optional;
    private final String missing;
    private final String undecodable;

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
        this.missing = "capture_" + capture.variable() + "_missing";
        this.undecodable = "capture_" + capture.variable() + "_undecodable";
    }

    /** Binds the variable; gives the reason when it cannot. */
    @Nullable
    String extract(Response response, Reading reading, Variables variables) {
        Object value = find(response, reading, variables);
        Object decoded = value == null || decoders.isEmpty() ? value : decode(value);
        variables.bind(slot, decoded);
        if (decoded != null || optional) {
            return null;
        }
        return value == null ? missing : undecodable;
    }

    private @Nullable Object find(Response response, Reading reading, Variables variables) {
        if (source instanceof Declared.FromJson) {
            return reading.capture(jsonNumber);
        } else if (source instanceof Declared.FromCookie cookie) {
            return variables.cookies().value(cookie.name());
        } else if (source instanceof Declared.FromHeader header) {
            String value = response.header(header.lowerCaseName());
            return value == null || header.regex() == null
                    ? value
                    : BodyText.of(value).first(header.regex());
        } else if (source instanceof Declared.FromRegex regex) {
            return inBody(regex, reading.text(response.body()));
        }
        return null;
    }

    private static @Nullable Object inBody(Declared.FromRegex regex, BodyText body) {
        BodyText text = body;
        if (regex.within() != null) {
            String part = body.first(regex.within());
            if (part == null) {
                return null;
            }
            text = BodyText.of(part);
        }
        if (!regex.all()) {
            return text.first(regex.regex());
        }
        List<String> all = new ArrayList<>();
        Matcher matcher = text.matcher(regex.regex());
        while (all.size() < MAX_ELEMENTS && BodyText.find(matcher)) {
            String group = BodyText.group(matcher);
            if (group != null) {
                all.add(group);
            }
        }
        return all;
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
