package dev.keywave.attack;

import dev.keywave.attack.Operators.Operator;
import dev.keywave.webauthn.Challenge;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;

/** Changes of the client data (https://www.w3.org/TR/webauthn-3/#dictionary-client-data), signed anew. */
final class ClientDataOperators {

    static final Map<String, Operator> BY_NAME = Map.of(
            "set_client_data", with((clientData, member) -> clientData.set(member.name, member.value)),
            "prepend_client_data", with((clientData, member) -> clientData.prepend(member.name, member.value)),
            "append_client_data", with((clientData, member) -> clientData.append(member.name, member.value)),
            "remove_client_data",
                    parameters -> {
                        String member = parameters.asString();
                        return (Mutation.Signing) draft -> draft.clientDataJson(
                                draft.clientData().remove(member).bytes());
                    });

    private ClientDataOperators() {}

    private record Member(String name, String value) {}

    private static Operator with(BiConsumer<JsonMembers, Member> change) {
        return parameters -> {
            parameters.knowing(List.of("member", "value"));
            String name = parameters.required("member").asString();
            String value = parameters.required("value").asString();
            return (Mutation.Signing) draft -> {
                JsonMembers clientData = draft.clientData();
                change.accept(clientData, new Member(name, filled(value, draft.scene)));
                draft.clientDataJson(clientData.bytes());
            };
        };
    }

    /** JSON text with what is known of the scene in the place of words in angle brackets. */
    static String filled(String value, Scene scene) {
        if (value.indexOf('<') < 0) {
            return value;
        }
        String origin = scene.origin.serialized();
        boolean https = origin.startsWith("https:");
        String afterScheme = origin.substring(origin.indexOf("//"));
        return value.replace("<origin>", origin)
                .replace("<other_scheme>", (https ? "http:" : "https:") + afterScheme)
                .replace("<host>", scene.origin.effectiveDomain())
                .replace("<challenge>", scene.challenge.base64Url())
                .replace("<earlier_challenge>", base64Url(scene.earlier))
                .replace("<random_challenge>", new Challenge(scene.randomBytes(32)).base64Url());
    }

    private static String base64Url(Earlier earlier) {
        return earlier.challenge() == null
                ? ""
                : Objects.requireNonNull(earlier.challenge()).base64Url();
    }
}
