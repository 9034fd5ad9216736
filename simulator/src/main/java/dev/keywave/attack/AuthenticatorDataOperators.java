package dev.keywave.attack;

import dev.keywave.attack.Operators.Operator;
import dev.keywave.input.YamlNode;
import dev.keywave.webauthn.AuthenticatorData;
import dev.keywave.webauthn.ByteArrays;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Changes of authenticator data (https://www.w3.org/TR/webauthn-3/#sctn-authenticator-data), signed anew. */
final class AuthenticatorDataOperators {

    private static final Map<String, Integer> FLAGS = Map.of(
            "up", AuthenticatorData.FLAG_UP,
            "uv", AuthenticatorData.FLAG_UV,
            "be", AuthenticatorData.FLAG_BE,
            "bs", AuthenticatorData.FLAG_BS,
            "at", AuthenticatorData.FLAG_AT,
            "ed", AuthenticatorData.FLAG_ED);

    /** The generator of P-256 as COSE key: a key that anybody may hold. */
    private static final byte[] SOME_KEY = HexFormat.of()
            .parseHex("a5010203262001215820"
                    + "6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296"
                    + "225820"
                    + "4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5");

    static final Map<String, Operator> BY_NAME = Map.of(
            "flags", AuthenticatorDataOperators::flags,
            "rp_id_hash_of", AuthenticatorDataOperators::rpIdHashOf,
            "extensions", AuthenticatorDataOperators::extensions,
            "append_authenticator_data", AuthenticatorDataOperators::append,
            "cut_authenticator_data", AuthenticatorDataOperators::cut,
            "attested_credential_data", AuthenticatorDataOperators::attestedCredentialData,
            "sign_count", AuthenticatorDataOperators::signCount,
            "zero_aaguid", parameter -> change(parts -> Arrays.fill(parts.aaguid, (byte) 0)),
            "credential_id_length", AuthenticatorDataOperators::credentialIdLength,
            "credential_id_length_field", AuthenticatorDataOperators::credentialIdLengthField);

    private AuthenticatorDataOperators() {}

    static Mutation change(Consumer<AuthenticatorDataParts> change) {
        return (Mutation.Signing) draft -> {
            AuthenticatorDataParts parts = new AuthenticatorDataParts(draft.authenticatorData());
            change.accept(parts);
            draft.authenticatorData(parts.bytes());
        };
    }

    private static Mutation flags(YamlNode parameters) {
        parameters.knowing(List.of("set", "clear"));
        int set = flagBits(parameters.optional("set"));
        int clear = flagBits(parameters.optional("clear"));
        return change(parts -> {
            parts.set(set);
            parts.clear(clear);
        });
    }

    private static int flagBits(YamlNode names) {
        int bits = 0;
        for (YamlNode name : names.isPresent() ? names.asList() : List.<YamlNode>of()) {
            bits |= Operators.one(name, FLAGS);
        }
        return bits;
    }

    private static Mutation rpIdHashOf(YamlNode parameter) {
        String text = parameter.asString();
        return (Mutation.Signing) draft -> {
            byte[] hash = Draft.sha256(text.replace("<origin>", draft.scene.origin.serialized()));
            if (text.equals("<rp_id with one bit flipped>")) {
                hash = Bytes.withBitFlipped(Draft.sha256(draft.scene.rpId), hash.length - 1);
            }
            byte[] data = draft.authenticatorData().clone();
            System.arraycopy(hash, 0, data, 0, hash.length);
            draft.authenticatorData(data);
        };
    }

    /** Puts bytes where the extension outputs are, with the ED flag or without. */
    private static Mutation extensions(YamlNode parameters) {
        parameters.knowing(List.of("cbor", "flag"));
        byte[] cbor = Operators.hex(parameters.required("cbor"));
        boolean flag = parameters.required("flag").asBoolean();
        return change(parts -> {
            parts.extensions = cbor;
            if (flag) {
                parts.set(AuthenticatorData.FLAG_ED);
            } else {
                parts.clear(AuthenticatorData.FLAG_ED);
            }
        });
    }

    private static Mutation append(YamlNode parameter) {
        byte[] more = Operators.hex(parameter);
        return (Mutation.Signing)
                draft -> draft.authenticatorData(ByteArrays.concatenate(draft.authenticatorData(), more));
    }

    /** Keeps as many bytes; of a negative number, leaves out as many at the end. */
    private static Mutation cut(YamlNode parameter) {
        int length = parameter.asInt();
        return (Mutation.Signing) draft -> {
            byte[] data = draft.authenticatorData();
            draft.authenticatorData(Arrays.copyOf(data, length < 0 ? data.length + length : length));
        };
    }

    private static Mutation attestedCredentialData(YamlNode parameter) {
        Consumer<AuthenticatorDataParts> added = parts -> {
            parts.set(AuthenticatorData.FLAG_AT);
            parts.aaguid = new byte[AuthenticatorData.AAGUID_LENGTH];
            parts.credentialId = new byte[16];
            parts.coseKey = SOME_KEY;
        };
        return change(Operators.one(
                parameter, Map.of("added", added, "dropped", AuthenticatorDataParts::dropAttestedCredentialData)));
    }

    private static Mutation signCount(YamlNode parameter) {
        long count = parameter.asLong();
        return change(parts -> parts.signCount(count));
    }

    /** A credential ID of another length, attested and told alike. */
    private static Mutation credentialIdLength(YamlNode parameter) {
        int length = parameter.asInt();
        return (Mutation.Signing) draft -> {
            AuthenticatorDataParts parts = new AuthenticatorDataParts(draft.authenticatorData());
            parts.credentialId = draft.scene.randomBytes(length);
            draft.id(parts.credentialId);
            draft.authenticatorData(parts.bytes());
        };
    }

    private static Mutation credentialIdLengthField(YamlNode parameter) {
        byte[] length = Operators.hex(parameter);
        return (Mutation.Signing) draft -> {
            int offset = AuthenticatorData.CREDENTIAL_ID_LENGTH_OFFSET;
            draft.authenticatorData(Bytes.replace(draft.authenticatorData(), offset, offset + length.length, length));
        };
    }
}
