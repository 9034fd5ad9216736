package dev.keywave.authenticator;

import dev.keywave.crypto.SelectedCrypto;
import dev.keywave.webauthn.CoseAlgorithm;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import org.bouncycastle.crypto.params.MLDSAParameters;

/** Signs through the Java Cryptography Architecture with a provider that is asked by name, not found by look-up. */
final class JcaSigner implements Signer {

    /** RFC 8230, section 2: the salt is as long as the hash. */
    private static final PSSParameterSpec PS256 =
            new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, PSSParameterSpec.TRAILER_FIELD_BC);

    private final PrivateKeyForm form;
    private final KeyFactory keyFactory;
    private final Signature signature;
    private final PublicKeyDerivation publicKeys;

    private JcaSigner(PrivateKeyForm form, KeyFactory keyFactory, Signature signature, PublicKeyDerivation publicKeys) {
        this.form = form;
        this.keyFactory = keyFactory;
        this.signature = signature;
        this.publicKeys = publicKeys;
    }

    static Signer of(CoseAlgorithm algorithm, SelectedCrypto crypto) {
        return switch (algorithm) {
            case ES256 -> ecdsa(PrivateKeyForm.p256(), "SHA256withECDSA", PublicKeyDerivation.p256(crypto), crypto);
            case ES384 -> ecdsa(PrivateKeyForm.p384(), "SHA384withECDSA", PublicKeyDerivation.p384(crypto), crypto);
            case ES512 -> ecdsa(PrivateKeyForm.p521(), "SHA512withECDSA", PublicKeyDerivation.p521(crypto), crypto);
            case EDDSA ->
                new JcaSigner(
                        PrivateKeyForm.ed25519(),
                        crypto.keyFactory("Ed25519"),
                        crypto.signature("Ed25519"),
                        PublicKeyDerivation.ed25519(crypto));
            case RS256 -> rsa(crypto.signature("SHA256withRSA"), crypto);
            case PS256 -> rsa(pss(crypto), crypto);
            case ML_DSA_44 -> mlDsa(algorithm, MLDSAParameters.ml_dsa_44, crypto);
            case ML_DSA_65 -> mlDsa(algorithm, MLDSAParameters.ml_dsa_65, crypto);
        };
    }

    private static Signer ecdsa(
            PrivateKeyForm form, String signature, PublicKeyDerivation publicKeys, SelectedCrypto crypto) {
        return new JcaSigner(form, crypto.keyFactory("EC"), crypto.signature(signature), publicKeys);
    }

    private static Signer rsa(Signature signature, SelectedCrypto crypto) {
        return new JcaSigner(PrivateKeyForm.rsa(), crypto.keyFactory("RSA"), signature, PublicKeyDerivation.rsa());
    }

    private static Signature pss(SelectedCrypto crypto) {
        Signature signature = crypto.signature("RSASSA-PSS");
        try {
            signature.setParameter(PS256);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        return signature;
    }

    private static Signer mlDsa(CoseAlgorithm algorithm, MLDSAParameters parameters, SelectedCrypto crypto) {
        KeyFactory keyFactory = crypto.keyFactory("ML-DSA");
        return new JcaSigner(
                PrivateKeyForm.mlDsa(algorithm, parameters, keyFactory),
                keyFactory,
                crypto.signature("ML-DSA"),
                PublicKeyDerivation.mlDsa(algorithm, parameters, crypto));
    }

    @Override
    public PrivateKey prepare(byte[] privateKey) {
        try {
            return keyFactory.generatePrivate(form.of(privateKey));
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
