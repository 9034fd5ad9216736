package dev.keywave.benchmarks.subject;

import dev.keywave.benchmarks.SignatureVerifier.PublicKeyVerifier;
import dev.keywave.benchmarks.inputs.SignedAssertion;
import dev.keywave.webauthn.CoseAlgorithm;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a subject is what its name says before it is timed: published figures were often of another curve, or of
 * another provider than the one in the heading. And whether it can tell good signatures from bad ones.
 */
public final class SubjectCheck {

    private SubjectCheck() {}

    /**
     * Looks at provider, algorithm and curve, and verifies good, broken and foreign signatures.
     *
     * @param inputs at least two, under different keys
     * @return one line that says what is wrong; null when all is well
     */
    public static @Nullable String problem(Subject subject, CoseAlgorithm algorithm, List<SignedAssertion> inputs) {
        try {
            JcaServices services = subject.services();
            String problem = services == null ? null : identity(services, algorithm, inputs.get(0));
            return problem == null ? behaviour(subject, algorithm, inputs) : problem;
        } catch (GeneralSecurityException | RuntimeException | LinkageError e) {
            return String.valueOf(e).lines().findFirst().orElse("");
        }
    }

    private static @Nullable String identity(JcaServices services, CoseAlgorithm algorithm, SignedAssertion input)
            throws GeneralSecurityException {
        KeyFactory factory = services.keyFactory(algorithm);
        Signature signature = services.signature(algorithm);
        PublicKey key = factory.generatePublic(new X509EncodedKeySpec(input.subjectPublicKeyInfo()));
        if (!Arrays.equals(key.getEncoded(), input.subjectPublicKeyInfo())) {
            return "reads a public key and writes another one";
        }
        String problem = parameters(key, algorithm);
        if (problem != null) {
            return problem;
        }
        signature.initVerify(key);
        List<String> names = JcaAlgorithm.of(algorithm).signatures();
        return names.contains(canonical(signature.getAlgorithm(), names))
                ? null
                : "gives a " + signature.getAlgorithm() + " for " + names.get(0);
    }

    private static String canonical(String name, List<String> names) {
        return names.stream()
                .filter(known -> known.equalsIgnoreCase(name))
                .findFirst()
                .orElse(name);
    }

    /** The curve by its equation, order and generator, not by its name; the modulus by its length. */
    public static @Nullable String parameters(PublicKey key, CoseAlgorithm algorithm) throws GeneralSecurityException {
        if (algorithm == CoseAlgorithm.RS256) {
            return key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() == 2048
                    ? null
                    : "its key is no RSA key of 2048 bits";
        }
        boolean ecdsa = algorithm == CoseAlgorithm.ES256 || algorithm == CoseAlgorithm.ES384;
        if (!ecdsa) {
            // The algorithm identifier of these says all, and the encoded key was compared.
            return null;
        }
        String name = algorithm == CoseAlgorithm.ES256 ? "secp256r1" : "secp384r1";
        return key instanceof ECPublicKey ec && isCurve(ec.getParams(), name) ? null : "its key is not on " + name;
    }

    private static boolean isCurve(ECParameterSpec actual, String name) throws GeneralSecurityException {
        AlgorithmParameters reference = AlgorithmParameters.getInstance("EC", "SunEC");
        reference.init(new ECGenParameterSpec(name));
        ECParameterSpec expected = reference.getParameterSpec(ECParameterSpec.class);
        return actual.getCurve().getField().equals(expected.getCurve().getField())
                && actual.getCurve().getA().equals(expected.getCurve().getA())
                && actual.getCurve().getB().equals(expected.getCurve().getB())
                && actual.getGenerator().equals(expected.getGenerator())
                && actual.getOrder().equals(expected.getOrder())
                && actual.getCofactor() == expected.getCofactor();
    }

    private static @Nullable String behaviour(Subject subject, CoseAlgorithm algorithm, List<SignedAssertion> inputs)
            throws GeneralSecurityException {
        SignedAssertion good = inputs.get(0);
        PublicKeyVerifier key = subject.verifier().forKey(algorithm.label(), good.subjectPublicKeyInfo());
        PublicKeyVerifier other =
                subject.verifier().forKey(algorithm.label(), inputs.get(1).subjectPublicKeyInfo());
        for (int round = 0; round < 2; round++) {
            if (!key.verify(good.message(), good.signature())) {
                return "rejects a good signature";
            }
            if (accepts(key, good.message(), BadSignature.FLIPPED_BIT.of(good.signature()))) {
                return "accepts a signature with a flipped bit";
            }
            if (accepts(key, good.message(), BadSignature.MALFORMED.of(good.signature()))) {
                return "accepts a malformed signature";
            }
            if (accepts(other, good.message(), good.signature())) {
                return "accepts a signature of another key";
            }
        }
        return null;
    }

    /** Malformed signatures may be rejected by an exception. */
    public static boolean accepts(PublicKeyVerifier key, byte[] message, byte[] signature) {
        try {
            return key.verify(message, signature);
        } catch (GeneralSecurityException | RuntimeException e) {
            return false;
        }
    }
}
