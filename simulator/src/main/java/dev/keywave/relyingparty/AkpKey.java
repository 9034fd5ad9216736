package dev.keywave.relyingparty;

import com.webauthn4j.data.attestation.authenticator.COSEKey;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.COSEKeyOperation;
import com.webauthn4j.data.attestation.statement.COSEKeyType;
import dev.keywave.webauthn.CoseAlgorithm;
import dev.keywave.webauthn.CoseKey;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A COSE key of type AKP (RFC 9964, section 3), those of ML-DSA, which webauthn4j (0.31.10) lacks. Whether the public key
 * is one shows when it is asked for, as with the library's own.
 */
final class AkpKey implements COSEKey {

    /** {@code kty}. */
    static final int TYPE = 7;

    private final @Nullable COSEAlgorithmIdentifier algorithm;
    private final byte[] pub;

    AkpKey(@Nullable COSEAlgorithmIdentifier algorithm, byte[] pub) {
        this.algorithm = algorithm;
        this.pub = pub;
    }

    @Override
    public boolean hasPublicKey() {
        return true;
    }

    @Override
    public boolean hasPrivateKey() {
        return false;
    }

    /** Makes the JCA's key anew each time. */
    @Override
    public PublicKey getPublicKey() {
        CoseAlgorithm known = algorithm == null ? null : CoseAlgorithm.byId(algorithm.getValue());
        if (known != CoseAlgorithm.ML_DSA_44 && known != CoseAlgorithm.ML_DSA_65) {
            throw new IllegalArgumentException("a key of type AKP is for ML-DSA, not for " + algorithm);
        }
        try {
            return KeyFactory.getInstance("ML-DSA")
                    .generatePublic(new X509EncodedKeySpec(CoseKey.subjectPublicKeyInfo(known, pub)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(e);
        }
    }

    byte[] pub() {
        return pub;
    }

    @Override
    public @Nullable PrivateKey getPrivateKey() {
        return null;
    }

    /** The library has no name for it. */
    @Override
    public @Nullable COSEKeyType getKeyType() {
        return null;
    }

    @Override
    public byte @Nullable [] getKeyId() {
        return null;
    }

    @Override
    public @Nullable COSEAlgorithmIdentifier getAlgorithm() {
        return algorithm;
    }

    @Override
    public @Nullable List<COSEKeyOperation> getKeyOps() {
        return null;
    }

    @Override
    public byte @Nullable [] getBaseIV() {
        return null;
    }

    @Override
    public void validate() {}
}
