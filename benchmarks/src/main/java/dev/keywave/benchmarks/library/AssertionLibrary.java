package dev.keywave.benchmarks.library;

import dev.keywave.benchmarks.inputs.SignedAssertion;
import dev.keywave.input.InputException;
import dev.keywave.webauthn.CoseAlgorithm;
import java.util.List;

/** A library's authentication ceremony over prepared assertions, whole and in its parts. An index names an assertion. */
public interface AssertionLibrary {

    /**
     * One by name: {@code webauthn4j} or {@code yubico}.
     *
     * @param inputs of an algorithm that it has, see {@link #signatureName}
     */
    static AssertionLibrary of(String name, List<SignedAssertion> inputs) {
        return switch (name) {
            case "webauthn4j" -> new Webauthn4jAssertions(inputs);
            case "yubico" -> new YubicoAssertions(inputs);
            default -> throw new InputException("there is no library '" + name + "'; known: webauthn4j, yubico");
        };
    }

    /**
     * The name by which a library asks the JCA for a signature.
     *
     * @throws InputException one line, when it lacks the algorithm
     */
    static String signatureName(String library, CoseAlgorithm algorithm) {
        return switch (algorithm) {
            case ES256 -> "SHA256withECDSA";
            case ES384 -> "SHA384withECDSA";
            case RS256 -> "SHA256withRSA";
            case EDDSA -> library.equals("yubico") ? "EdDSA" : "Ed25519";
            default -> throw new InputException("not offered: " + library + " has no " + algorithm.label());
        };
    }

    /** How many assertions there are. */
    int size();

    /** Parses {@code clientDataJSON} and compares type, challenge and origin; throws when they differ. */
    Object clientData(int index);

    /** Parses authenticator data. */
    Object authenticatorData(int index);

    /**
     * From {@code AuthenticationResponseJSON} to the verdict.
     *
     * @throws IllegalStateException when the library rejects it
     */
    Object assertion(int index);
}
