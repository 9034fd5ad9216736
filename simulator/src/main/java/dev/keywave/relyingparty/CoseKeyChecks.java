package dev.keywave.relyingparty;

import dev.keywave.relyingparty.CborWalk.Item;
import dev.keywave.relyingparty.CborWalk.Pair;
import java.math.BigInteger;
import java.util.Map;
import java.util.TreeMap;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.jspecify.annotations.Nullable;

/**
 * Whether a {@code COSE_Key} has the parameters that its algorithm wants, in the form that it wants
 * (https://www.w3.org/TR/webauthn-3/#sctn-alg-identifier). The libraries' own keys have lost that: leading zeros,
 * further parameters, a curve that nobody looked at. Algorithms that are not known here are left to the library.
 */
final class CoseKeyChecks {

    private static final long KTY = 1;
    private static final long ALG = 3;
    private static final long CRV = -1;
    private static final long X = -2;
    private static final long Y = -3;
    private static final long N = -1;
    private static final long E = -2;

    private static final long KTY_OKP = 1;
    private static final long KTY_EC2 = 2;
    private static final long KTY_RSA = 3;

    /** RFC 8812, section 2: "A key of size 2048 bits or larger MUST be used with these algorithms." */
    private static final int MIN_RSA_BITS = 2048;

    private static final BigInteger LEAST_EXPONENT = BigInteger.valueOf(3);

    /** The curve of an algorithm and how long its coordinates are. */
    private record Curve(long kty, long crv, int length) {}

    private static final Map<Long, Curve> CURVES = Map.of(
            -7L, new Curve(KTY_EC2, 1, 32),
            -9L, new Curve(KTY_EC2, 1, 32),
            -35L, new Curve(KTY_EC2, 2, 48),
            -51L, new Curve(KTY_EC2, 2, 48),
            -36L, new Curve(KTY_EC2, 3, 66),
            -52L, new Curve(KTY_EC2, 3, 66),
            -8L, new Curve(KTY_OKP, 6, 32),
            -19L, new Curve(KTY_OKP, 6, 32));

    private final byte[] cbor;
    private final Map<Long, Item> parameters = new TreeMap<>();

    private CoseKeyChecks(byte[] cbor, int begin) {
        this.cbor = cbor;
        for (Pair parameter : CborWalk.map(cbor, begin)) {
            parameters.put(CborWalk.integer(cbor, parameter.key()), parameter.value());
        }
    }

    /** Refuses a key that is not as its algorithm wants it; null when it is. */
    static @Nullable Rejection check(byte[] cbor, int begin) {
        try {
            CoseKeyChecks key = new CoseKeyChecks(cbor, begin);
            key.check();
            return null;
        } catch (MalformedException e) {
            return new Rejection(RejectionReason.PUBLIC_KEY_INVALID, "credentialPublicKey: " + e.getMessage());
        }
    }

    /** The algorithm of a stored key; 0, which is none, when it says none. */
    static long algorithm(byte[] coseKey) {
        try {
            return new CoseKeyChecks(coseKey, 0).integer(ALG);
        } catch (MalformedException e) {
            return 0;
        }
    }

    private void check() {
        long kty = integer(KTY);
        long alg = integer(ALG);
        Curve curve = CURVES.get(alg);
        if (curve != null) {
            require(kty == curve.kty && integer(CRV) == curve.crv, "kty and crv are not those of algorithm " + alg);
            byte[] x = bytes(X);
            require(x.length == curve.length, "x has " + x.length + " bytes, not " + curve.length);
            if (kty == KTY_EC2) {
                require(bytes(Y).length == curve.length, "y is not as long as x");
                requireNoMoreThan(5);
            } else {
                requireNoMoreThan(4);
                require(Ed25519.validatePublicKeyPartial(x, 0), "x encodes no point of the curve");
            }
        } else if ((alg <= -257 && alg >= -259) || (alg <= -37 && alg >= -39)) {
            require(kty == KTY_RSA, "kty is not that of algorithm " + alg);
            requireNoMoreThan(4);
            checkRsa(new BigInteger(1, bytes(N)), new BigInteger(1, bytes(E)));
        }
    }

    /** "MUST NOT contain any other OPTIONAL parameters" (https://www.w3.org/TR/webauthn-3/#sctn-attested-credential-data). */
    private void requireNoMoreThan(int count) {
        require(parameters.size() <= count, "parameters that are not the algorithm's");
    }

    private static void checkRsa(BigInteger n, BigInteger e) {
        require(n.bitLength() >= MIN_RSA_BITS, "an RSA modulus of " + n.bitLength() + " bits");
        // RFC 8017, section 3.1: e between 3 and n - 1, coprime to lambda(n), which is even.
        require(e.testBit(0) && e.compareTo(LEAST_EXPONENT) >= 0 && e.compareTo(n) < 0, "the RSA exponent " + e);
    }

    private long integer(long label) {
        return CborWalk.integer(cbor, item(label));
    }

    private byte[] bytes(long label) {
        Item item = item(label);
        require(CborWalk.major(cbor, item) == CborWalk.BYTE_STRING, "parameter " + label + " is no byte string");
        return CborWalk.content(cbor, item);
    }

    private Item item(long label) {
        Item item = parameters.get(label);
        if (item == null) {
            throw new MalformedException("no parameter " + label);
        }
        return item;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new MalformedException(otherwise);
        }
    }
}
