package dev.keywave.authenticator;

import dev.keywave.crypto.SelectedCrypto;
import dev.keywave.webauthn.CoseAlgorithm;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** Signs through the Java Cryptography Architecture with a provider that is asked by name, not found by look-up. */
final class JcaSigner implements Signer {

    /** PKCS #8 around an ECPrivateKey (RFC 5915) of secp256r1 without the optional public key. */
    private static final byte[] P256_PKCS8_PREFIX =
            HexFormat.of().parseHex("3041020100301306072a8648ce3d020106082a8648ce3d030107042730250201010420");

    /** PKCS #8 around a CurvePrivateKey of Ed25519 (RFC 8410). */
    private static final byte[] ED25519_PKCS8_PREFIX = HexFormat.of().parseHex("302e020100300506032b657004220420");

    private final byte[] pkcs8Prefix;
    private final KeyFactory keyFactory;
    private final Signature signature;
    private final PublicKeyDerivation publicKeys;

    private JcaSigner(byte[] pkcs8Prefix, KeyFactory keyFactory, Signature signature, PublicKeyDerivation publicKeys) {
        this.pkcs8Prefix = pkcs8Prefix;
        this.keyFactory = keyFactory;
        this.signature = signature;
        this.publicKeys = publicKeys;
    }

    static Signer of(CoseAlgorithm algorithm, SelectedCrypto crypto) {
        return switch (algorithm) {
            case ES256 ->
                new JcaSigner(
                        P256_PKCS8_PREFIX,
                        crypto.keyFactory("EC"),
                        crypto.signature("SHA256withECDSA"),
                        PublicKeyDerivation.p256(crypto));
            case EDDSA ->
                new JcaSigner(
                        ED25519_PKCS8_PREFIX,
                        crypto.keyFactory("Ed25519"),
                        crypto.signature("Ed25519"),
                        PublicKeyDerivation.ed25519(crypto));
        };
    }

    @Override
    public PrivateKey prepare(byte[] privateKey) {
        byte[] pkcs8 = Arrays.copyOf(pkcs8Prefix, pkcs8Prefix.length + privateKey.length);
        System.arraycopy(privateKey, 0, pkcs8, pkcs8Prefix.length, privateKey.length);
        try {
            return keyFactory.generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public byte[] publicKey(byte[] privateKey, PrivateKey prepared) {
        return publicKeys.derive(privateKey, prepared);
    }

    @Override
    public byte[] sign(PrivateKey prepared, byte[] message) {
        try {
            signature.initSign(prepared);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
