package dev.keywave.adapter;

import dev.keywave.input.Suggestion;
import dev.keywave.input.YamlKind;
import dev.keywave.input.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the steps of a flow. */
final class StepReader {

    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");
    private static final List<String> VERBS =
            List.of("get", "post", "put", "patch", "delete", "create", "get_assertion", "loop");
    private static final List<String> BODIES = List.of("json", "form", "body");
    private static final List<String> REQUEST_KEYS = List.of(
            "headers", "json", "form", "body", "content_type", "expect", "failures", "reject", "throttle", "capture");

    /** Headers that HTTP itself or the cookie jar writes. */
    private static final Set<String> RESERVED =
            Set.of("host", "connection", "content-length", "transfer-encoding", "cookie", "expect", "te", "upgrade");

    private final Map<String, Template> defaultHeaders;
    private final List<Failure> defaultFailures;

    /** Prepares to read steps that share defaults. */
    StepReader(YamlNode defaults) {
        defaults.knowing(List.of("headers", "failures"));
        this.defaultFailures = Failure.list(defaults.optional("failures"));
        this.defaultHeaders = headers(defaults.optional("headers"));
    }

    Declared step(YamlNode step) {
        List<String> keys = List.copyOf(step.asMap().keySet());
        List<String> verbs = keys.stream().filter(VERBS::contains).toList();
        if (verbs.size() > 1) {
            throw step.error("does " + String.join(" and ", verbs) + " at once; write one step for each");
        }
        if (verbs.isEmpty()) {
            String first = keys.isEmpty() ? "" : keys.get(0);
            throw step.error("a step that does nothing; " + Suggestion.among(first, VERBS));
        }
        String verb = verbs.get(0);
        if (verb.equals("loop")) {
            step.knowing(List.of(verb));
            return LoopReader.read(step.required(verb), this);
        }
        if (!METHODS.contains(verb)) {
            step.knowing(List.of(verb));
            return call(step.required(verb), verb.equals("create"));
        }
        List<String> known = new ArrayList<>(REQUEST_KEYS);
        known.add(0, verb);
        return request(step.knowing(known), verb);
    }

    private Declared call(YamlNode call, boolean creates) {
        call.knowing(creates ? List.of("options", "as") : List.of("options", "as", "credential"));
        YamlNode options = call.required("options");
        JsonTemplate template = JsonTemplate.of(options);
        if (options.kind() != YamlKind.MAP && template.lone() == null) {
            throw options.error("options must be one variable, such as \"{opts}\", or a map of their members");
        }
        YamlNode as = call.required("as");
        Names.check(as.asString(), as.location());
        YamlNode credential = call.optional("credential");
        String which = credential.asString("allowed");
        if (!which.equals("own") && !which.equals("allowed")) {
            throw credential.error("\"" + which + "\" is no choice of a credential; write own or allowed");
        }
        return new Declared.Call(call.keyLocation(), creates, template, as.asString(), which.equals("own"));
    }

    private Declared request(YamlNode step, String verb) {
        Template target = Template.of(step.required(verb));
        Map<String, Template> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(defaultHeaders);
        headers.putAll(headers(step.optional("headers")));
        List<Failure> failures = new ArrayList<>(Failure.list(step.optional("failures")));
        failures.addAll(defaultFailures);
        YamlNode expect = step.optional("expect");
        return new Declared.Request(
                step.location(),
                verb.toUpperCase(Locale.ROOT),
                target,
                headers,
                body(step, verb),
                expect.isPresent() ? Condition.of(expect).withStatus() : Condition.SUCCESS,
                failures,
                Condition.anyOf(step.optional("reject")),
                Condition.anyOf(step.optional("throttle")),
                CaptureReader.read(step.optional("capture")));
    }

    private static Declared.@Nullable Body body(YamlNode step, String verb) {
        List<String> given =
                step.asMap().keySet().stream().filter(BODIES::contains).toList();
        YamlNode contentType = step.optional("content_type");
        if (contentType.isPresent() && !given.contains("body")) {
            throw contentType.keyLocation().error("\"content_type\" goes with \"body\"; remove it");
        }
        if (given.isEmpty()) {
            return null;
        }
        YamlNode body = step.optional(given.get(0));
        if (given.size() > 1) {
            throw body.keyLocation().error("a request has one body, not " + String.join(" and ", given) + "; keep one");
        }
        if (verb.equals("get")) {
            throw body.keyLocation().error("a get carries no body; write post, put, patch or delete");
        }
        return switch (given.get(0)) {
            case "json" -> new Declared.Json(JsonTemplate.of(body));
            case "form" -> {
                Map<String, Template> fields = new LinkedHashMap<>();
                body.asMap().forEach((name, value) -> fields.put(name, Template.of(value)));
                yield new Declared.Form(fields);
            }
            default -> new Declared.Text(Template.of(body), Template.of(step.required("content_type")));
        };
    }

    private static Map<String, Template> headers(YamlNode node) {
        Map<String, Template> headers = new LinkedHashMap<>();
        node.asMap().forEach((name, value) -> {
            if (!name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+")) {
                throw value.keyLocation().error("\"" + name + "\" is not a header's name; write letters, digits and -");
            }
            if (RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
                throw value.keyLocation().error("\"" + name + "\" is written by Keywave itself; remove it");
            }
            headers.put(name, Template.of(value));
        });
        return headers;
    }
}
