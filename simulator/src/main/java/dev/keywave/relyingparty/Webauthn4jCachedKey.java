package dev.keywave.relyingparty;

import com.webauthn4j.data.attestation.authenticator.COSEKey;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.COSEKeyOperation;
import com.webauthn4j.data.attestation.statement.COSEKeyType;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A COSE key whose JCA public key is made once; webauthn4j's own makes one per question. */
final class Webauthn4jCachedKey implements COSEKey {

    private final COSEKey key;
    private final PublicKey publicKey;

    Webauthn4jCachedKey(COSEKey key, PublicKey publicKey) {
        this.key = key;
        this.publicKey = publicKey;
    }

    /** Whether the key is of a type that the library lacks. */
    boolean isAkp() {
        return key instanceof AkpKey;
    }

    @Override
    public boolean hasPublicKey() {
        return true;
    }

    @Override
    public boolean hasPrivateKey() {
        return false;
    }

    @Override
    public PublicKey getPublicKey() {
        return publicKey;
    }

    @Override
    public @Nullable PrivateKey getPrivateKey() {
        return null;
    }

    @Override
    public @Nullable COSEKeyType getKeyType() {
        return key.getKeyType();
    }

    @Override
    public byte @Nullable [] getKeyId() {
        return key.getKeyId();
    }

    @Override
    public @Nullable COSEAlgorithmIdentifier getAlgorithm() {
        return key.getAlgorithm();
    }

    @Override
    public @Nullable List<COSEKeyOperation> getKeyOps() {
        return key.getKeyOps();
    }

    @Override
    public byte @Nullable [] getBaseIV() {
        return key.getBaseIV();
    }

    @Override
    public void validate() {
        key.validate();
    }
}
