package dev.keywave.adapter;

import dev.keywave.input.Suggestion;
import dev.keywave.input.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the captures of a request. */
final class CaptureReader {

    private static final List<String> KEYS =
            List.of("json", "header", "cookie", "regex", "within", "all", "decode", "optional");
    private static final List<String> SOURCES = List.of("json", "header", "cookie", "regex");

    private CaptureReader() {}

    static List<Declared.Capture> read(YamlNode captures) {
        List<Declared.Capture> read = new ArrayList<>();
        captures.asMap().forEach((variable, node) -> read.add(capture(variable, node)));
        return read;
    }

    private static Declared.Capture capture(String variable, YamlNode node) {
        Names.check(variable, node.keyLocation());
        node.knowing(KEYS);
        Declared.Source source = source(node);
        List<Decoder> decoders = decoders(node.optional("decode"));
        boolean all = source instanceof Declared.FromRegex regex && regex.all();
        if (all && decoders.contains(Decoder.JSON)) {
            throw node.required("decode").error("decode json gives one document; leave out \"all: true\"");
        }
        return new Declared.Capture(
                node.keyLocation(),
                variable,
                source,
                decoders,
                node.optional("optional").asBoolean(false));
    }

    private static Declared.Source source(YamlNode node) {
        List<String> given =
                SOURCES.stream().filter(key -> node.optional(key).isPresent()).toList();
        if (given.isEmpty()) {
            throw node.error("captures from nowhere; write one of " + String.join(", ", SOURCES));
        }
        boolean headerWithRegex = given.equals(List.of("header", "regex"));
        if (given.size() > 1 && !headerWithRegex) {
            throw node.error("captures from " + String.join(" and ", given) + "; write one of them");
        }
        boolean plainRegex = given.equals(List.of("regex"));
        for (String key : List.of("within", "all")) {
            YamlNode extra = node.optional(key);
            if (!plainRegex && extra.isPresent()) {
                throw extra.keyLocation().error("\"" + key + "\" goes with \"regex\" on the body only; remove it");
            }
        }
        return switch (given.get(0)) {
            case "json" -> new Declared.FromJson(JsonPointer.of(node.required("json")));
            case "header" ->
                new Declared.FromHeader(
                        node.required("header").asString().toLowerCase(Locale.ROOT), pattern(node.optional("regex")));
            case "cookie" -> new Declared.FromCookie(node.required("cookie").asString());
            default ->
                new Declared.FromRegex(
                        Condition.pattern(node.required("regex")),
                        pattern(node.optional("within")),
                        node.optional("all").asBoolean(false));
        };
    }

    private static @Nullable Pattern pattern(YamlNode node) {
        return node.isPresent() ? Condition.pattern(node) : null;
    }

    private static List<Decoder> decoders(YamlNode node) {
        List<Decoder> decoders = new ArrayList<>();
        for (YamlNode element : node.asList()) {
            Decoder decoder = Decoder.named(element.asString());
            if (decoder == null) {
                throw element.error("unknown decoder \"" + element.asString() + "\"; "
                        + Suggestion.among(element.asString(), Decoder.labels()));
            }
            if (!decoders.isEmpty() && decoders.get(decoders.size() - 1).yields() != ValueKind.TEXT) {
                throw element.error("nothing can follow decode "
                        + decoders.get(decoders.size() - 1).label() + "; put it last");
            }
            decoders.add(decoder);
        }
        return decoders;
    }
}
