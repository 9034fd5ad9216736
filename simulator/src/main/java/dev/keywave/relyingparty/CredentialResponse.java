package dev.keywave.relyingparty;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * {@code RegistrationResponseJSON} or {@code AuthenticationResponseJSON}
 * (https://www.w3.org/TR/webauthn-3/#dictdef-registrationresponsejson), decoded. Members of the other ceremony are
 * empty.
 *
 * @param id the credential ID
 * @param userHandle null when missing or empty
 * @param compliantDevice whether {@code device} says so; ours, for the entra profile
 */
record CredentialResponse(
        ByteString id,
        ByteString clientDataJson,
        ByteString attestationObject,
        List<String> transports,
        ByteString authenticatorData,
        ByteString signature,
        @Nullable ByteString userHandle,
        boolean compliantDevice) {

    /**
     * Reads the body of {@code /attestation/result}.
     *
     * @throws MalformedException when it cannot be read
     */
    static CredentialResponse readRegistration(byte[] body) {
        Reading reading = Reading.of(body);
        reading.requireType();
        required(reading.attestationObject, "response.attestationObject");
        return reading.result();
    }

    /**
     * Reads a {@code RegistrationResponseJSON} that is part of something else.
     *
     * @param value stands on the object
     * @throws MalformedException when it cannot be read
     */
    static CredentialResponse readRegistration(JsonParser value) {
        Reading reading = Reading.within(value, "credential");
        reading.requireType();
        required(reading.attestationObject, "response.attestationObject");
        return reading.result();
    }

    /**
     * Reads the body of {@code /assertion/result}.
     *
     * @throws MalformedException when it cannot be read
     */
    static CredentialResponse readAuthentication(byte[] body) {
        Reading reading = Reading.of(body);
        reading.requireType();
        required(reading.authenticatorData, "response.authenticatorData");
        required(reading.signature, "response.signature");
        return reading.result();
    }

    /**
     * Reads Graph's {@code webauthnPublicKeyCredential}, which leaves {@code type} and {@code rawId} out.
     *
     * @param value stands on the object
     * @throws MalformedException when it cannot be read
     */
    static CredentialResponse readGraph(JsonParser value) {
        Reading reading = Reading.within(value, "publicKeyCredential");
        if (!reading.type.isEmpty()) {
            reading.requireType();
        }
        required(reading.attestationObject, "response.attestationObject");
        return reading.result();
    }

    /** The same response around another attestation object. */
    CredentialResponse withAttestationObject(ByteString other) {
        return new CredentialResponse(
                id, clientDataJson, other, transports, authenticatorData, signature, userHandle, compliantDevice);
    }

    private static void required(ByteString value, String name) {
        if (value.isEmpty()) {
            throw new MalformedException(name + " is missing or empty");
        }
    }

    /** Members as they come. */
    private static final class Reading {

        private ByteString id = ByteString.EMPTY;
        private ByteString rawId = ByteString.EMPTY;
        private String type = "";
        private ByteString clientDataJson = ByteString.EMPTY;
        private ByteString attestationObject = ByteString.EMPTY;
        private List<String> transports = List.of();
        private ByteString authenticatorData = ByteString.EMPTY;
        private ByteString signature = ByteString.EMPTY;
        private ByteString userHandle = ByteString.EMPTY;
        private boolean compliantDevice;

        static Reading of(byte[] body) {
            Reading reading = new Reading();
            Json.readObject(body, "the request", reading::member);
            reading.check();
            return reading;
        }

        static Reading within(JsonParser value, String what) {
            Reading reading = new Reading();
            Json.members(value, what, reading::member);
            reading.check();
            return reading;
        }

        void check() {
            required(id, "id");
            required(clientDataJson, "response.clientDataJSON");
            if (!rawId.isEmpty() && !rawId.equals(id)) {
                throw new MalformedException("rawId is not id");
            }
        }

        void requireType() {
            if (!type.equals("public-key")) {
                throw new MalformedException("type is not public-key");
            }
        }

        CredentialResponse result() {
            return new CredentialResponse(
                    id,
                    clientDataJson,
                    attestationObject,
                    transports,
                    authenticatorData,
                    signature,
                    userHandle.isEmpty() ? null : userHandle,
                    compliantDevice);
        }

        private void member(String name, JsonParser value) {
            switch (name) {
                case "id" -> id = Json.base64Url(value);
                case "rawId" -> rawId = Json.base64Url(value);
                case "type" -> type = Json.string(value);
                case "response" -> Json.members(value, name, this::response);
                case "device" -> compliantDevice = SignInDevice.readCompliant(value);
                case "clientExtensionResults", "getClientExtensionResults" -> Json.skipObject(value);
                default -> value.skipChildren();
            }
        }

        private void response(String name, JsonParser value) {
            switch (name) {
                case "clientDataJSON" -> clientDataJson = Json.base64Url(value);
                case "attestationObject" -> attestationObject = Json.base64Url(value);
                case "transports" -> transports = Json.strings(value);
                // An authenticationResponseJSON's authenticatorData; a registration may repeat its own beside the
                // attestation object, where it is not signed and so of no interest.
                case "authenticatorData" -> authenticatorData = Json.base64Url(value);
                case "signature" -> signature = Json.base64Url(value);
                case "userHandle" -> {
                    if (value.currentToken() != JsonToken.VALUE_NULL) {
                        userHandle = Json.base64Url(value);
                    }
                }
                default -> value.skipChildren();
            }
        }
    }
}
