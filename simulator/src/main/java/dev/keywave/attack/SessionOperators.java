package dev.keywave.attack;

import dev.keywave.attack.Operators.Operator;
import dev.keywave.input.YamlNode;
import dev.keywave.webauthn.PublicKeyCredential;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;

/** Mixing up of ceremonies, users and credentials. */
final class SessionOperators {

    private static final int ID_LENGTH = 32;

    static final Map<String, Operator> BY_NAME = Map.of(
            "replay", parameter -> (Mutation.Wrapping) draft -> draft.become(earlier(draft)),
            "earlier_signature", parameter -> (Mutation.Sending) SessionOperators::reuseSignature,
            "answer_with", SessionOperators::answer,
            "credential_id", SessionOperators::credentialId,
            "told_id", SessionOperators::toldId,
            "user_handle", SessionOperators::userHandle,
            "earlier_sign_count_minus", SessionOperators::earlierSignCount,
            "sign_count_jump", SessionOperators::jump);

    private static final Map<String, Function<Draft, byte[]>> IDS = Map.of(
            "random", draft -> draft.scene.randomBytes(ID_LENGTH),
            "earlier", draft -> Draft.decode(JsonMembers.quoted(member(earlier(draft), "id"))));

    private static final Map<String, Consumer<Draft>> USER_HANDLES = Map.of(
            "random", draft -> setUserHandle(draft, draft.scene.randomBytes(ID_LENGTH)),
            "earlier", draft -> setUserHandle(draft, earlierUserHandle(draft)),
            "removed", draft -> draft.response.remove("userHandle"),
            "null", draft -> draft.response.set("userHandle", "null"));

    private SessionOperators() {}

    private static PublicKeyCredential earlier(Draft draft) {
        return Objects.requireNonNull(draft.scene.earlier.credential(), "the attack lacks a preparation");
    }

    private static String member(PublicKeyCredential credential, String name) {
        return String.valueOf(credential.member(name));
    }

    private static void reuseSignature(Draft draft) {
        draft.signature(Draft.decode(JsonMembers.quoted(member(earlier(draft), "signature"))));
    }

    /** Lets the other user's authenticator answer, whose pass it was. */
    private static Mutation answer(YamlNode parameter) {
        return Operators.one(parameter, Map.of("other_users_credential", (Mutation.Asking) scene -> {
            scene.slot = Objects.requireNonNull(scene.earlier.slot(), "the attack lacks a preparation");
            scene.model = Objects.requireNonNull(scene.earlier.model(), "the attack lacks a preparation");
        }));
    }

    /** Another credential ID, attested and told alike. */
    private static Mutation credentialId(YamlNode parameter) {
        Function<Draft, byte[]> id = Operators.one(parameter, IDS);
        return (Mutation.Signing) draft -> {
            AuthenticatorDataParts parts = new AuthenticatorDataParts(draft.authenticatorData());
            parts.credentialId = id.apply(draft);
            draft.id(parts.credentialId);
            draft.authenticatorData(parts.bytes());
        };
    }

    /** Another credential ID, told only. */
    private static Mutation toldId(YamlNode parameter) {
        Function<Draft, byte[]> id = Operators.one(parameter, IDS);
        return (Mutation.Wrapping) draft -> draft.id(id.apply(draft));
    }

    private static Mutation userHandle(YamlNode parameter) {
        Consumer<Draft> change = Operators.one(parameter, USER_HANDLES);
        return (Mutation.Wrapping) change::accept;
    }

    private static void setUserHandle(Draft draft, byte[] userHandle) {
        draft.response.set("userHandle", Draft.encode(userHandle));
    }

    /** The other user's; one that nobody has when that user's credential knows none. */
    private static byte[] earlierUserHandle(Draft draft) {
        byte[] userHandle = Objects.requireNonNull(draft.scene.earlier.slot(), "the attack lacks a preparation")
                .userHandle();
        return userHandle.length == 0 ? draft.scene.randomBytes(ID_LENGTH) : userHandle;
    }

    private static Mutation earlierSignCount(YamlNode parameter) {
        long less = parameter.asLong();
        return (Mutation.Signing) draft -> {
            byte[] earlier = Draft.decode(JsonMembers.quoted(member(earlier(draft), "authenticatorData")));
            AuthenticatorDataParts parts = new AuthenticatorDataParts(draft.authenticatorData());
            parts.signCount(Math.max(0, new AuthenticatorDataParts(earlier).signCount() - less));
            draft.authenticatorData(parts.bytes());
        };
    }

    /** Lets some signatures be made that no relying party sees. */
    private static Mutation jump(YamlNode parameter) {
        int signatures = parameter.asInt();
        return (Mutation.Asking) scene -> {
            for (int i = 0; i < signatures; i++) {
                scene.slot.advanceSignatureCounter();
            }
        };
    }
}
