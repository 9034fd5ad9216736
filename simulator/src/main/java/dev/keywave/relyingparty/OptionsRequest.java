package dev.keywave.relyingparty;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * A request for options of either ceremony, as FIDO's conformance API has it; members that were not sent are null.
 *
 * @param username empty when none was sent
 * @param displayName empty when none was sent
 * @param authenticatorSelection as sent, without its {@code userVerification}
 * @param compliantDevice whether {@code device} says so; ours, for the entra profile
 * @param extensions as sent: JSON text of an object
 */
record OptionsRequest(
        String username,
        String displayName,
        @Nullable UserVerificationRequirement userVerification,
        @Nullable AttestationConveyance attestation,
        Selection authenticatorSelection,
        boolean compliantDevice,
        @Nullable String extensions) {

    private static final Set<String> RESIDENT_KEY = Set.of("discouraged", "preferred", "required");
    private static final Set<String> ATTACHMENT = Set.of("platform", "cross-platform");

    /** {@code AuthenticatorSelectionCriteria} without user verification. */
    record Selection(
            @Nullable String residentKey,
            @Nullable Boolean requireResidentKey,
            @Nullable String authenticatorAttachment) {}

    /**
     * Reads a body.
     *
     * @throws MalformedException when it cannot be read
     */
    static OptionsRequest read(byte[] body) {
        Reading reading = new Reading();
        Json.readObject(body, "the request", reading::member);
        return new OptionsRequest(
                reading.username,
                reading.displayName,
                reading.userVerification,
                reading.attestation,
                new Selection(reading.residentKey, reading.requireResidentKey, reading.attachment),
                reading.compliantDevice,
                reading.extensions);
    }

    /** Members as they come. */
    private static final class Reading {
        private String username = "";
        private String displayName = "";
        private @Nullable UserVerificationRequirement userVerification;
        private @Nullable AttestationConveyance attestation;
        private @Nullable String residentKey;
        private @Nullable Boolean requireResidentKey;
        private @Nullable String attachment;
        private boolean compliantDevice;
        private @Nullable String extensions;

        void member(String name, JsonParser value) {
            if (value.currentToken() == JsonToken.VALUE_NULL) {
                return;
            }
            switch (name) {
                case "username" -> username = Json.string(value);
                case "displayName" -> displayName = Json.string(value);
                case "userVerification" -> userVerification = userVerification(value);
                case "attestation" -> {
                    attestation = AttestationConveyance.of(Json.string(value));
                    known(attestation, name);
                }
                case "authenticatorSelection" -> Json.members(value, name, this::selection);
                case "device" -> compliantDevice = SignInDevice.readCompliant(value);
                case "extensions" -> extensions = Json.objectText(value);
                default -> value.skipChildren();
            }
        }

        private void selection(String name, JsonParser value) {
            if (value.currentToken() == JsonToken.VALUE_NULL) {
                return;
            }
            switch (name) {
                case "userVerification" -> userVerification = userVerification(value);
                case "residentKey" -> residentKey = oneOf(RESIDENT_KEY, name, value);
                case "requireResidentKey" -> requireResidentKey = Json.bool(value);
                case "authenticatorAttachment" -> attachment = oneOf(ATTACHMENT, name, value);
                default -> value.skipChildren();
            }
        }

        private static UserVerificationRequirement userVerification(JsonParser value) {
            UserVerificationRequirement requirement = UserVerificationRequirement.of(Json.string(value));
            return known(requirement, "userVerification");
        }

        private static String oneOf(Set<String> allowed, String name, JsonParser value) {
            String text = Json.string(value);
            return known(allowed.contains(text) ? text : null, name);
        }

        private static <T> T known(@Nullable T value, String name) {
            if (value == null) {
                throw new MalformedException(name + " has a value that WebAuthn does not know");
            }
            return value;
        }
    }
}
