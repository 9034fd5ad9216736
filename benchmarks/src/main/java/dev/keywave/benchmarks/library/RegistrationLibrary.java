package dev.keywave.benchmarks.library;

import dev.keywave.benchmarks.inputs.SignedRegistrations;
import dev.keywave.input.InputException;

/** A library's registration ceremony over prepared credentials, certificate path included. */
public interface RegistrationLibrary {

    /**
     * One by name, {@code webauthn4j} or {@code yubico}.
     *
     * @throws InputException one line, when it lacks the format
     */
    static RegistrationLibrary of(String name, String format, SignedRegistrations inputs) {
        return switch (name) {
            case "webauthn4j" -> new Webauthn4jRegistrations(inputs);
            case "yubico" -> new YubicoRegistrations(format, inputs);
            default -> throw new InputException("there is no library '" + name + "'; known: webauthn4j, yubico");
        };
    }

    /** How many there are. */
    int size();

    /**
     * From {@code RegistrationResponseJSON} to the verdict, up to the trust anchor where there are certificates.
     *
     * @throws IllegalStateException when the library rejects it
     */
    Object registration(int index);
}
