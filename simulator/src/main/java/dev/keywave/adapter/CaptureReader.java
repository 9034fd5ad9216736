package dev.keywave.adapter;

import dev.keywave.input.Suggestion;
import dev.keywave.input.YamlKind;
import dev.keywave.input.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the captures of a request. */
final class CaptureReader {

    private static final List<String> KEYS =
            List.of("json", "header", "cookie", "regex", "within", "where", "pick", "all", "decode", "optional");
    private static final String JSON = "json";
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
        List<TextDecoder> decoders = decoders(node.optional("decode"));
        if (source.all() && decoders.stream().anyMatch(JsonDecoder.class::isInstance)) {
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
        boolean json = given.equals(List.of("json"));
        refuse(node, "within", plainRegex, "\"regex\" on the body");
        refuse(node, "where", json, "\"json\"");
        refuse(node, "pick", json, "\"json\"");
        refuse(node, "all", plainRegex || json, "\"json\", or \"regex\" on the body,");
        return switch (given.get(0)) {
            case "json" -> new Declared.FromJson(JsonPointer.of(node.required("json")), pick(node));
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

    private static void refuse(YamlNode node, String key, boolean allowed, String with) {
        YamlNode extra = node.optional(key);
        if (!allowed && extra.isPresent()) {
            throw extra.keyLocation().error("\"" + key + "\" goes with " + with + " only; remove it");
        }
    }

    private static Declared.@Nullable Pick pick(YamlNode node) {
        boolean all = node.optional("all").asBoolean(false);
        YamlNode where = node.optional("where");
        YamlNode pick = node.optional("pick");
        if (!all && !where.isPresent() && !pick.isPresent()) {
            return null;
        }
        if (where.asMap().size() > StepCompiler.MAX_EXPECTATIONS) {
            throw where.keyLocation()
                    .error("compares more than " + StepCompiler.MAX_EXPECTATIONS + " values; leave some out");
        }
        return new Declared.Pick(
                JsonScalar.byPointer(where), pick.isPresent() ? JsonPointer.of(pick) : JsonPointer.WHOLE, all);
    }

    private static @Nullable Pattern pattern(YamlNode node) {
        return node.isPresent() ? Condition.pattern(node) : null;
    }

    private static List<TextDecoder> decoders(YamlNode node) {
        List<TextDecoder> decoders = new ArrayList<>();
        for (YamlNode element : node.asList()) {
            TextDecoder decoder = decoder(element);
            if (!decoders.isEmpty() && decoders.get(decoders.size() - 1).yields() == ValueKind.NUMBER) {
                throw element.error("nothing can follow decode "
                        + decoders.get(decoders.size() - 1).label() + "; put it last");
            }
            decoders.add(decoder);
        }
        return decoders;
    }

    private static TextDecoder decoder(YamlNode element) {
        if (element.kind() == YamlKind.MAP) {
            element.knowing(List.of(JSON));
            return new JsonDecoder(JsonPointer.of(element.required(JSON)));
        }
        String label = element.asString();
        if (label.equals(JSON)) {
            return new JsonDecoder(JsonPointer.WHOLE);
        }
        Decoder decoder = Decoder.named(label);
        if (decoder == null) {
            List<String> known = new ArrayList<>(Decoder.labels());
            known.add(JSON);
            throw element.error("unknown decoder \"" + label + "\"; " + Suggestion.among(label, known));
        }
        return decoder;
    }
}
