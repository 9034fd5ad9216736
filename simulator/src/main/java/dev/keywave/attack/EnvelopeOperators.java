package dev.keywave.attack;

import dev.keywave.attack.Operators.Operator;
import dev.keywave.input.YamlNode;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** Changes of the credential's JSON (https://www.w3.org/TR/webauthn-3/#dictdef-registrationresponsejson). */
final class EnvelopeOperators {

    private static final String IN_RESPONSE = "response.";
    private static final int FAR_TOO_LONG = 300_000;

    static final Map<String, Operator> BY_NAME = Map.of(
            "remove_member", EnvelopeOperators::removal,
            "set_member", EnvelopeOperators::setting,
            "repeat_member", EnvelopeOperators::repetition,
            "pad_member", EnvelopeOperators::padding,
            "standard_base64", EnvelopeOperators::standardBase64,
            "body", EnvelopeOperators::body,
            "transports", EnvelopeOperators::transports);

    private static final Map<String, UnaryOperator<String>> BODIES = Map.of(
            "truncated", json -> json.substring(0, json.length() - 1),
            "in_an_array", json -> "[" + json + "]",
            "empty_object", json -> "{}",
            "twice", json -> json + json,
            "too_long",
                    json -> json.substring(0, json.length() - 1) + ",\"filler\":\"" + "a".repeat(FAR_TOO_LONG) + "\"}");

    private EnvelopeOperators() {}

    private static JsonMembers objectOf(Draft draft, String path) {
        return path.startsWith(IN_RESPONSE) ? draft.response : draft.credential;
    }

    private static String name(String path) {
        return path.substring(path.indexOf('.') + 1);
    }

    private static Mutation removal(YamlNode parameter) {
        String path = parameter.asString();
        return (Mutation.Wrapping) draft -> objectOf(draft, path).remove(name(path));
    }

    private static Mutation setting(YamlNode parameters) {
        parameters.knowing(List.of("member", "value"));
        String path = parameters.required("member").asString();
        String value = parameters.required("value").asString();
        return (Mutation.Wrapping) draft -> objectOf(draft, path).set(name(path), value);
    }

    private static Mutation repetition(YamlNode parameters) {
        parameters.knowing(List.of("member", "value"));
        String path = parameters.required("member").asString();
        String value = parameters.required("value").asString();
        return (Mutation.Wrapping) draft -> objectOf(draft, path).append(name(path), value);
    }

    private static Mutation padding(YamlNode parameter) {
        String path = parameter.asString();
        return (Mutation.Wrapping) draft -> {
            JsonMembers object = objectOf(draft, path);
            String value = Objects.requireNonNull(object.get(name(path)));
            object.set(name(path), value.substring(0, value.length() - 1) + "=\"");
        };
    }

    /** Client data in the alphabet with + and /, and with padding; a member is added to them that needs a /. */
    private static Mutation standardBase64(YamlNode parameter) {
        return new Mutation() {
            @Override
            public void sign(Draft draft) {
                draft.clientDataJson(
                        draft.clientData().append("extra", "\"????????\"").bytes());
            }

            @Override
            public void wrap(Draft draft) {
                String text = Base64.getEncoder().encodeToString(draft.clientDataJson());
                draft.response.set("clientDataJSON", JsonMembers.quoted(text));
            }
        };
    }

    private static Mutation body(YamlNode parameter) {
        UnaryOperator<String> change = Operators.one(parameter, BODIES);
        return (Mutation.Wrapping) draft -> draft.changeWholeJson(change);
    }

    private static Mutation transports(YamlNode parameter) {
        List<String> transports =
                parameter.asList().stream().map(YamlNode::asString).toList();
        return (Mutation.Wrapping) draft -> draft.transports(transports);
    }
}
