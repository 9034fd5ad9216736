package dev.keywave.relyingparty;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/** Reads the body that registers a passkey: {@code {"publicKey": {"label", "credential"}}}. */
final class SpringRegistration {

    private String label = "";
    private @Nullable CredentialResponse credential;

    private SpringRegistration() {}

    /**
     * The credential; its label is of no interest, but has to be there.
     *
     * @throws MalformedException when it cannot be read
     */
    static CredentialResponse read(byte[] body) {
        SpringRegistration reading = new SpringRegistration();
        Json.readObject(body, "the request", reading::member);
        CredentialResponse credential = reading.credential;
        if (credential == null) {
            throw new MalformedException("publicKey.credential is missing");
        }
        if (reading.label.isBlank()) {
            throw new MalformedException("publicKey.label is missing or empty");
        }
        return credential;
    }

    private void member(String name, JsonParser value) {
        if (name.equals("publicKey")) {
            Json.members(value, name, this::publicKey);
        } else {
            value.skipChildren();
        }
    }

    private void publicKey(String name, JsonParser value) {
        switch (name) {
            case "label" -> label = Json.string(value);
            case "credential" -> credential = CredentialResponse.readRegistration(value);
            default -> value.skipChildren();
        }
    }
}
