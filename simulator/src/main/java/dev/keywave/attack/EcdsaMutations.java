package dev.keywave.attack;

import dev.keywave.webauthn.ByteArrays;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What can be made of an ECDSA signature in DER (RFC 3279, section 2.2.3; X.690, section 10; SEC 1, section 4.1.4). */
final class EcdsaMutations {

    private static final BigInteger P256_ORDER =
            new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);
    private static final int P256_LENGTH = 32;

    static final Map<String, UnaryOperator<byte[]>> BY_NAME = Map.ofEntries(
            Map.entry("high_s", of(signature -> new DerSignature(signature.r(), highS(signature.s())).bytes())),
            Map.entry(
                    "r_plus_order",
                    of(signature -> new DerSignature(signature.r().add(P256_ORDER), signature.s()).bytes())),
            Map.entry("zero_r", of(signature -> new DerSignature(BigInteger.ZERO, signature.s()).bytes())),
            Map.entry("zero_s", of(signature -> new DerSignature(signature.r(), BigInteger.ZERO).bytes())),
            Map.entry("zeros", of(signature -> new DerSignature(BigInteger.ZERO, BigInteger.ZERO).bytes())),
            Map.entry("negative_s", of(EcdsaMutations::withNegativeS)),
            Map.entry("r_with_needless_zero", of(EcdsaMutations::withNeedlessZero)),
            Map.entry(
                    "third_integer",
                    of(signature -> DerSignature.sequence(
                            DerSignature.integer(signature.r()),
                            DerSignature.integer(signature.s()),
                            DerSignature.integer(BigInteger.ONE)))),
            Map.entry("s_missing", of(signature -> DerSignature.sequence(DerSignature.integer(signature.r())))),
            Map.entry("raw", of(EcdsaMutations::raw)),
            Map.entry("long_length", der -> {
                byte[] content = DerSignature.contentOf(der);
                return DerSignature.withLength(der, (byte) 0x82, (byte) 0, (byte) content.length);
            }),
            Map.entry(
                    "indefinite_length",
                    der -> ByteArrays.concatenate(DerSignature.withLength(der, (byte) 0x80), new byte[] {0, 0})),
            Map.entry(
                    "length_too_great",
                    der -> DerSignature.withLength(der, (byte) (DerSignature.contentOf(der).length + 1))),
            Map.entry(
                    "length_too_small",
                    der -> DerSignature.withLength(der, (byte) (DerSignature.contentOf(der).length - 1))),
            Map.entry("set_in_place_of_sequence", der -> Bytes.replace(der, 0, 1, new byte[] {0x31})));

    private EcdsaMutations() {}

    private static UnaryOperator<byte[]> of(Function<DerSignature, byte[]> change) {
        return der -> change.apply(DerSignature.of(der));
    }

    private static BigInteger highS(BigInteger s) {
        return s.max(P256_ORDER.subtract(s));
    }

    /** The first bit of the greater of s and n - s is set, so that without its leading zero it is a negative number. */
    private static byte[] withNegativeS(DerSignature signature) {
        return DerSignature.sequence(
                DerSignature.integer(signature.r()), DerSignature.integer(unsigned(highS(signature.s()), P256_LENGTH)));
    }

    private static byte[] withNeedlessZero(DerSignature signature) {
        byte[] padded = ByteArrays.concatenate(new byte[1], signature.r().toByteArray());
        return DerSignature.sequence(DerSignature.integer(padded), DerSignature.integer(signature.s()));
    }

    private static byte[] raw(DerSignature signature) {
        int length = (Math.max(signature.r().bitLength(), signature.s().bitLength()) + 7) / 8;
        return ByteArrays.concatenate(unsigned(signature.r(), length), unsigned(signature.s(), length));
    }

    /** Big-endian, of that length. */
    static byte[] unsigned(BigInteger value, int length) {
        byte[] signed = value.toByteArray();
        int begin = Math.max(0, signed.length - length);
        byte[] unsigned = new byte[length];
        byte[] significant = Arrays.copyOfRange(signed, begin, signed.length);
        System.arraycopy(significant, 0, unsigned, length - significant.length, significant.length);
        return unsigned;
    }
}
