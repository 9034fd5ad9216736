package dev.keywave.benchmarks.matrix;

import dev.keywave.benchmarks.subject.JcaServices;
import dev.keywave.benchmarks.subject.Subject;
import dev.keywave.benchmarks.subject.SubjectCheck;
import dev.keywave.webauthn.CoseAlgorithm;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;

/** Whether a key that a provider made is of the right curve, and signs what verifies. */
final class SignedKey {

    private static final byte[] MESSAGE = "a message".getBytes(StandardCharsets.US_ASCII);

    private SignedKey() {}

    static void require(Subject subject, CoseAlgorithm algorithm, KeyPair pair) throws GeneralSecurityException {
        String problem = SubjectCheck.parameters(pair.getPublic(), algorithm);
        JcaServices services = subject.services();
        if (problem == null && services != null) {
            Signature signature = services.signature(algorithm);
            signature.initSign(pair.getPrivate());
            signature.update(MESSAGE);
            byte[] signed = signature.sign();
            boolean good = subject.verifier()
                    .forKey(algorithm.label(), pair.getPublic().getEncoded())
                    .verify(MESSAGE, signed);
            problem = good ? null : "signs what it cannot verify";
        }
        if (problem != null) {
            throw new IllegalStateException(subject.description() + " " + problem);
        }
    }
}
