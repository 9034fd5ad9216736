package dev.keywave.benchmarks.matrix;

import dev.keywave.benchmarks.SignatureVerifier.PublicKeyVerifier;
import dev.keywave.benchmarks.inputs.SignedAssertion;
import dev.keywave.benchmarks.inputs.SignedAssertions;
import dev.keywave.benchmarks.subject.Subject;
import dev.keywave.benchmarks.subject.SubjectCheck;
import dev.keywave.benchmarks.subject.Subjects;
import dev.keywave.webauthn.CoseAlgorithm;
import java.security.GeneralSecurityException;
import java.util.List;

/** Signed messages and ready keys of one subject, taken in turn. Checked when it is made. */
final class Rotation {

    private final PublicKeyVerifier[] keys;
    private final byte[][] messages;
    private final byte[][] signatures;
    private int next;

    /**
     * Checks the subject and makes its keys ready.
     *
     * @param keyCount how many keys there are
     */
    Rotation(String algorithmLabel, String provider, int keyCount) throws GeneralSecurityException {
        CoseAlgorithm algorithm = Subjects.algorithm(algorithmLabel);
        Subject subject = checked(provider, algorithm);
        List<SignedAssertion> inputs = SignedAssertions.of(algorithm, keyCount);
        keys = new PublicKeyVerifier[inputs.size()];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = i < keyCount
                    ? subject.verifier().forKey(algorithm.label(), inputs.get(i).subjectPublicKeyInfo())
                    : keys[i - keyCount];
        }
        messages = inputs.stream().map(SignedAssertion::message).toArray(byte[][]::new);
        signatures = inputs.stream().map(SignedAssertion::signature).toArray(byte[][]::new);
    }

    /**
     * A subject that has the algorithm and is what its name says.
     *
     * @throws dev.keywave.input.InputException one line, when it is not offered
     * @throws IllegalStateException when it is something else
     */
    static Subject checked(String provider, CoseAlgorithm algorithm) {
        Subject subject = Subjects.require(provider, algorithm);
        String problem = SubjectCheck.problem(subject, algorithm, SignedAssertions.of(algorithm, 2));
        if (problem != null) {
            throw new IllegalStateException(subject.description() + " " + problem);
        }
        return subject;
    }

    /** Goes to the next message. */
    int advance() {
        next = (next + 1) % keys.length;
        return next;
    }

    PublicKeyVerifier key(int index) {
        return keys[index];
    }

    byte[] message(int index) {
        return messages[index];
    }

    byte[] signature(int index) {
        return signatures[index];
    }

    int size() {
        return keys.length;
    }
}
