package dev.keywave.relyingparty;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The body that creates a {@code fido2AuthenticationMethod}.
 *
 * @param displayName empty when none was sent
 * @param response {@code publicKeyCredential}, decoded
 */
record GraphCredential(String displayName, CredentialResponse response) {

    /**
     * Reads it.
     *
     * @throws MalformedException when it cannot be read
     */
    static GraphCredential read(byte[] body) {
        Reading reading = new Reading();
        Json.readObject(body, "the request", reading::member);
        CredentialResponse response = reading.response;
        if (response == null) {
            throw new MalformedException("publicKeyCredential is missing");
        }
        return new GraphCredential(reading.displayName, response);
    }

    /** Members as they come. */
    private static final class Reading {
        private String displayName = "";
        private @Nullable CredentialResponse response;

        void member(String name, JsonParser value) {
            switch (name) {
                case "displayName" -> {
                    if (value.currentToken() != JsonToken.VALUE_NULL) {
                        displayName = Json.string(value);
                    }
                }
                case "publicKeyCredential" -> response = CredentialResponse.readGraph(value);
                default -> value.skipChildren();
            }
        }
    }
}
