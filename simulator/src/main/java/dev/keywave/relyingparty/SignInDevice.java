package dev.keywave.relyingparty;

import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The device that somebody signs in from, as a request says: {@code {"isCompliant": true}}. Absent is not compliant. */
final class SignInDevice {

    private boolean compliant;

    private SignInDevice() {}

    /**
     * Reads the object that the parser stands on.
     *
     * @return whether the device is compliant
     * @throws MalformedException when it is no object, or {@code isCompliant} no truth value
     */
    static boolean readCompliant(JsonParser value) {
        SignInDevice device = new SignInDevice();
        Json.members(value, "device", device::member);
        return device.compliant;
    }

    private void member(String name, JsonParser value) {
        if (name.equals("isCompliant")) {
            // Text too, which is all that a column of a CSV file can give.
            boolean text = value.currentToken() == JsonToken.VALUE_STRING
                    && List.of("true", "false").contains(value.getString());
            compliant = text ? value.getString().equals("true") : Json.bool(value);
        } else {
            value.skipChildren();
        }
    }
}
