package dev.keywave.attack;

import dev.keywave.attack.Operators.Operator;
import dev.keywave.input.YamlNode;
import dev.keywave.webauthn.ByteArrays;
import dev.keywave.webauthn.Challenge;
import dev.keywave.webauthn.CollectedClientData;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/** Changes of the client data (https://www.w3.org/TR/webauthn-3/#dictionary-client-data), signed anew. */
final class ClientDataOperators {

    static final Map<String, Operator> BY_NAME = Map.of(
            "set_client_data", with((clientData, member) -> clientData.set(member.name, member.value)),
            "prepend_client_data", with((clientData, member) -> clientData.prepend(member.name, member.value)),
            "append_client_data", with((clientData, member) -> clientData.append(member.name, member.value)),
            "remove_client_data", ClientDataOperators::without,
            "encode_client_data", ClientDataOperators::encoding);

    private static final byte[] NUL = {0};
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    /** Other bytes for the same client data, or bytes that are none. */
    private static final Map<String, UnaryOperator<byte[]>> ENCODINGS = Map.ofEntries(
            Map.entry("empty", json -> new byte[0]),
            Map.entry("plain_text", json -> utf8("webauthn")),
            Map.entry("truncated", json -> Arrays.copyOf(json, json.length - 1)),
            Map.entry("in_an_array", json -> ByteArrays.concatenate(utf8("["), json, utf8("]"))),
            Map.entry("in_a_string", json -> utf8("\"" + text(json).replace("\"", "\\\"") + "\"")),
            Map.entry("twice", json -> ByteArrays.concatenate(json, json)),
            Map.entry("with_nul", json -> ByteArrays.concatenate(json, NUL)),
            Map.entry("utf_16", json -> text(json).getBytes(StandardCharsets.UTF_16LE)),
            Map.entry("with_byte_order_mark", json -> ByteArrays.concatenate(BYTE_ORDER_MARK, json)),
            Map.entry("with_white_space", json -> utf8(" " + text(json).replace(":\"", " :\n\t\"") + "\r\n")),
            Map.entry("reordered", json -> JsonMembers.of(json).reversed().bytes()),
            Map.entry(
                    "with_escapes",
                    json -> utf8(text(json).replace("//", "\\/\\/").replace("type", "\\u0074ype"))));

    private ClientDataOperators() {}

    private record Member(String name, String value) {}

    private static Operator with(BiConsumer<JsonMembers, Member> change) {
        return parameters -> {
            parameters.knowing(List.of("member", "value"));
            String name = parameters.required("member").asString();
            String value = parameters.required("value").asString();
            return (Mutation.Signing) draft -> {
                JsonMembers clientData = draft.clientData();
                change.accept(clientData, new Member(name, filled(value, draft)));
                draft.clientDataJson(clientData.bytes());
            };
        };
    }

    private static Mutation without(YamlNode parameter) {
        String member = parameter.asString();
        return (Mutation.Signing)
                draft -> draft.clientDataJson(draft.clientData().remove(member).bytes());
    }

    private static Mutation encoding(YamlNode parameter) {
        UnaryOperator<byte[]> encoding = Operators.one(parameter, ENCODINGS);
        return (Mutation.Signing) draft -> draft.clientDataJson(encoding.apply(draft.clientDataJson()));
    }

    /** JSON text with what is known of the ceremony in the place of words in angle brackets. */
    private static String filled(String value, Draft draft) {
        if (value.indexOf('<') < 0) {
            return value;
        }
        Scene scene = draft.scene;
        String origin = scene.origin.serialized();
        String scheme = origin.substring(0, origin.indexOf(':'));
        String challenge = scene.challenge.base64Url();
        String type = draft.isRegistration() ? CollectedClientData.CREATE : CollectedClientData.GET;
        return value.replace("<origin>", origin)
                .replace("<origin_in_capitals>", origin.toUpperCase(Locale.ROOT))
                .replace("<scheme>", scheme)
                .replace("<other_scheme>", scheme.equals("https") ? "http" : "https")
                .replace("<authority>", origin.substring(origin.indexOf("//") + 2))
                .replace("<host>", scene.origin.effectiveDomain())
                .replace("<type_in_capitals>", type.toUpperCase(Locale.ROOT))
                .replace("<type>", type)
                .replace("<other_type>", draft.isRegistration() ? CollectedClientData.GET : CollectedClientData.CREATE)
                .replace("<challenge>", challenge)
                .replace("<challenge_in_other_case>", inOtherCase(challenge))
                .replace("<half_the_challenge>", challenge.substring(0, challenge.length() / 2))
                .replace("<earlier_challenge>", base64Url(scene.earlier))
                .replace("<random_challenge>", new Challenge(scene.randomBytes(32)).base64Url());
    }

    private static String base64Url(Earlier earlier) {
        return earlier.challenge() == null
                ? ""
                : Objects.requireNonNull(earlier.challenge()).base64Url();
    }

    private static String inOtherCase(String text) {
        StringBuilder other = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            other.append(Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c));
        }
        return other.toString();
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
