package dev.keywave.attack;

import dev.keywave.attack.Operators.Operator;
import dev.keywave.input.YamlNode;
import dev.keywave.webauthn.AuthenticatorData;
import dev.keywave.webauthn.ByteArrays;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Changes of attestation statements that carry certificates. To one without any it cannot be done, and is not. */
final class CertificateOperators {

    private static final byte[] CERTIFICATES = CborMap.text("x5c");
    private static final byte[] SIGNATURE = CborMap.text("sig");
    private static final byte[] ALGORITHM = CborMap.text("alg");
    private static final int MAP = 0xA0;
    private static final int ARRAY = 0x80;

    static final Map<String, Operator> BY_NAME = Map.of(
            "statement_of_earlier_credential", parameter -> (Mutation.Sending) CertificateOperators::reuseStatement,
            "flip_statement_member", CertificateOperators::flip,
            "certificates", CertificateOperators::certificates,
            "signature_of_credential_key", parameter -> (Mutation.Sending) CertificateOperators::signLikeSelf,
            "other_aaguid", parameter -> (Mutation.Signing) CertificateOperators::changeAaguid);

    private CertificateOperators() {}

    /** What the statement says of a credential that was registered before. */
    private static void reuseStatement(Draft draft) {
        String earlier = String.valueOf(
                Objects.requireNonNull(draft.scene.earlier.credential(), "the attack lacks a preparation")
                        .member("attestationObject"));
        if (certified(draft) != null) {
            draft.attestation(AttestationParts.of(Draft.decode(JsonMembers.quoted(earlier))));
        }
    }

    /** The last bit of a member, in statements of a format or, without one, of all that have the member. */
    private static Mutation flip(YamlNode parameters) {
        parameters.knowing(List.of("member", "format"));
        byte[] member = CborMap.text(parameters.required("member").asString());
        String format = parameters.optional("format").asString("");
        return (Mutation.Sending) draft -> {
            CborMap statement = certified(draft);
            byte[] value = statement == null ? null : statement.get(member);
            if (statement == null || value == null || !(format.isEmpty() || isOf(draft, format))) {
                draft.giveUp();
                return;
            }
            statement.set(member, Bytes.withBitFlipped(value, value.length - 1));
            put(draft, statement);
        };
    }

    private static Mutation certificates(YamlNode parameter) {
        boolean none = Operators.one(parameter, Map.of("none", true, "without_leaf", false));
        return (Mutation.Sending) draft -> {
            CborMap statement = certified(draft);
            if (statement != null) {
                byte[] x5c = Objects.requireNonNull(statement.get(CERTIFICATES));
                statement.set(CERTIFICATES, none ? new byte[] {(byte) ARRAY} : withoutFirst(x5c));
                put(draft, statement);
            }
        };
    }

    private static byte[] withoutFirst(byte[] x5c) {
        byte[] head = {(byte) (ARRAY | (int) (Cbor.argument(x5c, 0) - 1))};
        return ByteArrays.concatenate(head, Arrays.copyOfRange(x5c, Cbor.end(x5c, 1), x5c.length));
    }

    private static void signLikeSelf(Draft draft) {
        CborMap statement = certified(draft);
        if (statement == null || !isOf(draft, "packed")) {
            draft.giveUp();
            return;
        }
        statement.set(SIGNATURE, CborMap.byteString(draft.sign(draft.signedBytes())));
        statement.set(ALGORITHM, CborMap.integer(draft.scene.slot.algorithm().id()));
        put(draft, statement);
    }

    /** Another AAGUID in the attested credential data than the certificate has; the certificate's key signs it. */
    private static void changeAaguid(Draft draft) {
        if (certified(draft) == null || !isOf(draft, "packed")) {
            draft.giveUp();
            return;
        }
        int last = AuthenticatorData.AAGUID_OFFSET + AuthenticatorData.AAGUID_LENGTH - 1;
        draft.authenticatorData(Bytes.withBitFlipped(draft.authenticatorData(), last));
    }

    /** The statement; null, after giving up, when it has no certificates. */
    private static @Nullable CborMap certified(Draft draft) {
        byte[] encoded = draft.attestation().statement();
        boolean isMap = (encoded[0] & MAP) == MAP;
        CborMap statement = isMap ? CborMap.of(encoded) : new CborMap();
        if (statement.get(CERTIFICATES) == null) {
            draft.giveUp();
            return null;
        }
        return statement;
    }

    private static boolean isOf(Draft draft, String format) {
        return draft.attestation().format().equals(format);
    }

    private static void put(Draft draft, CborMap statement) {
        draft.attestation(new AttestationParts(draft.attestation().format(), statement.bytes()));
    }
}
