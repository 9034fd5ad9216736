package dev.keywave.attestation;

import dev.keywave.webauthn.CoseAlgorithm;
import org.bouncycastle.asn1.ASN1Boolean;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;

/**
 * Android's {@code KeyDescription}: version and security level of attestation and of Keymaster, the challenge, a unique
 * ID, what software enforces and what the trusted environment enforces, tagged by number
 * (https://source.android.com/docs/security/features/keystore/attestation#schema). The key lives in the trusted
 * environment and may be used without authentication; its WebAuthn client asks the user.
 */
final class AndroidKeyDescription {

    /** KeyMint 3. */
    private static final int VERSION = 300;

    private static final int TRUSTED_ENVIRONMENT = 1;

    private static final int PURPOSE = 1;
    private static final int ALGORITHM = 2;
    private static final int KEY_SIZE = 3;
    private static final int DIGEST = 5;
    private static final int PADDING = 6;
    private static final int EC_CURVE = 10;
    private static final int RSA_PUBLIC_EXPONENT = 200;
    private static final int NO_AUTH_REQUIRED = 503;
    private static final int ORIGIN = 702;
    private static final int ROOT_OF_TRUST = 704;
    private static final int OS_VERSION = 705;
    private static final int OS_PATCH_LEVEL = 706;

    private static final int PURPOSE_SIGN = 2;
    private static final int ALGORITHM_RSA = 1;
    private static final int ALGORITHM_EC = 3;
    private static final int DIGEST_SHA_256 = 4;
    private static final int DIGEST_SHA_384 = 5;
    private static final int DIGEST_SHA_512 = 6;
    private static final int PADDING_RSA_PKCS1_1_5_SIGN = 5;
    private static final int ORIGIN_GENERATED = 0;
    private static final int VERIFIED_BOOT_STATE_VERIFIED = 0;
    private static final int BOOT_DIGEST_LENGTH = 32;

    private AndroidKeyDescription() {}

    /** Of a key of that algorithm, made for that challenge. */
    static DERSequence of(CoseAlgorithm algorithm, byte[] challenge) {
        return sequence(
                new ASN1Integer(VERSION),
                new ASN1Enumerated(TRUSTED_ENVIRONMENT),
                new ASN1Integer(VERSION),
                new ASN1Enumerated(TRUSTED_ENVIRONMENT),
                new DEROctetString(challenge),
                new DEROctetString(new byte[0]),
                new DERSequence(),
                switch (algorithm) {
                    case ES256 -> enforced(ec(256, 1), DIGEST_SHA_256);
                    case ES384 -> enforced(ec(384, 2), DIGEST_SHA_384);
                    case ES512 -> enforced(ec(521, 3), DIGEST_SHA_512);
                    case RS256 -> enforced(rsa(), DIGEST_SHA_256);
                    default -> throw new IllegalArgumentException("No Android key is for " + algorithm.label());
                });
    }

    private static ASN1Encodable[] ec(int bits, int curve) {
        return new ASN1Encodable[] {
            tagged(ALGORITHM, new ASN1Integer(ALGORITHM_EC)),
            tagged(KEY_SIZE, new ASN1Integer(bits)),
            tagged(EC_CURVE, new ASN1Integer(curve))
        };
    }

    private static ASN1Encodable[] rsa() {
        return new ASN1Encodable[] {
            tagged(ALGORITHM, new ASN1Integer(ALGORITHM_RSA)),
            tagged(KEY_SIZE, new ASN1Integer(2048)),
            tagged(PADDING, new DERSet(new ASN1Integer(PADDING_RSA_PKCS1_1_5_SIGN))),
            tagged(RSA_PUBLIC_EXPONENT, new ASN1Integer(65_537))
        };
    }

    /** An {@code AuthorizationList}, in the order of its tags. */
    private static DERSequence enforced(ASN1Encodable[] key, int digest) {
        ASN1EncodableVector list = new ASN1EncodableVector();
        list.add(tagged(PURPOSE, new DERSet(new ASN1Integer(PURPOSE_SIGN))));
        list.add(key[0]);
        list.add(key[1]);
        list.add(tagged(DIGEST, new DERSet(new ASN1Integer(digest))));
        for (int i = 2; i < key.length; i++) {
            list.add(key[i]);
        }
        list.add(tagged(NO_AUTH_REQUIRED, DERNull.INSTANCE));
        list.add(tagged(ORIGIN, new ASN1Integer(ORIGIN_GENERATED)));
        list.add(tagged(ROOT_OF_TRUST, rootOfTrust()));
        list.add(tagged(OS_VERSION, new ASN1Integer(150_000)));
        list.add(tagged(OS_PATCH_LEVEL, new ASN1Integer(202_501)));
        return new DERSequence(list);
    }

    /** verifiedBootKey, deviceLocked, verifiedBootState, verifiedBootHash. */
    private static DERSequence rootOfTrust() {
        return sequence(
                new DEROctetString(new byte[BOOT_DIGEST_LENGTH]),
                ASN1Boolean.TRUE,
                new ASN1Enumerated(VERIFIED_BOOT_STATE_VERIFIED),
                new DEROctetString(new byte[BOOT_DIGEST_LENGTH]));
    }

    private static DERTaggedObject tagged(int tag, ASN1Encodable value) {
        return new DERTaggedObject(true, tag, value);
    }

    private static DERSequence sequence(ASN1Encodable... elements) {
        return new DERSequence(elements);
    }
}
