package dev.keywave.benchmarks.inputs;

import dev.keywave.webauthn.AuthenticationResponse;
import dev.keywave.webauthn.AuthenticatorAttachment;
import dev.keywave.webauthn.CoseAlgorithm;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Keeps assertions for the length of a run, so that not each fork signs them again: RSA keys take seconds to find.
 * Without a folder, each process makes its own.
 *
 * @param folder null for none
 */
public record InputFolder(@Nullable Path folder) {

    private static final String PROPERTY = "keywave.benchmarks.inputs";

    /** The folder that the process that forked this one said. */
    static InputFolder ofThisProcess() {
        String folder = System.getProperty(PROPERTY);
        return new InputFolder(folder == null ? null : Path.of(folder));
    }

    /** What tells it to a JVM that is forked. */
    public static String jvmArgument(Path folder) {
        return "-D" + PROPERTY + "=" + folder.toAbsolutePath();
    }

    /** From the file, which is made if there is none. */
    public List<SignedAssertion> assertions(
            CoseAlgorithm algorithm, int keys, BiFunction<CoseAlgorithm, Integer, List<SignedAssertion>> maker) {
        if (folder == null) {
            return maker.apply(algorithm, keys);
        }
        Path file = folder.resolve(algorithm.label() + "-" + keys);
        try {
            if (!Files.exists(file)) {
                write(file, maker.apply(algorithm, keys));
            }
            return read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, List<SignedAssertion> assertions) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            out.writeInt(assertions.size());
            for (SignedAssertion assertion : assertions) {
                AuthenticationResponse response = assertion.response();
                out.writeUTF(assertion.challenge());
                for (byte[] bytes : List.of(
                        assertion.coseKey(),
                        assertion.subjectPublicKeyInfo(),
                        response.credentialId(),
                        response.clientDataJson(),
                        response.authenticatorData(),
                        response.signature(),
                        response.userHandle())) {
                    out.writeInt(bytes.length);
                    out.write(bytes);
                }
            }
        }
    }

    private static List<SignedAssertion> read(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            int count = in.readInt();
            List<SignedAssertion> assertions = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                String challenge = in.readUTF();
                byte[] coseKey = bytes(in);
                byte[] subjectPublicKeyInfo = bytes(in);
                assertions.add(SignedAssertions.assertion(
                        new AuthenticationResponse(
                                bytes(in),
                                AuthenticatorAttachment.PLATFORM,
                                bytes(in),
                                bytes(in),
                                bytes(in),
                                bytes(in)),
                        challenge,
                        coseKey,
                        subjectPublicKeyInfo));
            }
            return assertions;
        }
    }

    private static byte[] bytes(DataInputStream in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return bytes;
    }
}
