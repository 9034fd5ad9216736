package dev.keywave.relyingparty;

import dev.keywave.conditionalaccess.Combinations;
import tools.jackson.core.JsonParser;

/**
 * The body of {@code POST /signin/password}: {@code {"username", "password", "secondFactor": "none" | "otp" | "push",
 * "device": {"isCompliant"}}}, the last two optional.
 *
 * @param combination what it amounts to, in Graph's words
 */
record PasswordRequest(String username, String password, String combination, boolean compliantDevice) {

    /**
     * Reads a body.
     *
     * @throws MalformedException when it cannot be read
     */
    static PasswordRequest read(byte[] body) {
        Reading reading = new Reading();
        Json.readObject(body, "the request", reading::member);
        if (reading.username.isEmpty() || reading.password.isEmpty()) {
            throw new MalformedException("username and password are required");
        }
        return new PasswordRequest(reading.username, reading.password, reading.combination, reading.compliantDevice);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return username + " with " + combination;
    }

    /** Members as they come. */
    private static final class Reading {
        private String username = "";
        private String password = "";
        private String combination = Combinations.PASSWORD;
        private boolean compliantDevice;

        void member(String name, JsonParser value) {
            switch (name) {
                case "username" -> username = Json.string(value);
                case "password" -> password = Json.string(value);
                case "secondFactor" -> combination = combination(Json.string(value));
                case "device" -> compliantDevice = SignInDevice.readCompliant(value);
                default -> value.skipChildren();
            }
        }

        private static String combination(String secondFactor) {
            return switch (secondFactor) {
                case "none" -> Combinations.PASSWORD;
                case "otp" -> Combinations.PASSWORD_OTP;
                case "push" -> Combinations.PASSWORD_PUSH;
                default -> throw new MalformedException("secondFactor is none of none, otp and push");
            };
        }
    }
}
