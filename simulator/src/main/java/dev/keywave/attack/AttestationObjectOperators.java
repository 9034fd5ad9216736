package dev.keywave.attack;

import dev.keywave.attack.Operators.Operator;
import dev.keywave.input.YamlNode;
import dev.keywave.webauthn.ByteArrays;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Changes of the attestation object (https://www.w3.org/TR/webauthn-3/#sctn-generating-an-attestation-object) and its statement. */
final class AttestationObjectOperators {

    private static final byte[] FORMAT = CborMap.text("fmt");
    private static final byte[] STATEMENT = CborMap.text("attStmt");
    private static final byte[] AUTHENTICATOR_DATA = CborMap.text("authData");
    private static final byte[] EMPTY_MAP = {(byte) 0xA0};

    /** CTAP2 bounds the nesting of what it encodes at 4 levels. */
    private static final int FAR_TOO_DEEP = 20_000;

    static final Map<String, Operator> BY_NAME = Map.of(
            "encode_attestation_object", AttestationObjectOperators::encoding,
            "attestation_statement", AttestationObjectOperators::statement,
            "attestation_format", AttestationObjectOperators::format,
            "self_attestation", AttestationObjectOperators::selfAttestation);

    private static final Map<String, UnaryOperator<byte[]>> ENCODINGS = Map.ofEntries(
            Map.entry("truncated", object -> Arrays.copyOf(object, object.length - 1)),
            Map.entry("followed_by_a_byte", object -> Arrays.copyOf(object, object.length + 1)),
            Map.entry("json", object -> "{\"fmt\":\"none\",\"attStmt\":{}}".getBytes(StandardCharsets.US_ASCII)),
            Map.entry("in_an_array", object -> ByteArrays.concatenate(new byte[] {(byte) 0x81}, object)),
            Map.entry(
                    "tagged",
                    object -> ByteArrays.concatenate(new byte[] {(byte) 0xD9, (byte) 0xD9, (byte) 0xF7}, object)),
            Map.entry("indefinite_length", object -> framed(0xBF, object, 0xFF)),
            Map.entry("long_head", object -> Bytes.replace(object, 0, 1, new byte[] {(byte) 0xB8, 3})),
            Map.entry("reordered", changed(CborMap::reverse)),
            Map.entry("with_two_formats", changed(map -> map.entries.add(map.entries.get(0)))),
            Map.entry("without_format", changed(map -> map.remove(FORMAT))),
            Map.entry("without_statement", changed(map -> map.remove(STATEMENT))),
            Map.entry("without_authenticator_data", changed(map -> map.remove(AUTHENTICATOR_DATA))),
            Map.entry("format_is_a_number", changed(map -> map.set(FORMAT, CborMap.integer(0)))),
            Map.entry("statement_is_a_list", changed(map -> map.set(STATEMENT, new byte[] {(byte) 0x80}))),
            Map.entry("authenticator_data_is_text", changed(AttestationObjectOperators::asText)),
            Map.entry("nested_too_deep", changed(map -> map.set(STATEMENT, nested()))),
            Map.entry("claiming_too_much", changed(map -> map.set(AUTHENTICATOR_DATA, endless()))));

    /** Self attestation gone wrong; each gets a draft whose statement is good. */
    private static final Map<String, Consumer<Draft>> SELF_ATTESTATIONS = Map.ofEntries(
            Map.entry("good", draft -> {}),
            Map.entry("signature_flipped", draft -> draft.signature(flipped(draft.signature()))),
            Map.entry("signature_empty", draft -> draft.signature(new byte[0])),
            Map.entry(
                    "signature_over_authenticator_data",
                    draft -> draft.signature(draft.sign(draft.authenticatorData()))),
            Map.entry("signature_of_a_stranger", draft -> draft.signature(SignatureOperators.byStranger(draft))),
            Map.entry(
                    "other_algorithm",
                    draft -> draft.attestation(AttestationParts.self(
                            draft.scene.slot.algorithm().id() == -7 ? -8 : -7, draft.signature()))),
            Map.entry("without_signature", statement(map -> map.remove(CborMap.text("sig")))),
            Map.entry("without_algorithm", statement(map -> map.remove(CborMap.text("alg")))),
            Map.entry("signature_is_text", statement(map -> map.set(CborMap.text("sig"), CborMap.text("signature")))),
            Map.entry("no_certificates", statement(map -> map.set(CborMap.text("x5c"), new byte[] {(byte) 0x80}))),
            Map.entry(
                    "no_certificate_but_a_byte",
                    statement(map -> map.set(CborMap.text("x5c"), new byte[] {(byte) 0x81, 0x41, 0}))));

    private AttestationObjectOperators() {}

    private static Mutation encoding(YamlNode parameter) {
        UnaryOperator<byte[]> encoding = Operators.one(parameter, ENCODINGS);
        return (Mutation.Sending) draft -> draft.attestationObject(encoding.apply(draft.attestationObject()));
    }

    private static Mutation statement(YamlNode parameters) {
        parameters.knowing(List.of("format", "cbor"));
        AttestationParts parts = new AttestationParts(
                parameters.required("format").asString(), Operators.hex(parameters.required("cbor")));
        return (Mutation.Sending) draft -> draft.attestation(parts);
    }

    private static Mutation format(YamlNode parameter) {
        String format = parameter.asString();
        return (Mutation.Sending) draft -> draft.attestation(draft.attestation().withFormat(format));
    }

    private static Mutation selfAttestation(YamlNode parameter) {
        Consumer<Draft> change = Operators.one(parameter, SELF_ATTESTATIONS);
        return (Mutation.Sending) draft -> {
            draft.attestation(AttestationParts.self(draft.scene.slot.algorithm(), draft.sign(draft.signedBytes())));
            change.accept(draft);
        };
    }

    private static Consumer<Draft> statement(Consumer<CborMap> change) {
        return draft -> {
            CborMap statement = CborMap.of(draft.attestation().statement());
            change.accept(statement);
            draft.attestation(new AttestationParts(draft.attestation().format(), statement.bytes()));
        };
    }

    private static UnaryOperator<byte[]> changed(Consumer<CborMap> change) {
        return object -> {
            CborMap map = CborMap.of(object);
            change.accept(map);
            return map.bytes();
        };
    }

    private static void asText(CborMap object) {
        byte[] data = Cbor.content(Objects.requireNonNull(object.get(AUTHENTICATOR_DATA)), 0);
        object.set(AUTHENTICATOR_DATA, CborMap.text(new String(data, StandardCharsets.ISO_8859_1)));
    }

    private static byte[] nested() {
        byte[] arrays = new byte[FAR_TOO_DEEP];
        Arrays.fill(arrays, (byte) 0x81);
        return ByteArrays.concatenate(new byte[] {(byte) 0xA1}, CborMap.text("sig"), arrays, EMPTY_MAP);
    }

    /** A byte string of 2^31 - 1 bytes of which 16 come. */
    private static byte[] endless() {
        return ByteArrays.concatenate(new byte[] {0x5A, 0x7F, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF}, new byte[16]);
    }

    private static byte[] framed(int head, byte[] object, int tail) {
        return ByteArrays.concatenate(
                new byte[] {(byte) head}, CborMap.of(object).content(), new byte[] {(byte) tail});
    }

    private static byte[] flipped(byte[] signature) {
        return Bytes.withBitFlipped(signature, signature.length - 1);
    }
}
