package dev.keywave.attack;

import dev.keywave.attack.Operators.Operator;
import dev.keywave.input.YamlNode;
import dev.keywave.webauthn.ByteArrays;
import dev.keywave.webauthn.CoseAlgorithm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Changes of the credential public key (RFC 9052, section 7; RFC 9053, section 7), signed anew. */
final class CoseKeyOperators {

    private static final byte[] TRUE = {(byte) 0xF5};
    private static final byte[] FALSE = {(byte) 0xF4};

    static final Map<String, Operator> BY_NAME = Map.of(
            "cose_key", CoseKeyOperators::parameters,
            "encode_cose_key", CoseKeyOperators::encoding,
            "replace_cose_key", CoseKeyOperators::replacement,
            "unoffered_algorithm", parameter -> (Mutation.Asking) CoseKeyOperators::askForUnofferedAlgorithm);

    /** What may become of one parameter. */
    private static final Map<String, BiConsumer<CborMap, byte[]>> CHANGES = Map.of(
            "removed", CborMap::remove,
            "repeated", (key, label) -> key.entries.add(new CborMap.Entry(label, value(key, label))),
            "flipped", content(bytes -> Bytes.withBitFlipped(bytes, bytes.length - 1)),
            "zeros", content(bytes -> new byte[bytes.length]),
            "ones", content(CoseKeyOperators::ones),
            "cut", content(bytes -> Arrays.copyOf(bytes, bytes.length - 1)),
            "padded", content(bytes -> ByteArrays.concatenate(new byte[1], bytes)),
            "compressed", (key, label) -> key.set(label, isOdd(value(key, label)) ? TRUE : FALSE));

    private static final Map<String, Function<CborMap, byte[]>> ENCODINGS = Map.of(
            "reordered",
            key -> {
                key.reverse();
                return key.bytes();
            },
            "indefinite_length",
            key -> ByteArrays.concatenate(new byte[] {(byte) 0xBF}, key.content(), new byte[] {(byte) 0xFF}),
            "long_head",
            key -> ByteArrays.concatenate(new byte[] {(byte) 0xB8, (byte) key.entries.size()}, key.content()));

    private CoseKeyOperators() {}

    /** One change for each label; what is no word is the new value in CBOR. */
    private static Mutation parameters(YamlNode parameters) {
        List<Consumer<CborMap>> changes = new ArrayList<>();
        parameters.asMap().forEach((label, change) -> {
            BiConsumer<CborMap, byte[]> known = CHANGES.get(change.asString());
            byte[] cbor = known == null ? Operators.hex(change) : new byte[0];
            byte[] encoded = CborMap.integer(Long.parseLong(label));
            changes.add(known == null ? key -> key.set(encoded, cbor) : key -> known.accept(key, encoded));
        });
        return change(coseKey -> {
            CborMap key = CborMap.of(coseKey);
            changes.forEach(change -> change.accept(key));
            return key.bytes();
        });
    }

    private static Mutation encoding(YamlNode parameter) {
        Function<CborMap, byte[]> encoding = Operators.one(parameter, ENCODINGS);
        return change(coseKey -> encoding.apply(CborMap.of(coseKey)));
    }

    private static Mutation replacement(YamlNode parameter) {
        byte[] cbor = Operators.hex(parameter);
        return change(coseKey -> cbor);
    }

    private static Mutation change(UnaryOperator<byte[]> change) {
        return (Mutation.Signing) draft -> {
            AuthenticatorDataParts parts = new AuthenticatorDataParts(draft.authenticatorData());
            parts.coseKey = change.apply(parts.coseKey);
            draft.authenticatorData(parts.bytes());
            // getPublicKey() "returns null" for a key that the client does not understand
            draft.response.remove("publicKey");
        };
    }

    private static BiConsumer<CborMap, byte[]> content(UnaryOperator<byte[]> change) {
        return (key, label) -> {
            byte[] value = value(key, label);
            key.set(label, CborMap.byteString(change.apply(Cbor.content(value, 0))));
        };
    }

    private static byte[] value(CborMap key, byte[] label) {
        return Objects.requireNonNull(key.get(label), "the key has no such parameter; the attack lacks a need");
    }

    private static boolean isOdd(byte[] coordinate) {
        return (coordinate[coordinate.length - 1] & 1) != 0;
    }

    private static byte[] ones(byte[] bytes) {
        byte[] ones = new byte[bytes.length];
        Arrays.fill(ones, (byte) 0xFF);
        return ones;
    }

    private static void askForUnofferedAlgorithm(Scene scene) {
        List<CoseAlgorithm> unoffered = Arrays.stream(CoseAlgorithm.values())
                .filter(algorithm -> !scene.offered.contains(algorithm))
                .toList();
        scene.offered = unoffered;
        scene.preference = unoffered;
    }
}
