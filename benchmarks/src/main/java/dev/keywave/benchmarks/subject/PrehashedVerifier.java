package dev.keywave.benchmarks.subject;

import dev.keywave.benchmarks.SignatureVerifier;
import dev.keywave.crypto.SelectedCrypto;
import dev.keywave.webauthn.CoseAlgorithm;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Set;

/**
 * ES256 in two steps: the JDK hashes, for which it compiles to the processor's own instructions, and the provider
 * verifies the hash. For the hundred bytes of a ceremony that costs less than a native library's digest.
 */
final class PrehashedVerifier implements SignatureVerifier {

    private final String name;
    private final String description;
    private final Provider provider;

    PrehashedVerifier(String name, String description, Provider provider) {
        this.name = name;
        this.description = description;
        this.provider = provider;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public Set<String> algorithms() {
        return Set.of(CoseAlgorithm.ES256.label());
    }

    @Override
    public PublicKeyVerifier forKey(String algorithm, byte[] subjectPublicKeyInfo) throws GeneralSecurityException {
        PublicKey key =
                KeyFactory.getInstance("EC", provider).generatePublic(new X509EncodedKeySpec(subjectPublicKeyInfo));
        MessageDigest digest = SelectedCrypto.sha256();
        Signature signature = Signature.getInstance("NONEwithECDSA", provider);
        return (message, signatureBytes) -> {
            signature.initVerify(key);
            signature.update(digest.digest(message));
            return signature.verify(signatureBytes);
        };
    }
}
