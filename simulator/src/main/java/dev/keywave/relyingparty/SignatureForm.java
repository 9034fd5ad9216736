package dev.keywave.relyingparty;

import java.math.BigInteger;

/**
 * The form of assertion signatures (https://www.w3.org/TR/webauthn-3/#sctn-signature-attestation-types). Providers of the
 * JCA are not equally strict: SunEC reads a negative s as a positive one and 65 bytes of EdDSA as 64.
 */
final class SignatureForm {

    private static final int SEQUENCE = 0x30;
    private static final int INTEGER = 0x02;
    private static final int ED25519_LENGTH = 64;

    /** RFC 8032, section 5.1: the order of the group. */
    private static final BigInteger ED25519_ORDER =
            BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));

    private SignatureForm() {}

    /** Whether it can be a signature of that COSE algorithm at all. */
    static boolean fits(byte[] signature, long alg) {
        if (alg == -7 || alg == -35 || alg == -36 || alg == -9 || alg == -51 || alg == -52) {
            return isEcdsaSigValue(signature);
        }
        if (alg == -8 || alg == -19) {
            return signature.length == ED25519_LENGTH && scalar(signature).compareTo(ED25519_ORDER) < 0;
        }
        return signature.length > 0;
    }

    /** RFC 3279, section 2.2.3, in DER: a sequence of two positive integers, each of the least length. */
    private static boolean isEcdsaSigValue(byte[] der) {
        int r = content(der, 0, SEQUENCE);
        if (r < 0 || r + lengthBefore(der, r) != der.length) {
            return false;
        }
        int s = afterPositive(der, r);
        return s >= 0 && afterPositive(der, s) == der.length;
    }

    /** Where the content of an element begins; -1 when there is none of that tag, or with a length that is not the least. */
    private static int content(byte[] der, int begin, int tag) {
        if (begin + 2 > der.length || der[begin] != tag) {
            return -1;
        }
        if (der[begin + 1] >= 0) {
            return begin + 2;
        }
        boolean longForm = der[begin + 1] == (byte) 0x81 && begin + 3 <= der.length && der[begin + 2] < 0;
        return longForm ? begin + 3 : -1;
    }

    private static int lengthBefore(byte[] der, int content) {
        return der[content - 1] & 0xFF;
    }

    private static int afterPositive(byte[] der, int begin) {
        int content = content(der, begin, INTEGER);
        if (content < 0) {
            return -1;
        }
        int length = lengthBefore(der, content);
        if (length == 0 || length > der.length - content) {
            return -1;
        }
        boolean negative = der[content] < 0;
        boolean needlessZero = der[content] == 0 && (length == 1 || der[content + 1] >= 0);
        return negative || needlessZero ? -1 : content + length;
    }

    private static BigInteger scalar(byte[] signature) {
        byte[] bigEndian = new byte[ED25519_LENGTH / 2];
        for (int i = 0; i < bigEndian.length; i++) {
            bigEndian[i] = signature[ED25519_LENGTH - 1 - i];
        }
        return new BigInteger(1, bigEndian);
    }
}
