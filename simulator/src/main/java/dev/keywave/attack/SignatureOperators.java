package dev.keywave.attack;

import dev.keywave.attack.Operators.Operator;
import dev.keywave.input.YamlNode;
import dev.keywave.webauthn.ByteArrays;
import dev.keywave.webauthn.CoseAlgorithm;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Signatures that are none, or none over what was sent (https://www.w3.org/TR/webauthn-3/#sctn-signature-attestation-types). */
final class SignatureOperators {

    /** Order of the group of edwards25519 (RFC 8032, section 5.1). */
    private static final BigInteger ED25519_ORDER =
            BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));

    private static final int ED25519_LENGTH = 32;

    static final Map<String, Operator> BY_NAME = Map.of(
            "signature",
            parameter -> signature(Operators.one(parameter, SignatureOperators.BYTES)),
            "ecdsa_signature",
            parameter -> signature(Operators.one(parameter, EcdsaMutations.BY_NAME)),
            "sign",
            SignatureOperators::signed,
            "change_after_signing",
            SignatureOperators::changedAfterwards);

    private static final Map<String, UnaryOperator<byte[]>> BYTES = Map.of(
            "empty", bytes -> new byte[0],
            "flipped", bytes -> Bytes.withBitFlipped(bytes, bytes.length - 1),
            "cut", bytes -> Arrays.copyOf(bytes, bytes.length - 1),
            "followed_by_a_byte", bytes -> Arrays.copyOf(bytes, bytes.length + 1),
            "after_a_zero", bytes -> ByteArrays.concatenate(new byte[1], bytes),
            "zeros", bytes -> new byte[bytes.length],
            "s_plus_order", SignatureOperators::withOtherS);

    private static final Map<String, Function<Draft, byte[]>> SIGNED = Map.of(
            "unhashed_client_data",
            draft -> draft.sign(ByteArrays.concatenate(draft.authenticatorData(), draft.clientDataJson())),
            "client_data_only",
            draft -> draft.sign(Draft.sha256(draft.clientDataJson())),
            "authenticator_data_only",
            draft -> draft.sign(draft.authenticatorData()),
            "client_data_first",
            draft ->
                    draft.sign(ByteArrays.concatenate(Draft.sha256(draft.clientDataJson()), draft.authenticatorData())),
            "by_a_stranger",
            SignatureOperators::byStranger);

    private static final Map<String, Consumer<Draft>> CHANGES = Map.of(
            "sign_count",
            draft -> draft.authenticatorData(Bytes.withBitFlipped(draft.authenticatorData(), 36)),
            "client_data",
            draft -> draft.clientDataJson(ByteArrays.concatenate(draft.clientDataJson(), new byte[] {' '})));

    private SignatureOperators() {}

    private static Mutation signature(UnaryOperator<byte[]> change) {
        return (Mutation.Sending) draft -> draft.signature(change.apply(draft.signature()));
    }

    private static Mutation signed(YamlNode parameter) {
        Function<Draft, byte[]> signing = Operators.one(parameter, SIGNED);
        return (Mutation.Sending) draft -> draft.signature(signing.apply(draft));
    }

    private static Mutation changedAfterwards(YamlNode parameter) {
        Consumer<Draft> change = Operators.one(parameter, CHANGES);
        return (Mutation.Sending) change::accept;
    }

    /** A signature that is good, but by a key that the relying party does not know. */
    static byte[] byStranger(Draft draft) {
        Scene scene = draft.scene;
        CoseAlgorithm algorithm = scene.slot.algorithm();
        return scene.authenticator.sign(draft.signedBytes(), scene.model, scene.strangersSlot(algorithm));
    }

    /** The same point, another scalar: RFC 8032, section 5.1.7 demands 0 <= S < L. */
    private static byte[] withOtherS(byte[] signature) {
        byte[] changed = signature.clone();
        BigInteger s = new BigInteger(1, reversed(Arrays.copyOfRange(signature, ED25519_LENGTH, 2 * ED25519_LENGTH)));
        byte[] other = reversed(EcdsaMutations.unsigned(s.add(ED25519_ORDER), ED25519_LENGTH));
        System.arraycopy(other, 0, changed, ED25519_LENGTH, ED25519_LENGTH);
        return changed;
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }
}
