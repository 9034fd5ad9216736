package dev.keywave.benchmarks.subject;

import dev.keywave.benchmarks.SignatureVerifier;
import dev.keywave.webauthn.CoseAlgorithm;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * A JCA provider as a relying party uses one that keeps the JCA objects of its keys: one {@code Signature} for all keys,
 * {@code initVerify} for each verification.
 */
final class JcaVerifier implements SignatureVerifier {

    private final String name;
    private final String description;
    private final JcaServices services;
    private final Map<CoseAlgorithm, Signature> signatures = new EnumMap<>(CoseAlgorithm.class);

    JcaVerifier(String name, String description, JcaServices services) {
        this.name = name;
        this.description = description;
        this.services = services;
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
        return services.algorithms();
    }

    @Override
    public PublicKeyVerifier forKey(String label, byte[] subjectPublicKeyInfo) throws GeneralSecurityException {
        CoseAlgorithm algorithm = Subjects.algorithm(label);
        PublicKey key = services.keyFactory(algorithm).generatePublic(new X509EncodedKeySpec(subjectPublicKeyInfo));
        Signature known = signatures.get(algorithm);
        Signature signature = known != null ? known : services.signature(algorithm);
        signatures.put(algorithm, signature);
        return (message, signatureBytes) -> {
            signature.initVerify(key);
            signature.update(message);
            return signature.verify(signatureBytes);
        };
    }
}
