package dev.keywave.webauthn;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads {@code AuthenticationExtensionsClientInputsJSON} as a browser converts it: extensions that it does not know are
 * ignored, any value will do for a boolean, anything else of the wrong type is an error.
 */
final class ExtensionsReader {

    private boolean credProps;
    private @Nullable CredentialProtectionPolicy credentialProtectionPolicy;
    private boolean enforceCredentialProtectionPolicy;
    private boolean minPinLength;
    private boolean hmacCreateSecret;
    private @Nullable PrfInputs prf;
    private @Nullable LargeBlobInputs largeBlob;
    private @Nullable String appid;
    private @Nullable String appidExclude;
    private boolean uvm;

    private final boolean registration;

    private ExtensionsReader(boolean registration) {
        this.registration = registration;
    }

    static AuthenticationExtensionsClientInputs read(JsonParser value, boolean registration)
            throws InvalidOptionsException {
        switch (value.currentToken()) {
            case START_OBJECT -> {
                return new ExtensionsReader(registration).members(value);
            }
            // to a browser a list is an object without these members; some PHP servers write an empty map so
            case START_ARRAY, VALUE_NULL -> value.skipChildren();
            default -> throw new InvalidOptionsException("extensions_malformed", "extensions is not an object");
        }
        return AuthenticationExtensionsClientInputs.NONE;
    }

    private AuthenticationExtensionsClientInputs members(JsonParser value) throws InvalidOptionsException {
        for (String name = value.nextName(); name != null; name = value.nextName()) {
            value.nextToken();
            if (registration) {
                ofRegistration(name, value);
            } else {
                ofAuthentication(name, value);
            }
        }
        AuthenticationExtensionsClientInputs inputs = new AuthenticationExtensionsClientInputs(
                credProps,
                credentialProtectionPolicy,
                enforceCredentialProtectionPolicy,
                minPinLength,
                hmacCreateSecret,
                prf,
                largeBlob,
                appid,
                appidExclude,
                uvm);
        return inputs.isEmpty() ? AuthenticationExtensionsClientInputs.NONE : inputs;
    }

    private void ofRegistration(String name, JsonParser value) throws InvalidOptionsException {
        switch (name) {
            case "credProps" -> credProps = truth(value);
            case "credentialProtectionPolicy" -> credentialProtectionPolicy = credentialProtectionPolicy(value);
            case "enforceCredentialProtectionPolicy" -> enforceCredentialProtectionPolicy = truth(value);
            case "minPinLength" -> minPinLength = truth(value);
            case "hmacCreateSecret" -> hmacCreateSecret = truth(value);
            case "appidExclude" ->
                appidExclude = OptionsJson.string(value, "appid_exclude_malformed", "extensions.appidExclude");
            default -> ofBoth(name, value);
        }
    }

    private void ofAuthentication(String name, JsonParser value) throws InvalidOptionsException {
        if (name.equals("appid")) {
            appid = OptionsJson.string(value, "appid_malformed", "extensions.appid");
        } else {
            ofBoth(name, value);
        }
    }

    private void ofBoth(String name, JsonParser value) throws InvalidOptionsException {
        switch (name) {
            case "prf" -> prf = PrfReader.read(value, registration);
            case "largeBlob" -> largeBlob = LargeBlobReader.read(value, registration);
            case "uvm" -> uvm = truth(value);
            default -> value.skipChildren();
        }
    }

    private static @Nullable CredentialProtectionPolicy credentialProtectionPolicy(JsonParser value)
            throws InvalidOptionsException {
        String member = "extensions.credentialProtectionPolicy";
        String text = OptionsJson.string(value, "credential_protection_policy_malformed", member);
        CredentialProtectionPolicy policy = text == null ? null : CredentialProtectionPolicy.byValue(text);
        if (text != null && policy == null) {
            throw new InvalidOptionsException(
                    "credential_protection_policy_malformed", member + " is \"" + text + "\", which is none");
        }
        return policy;
    }

    /** False for null, which stands for a member that is not there. */
    static boolean isObject(JsonParser value, String reason, String member) throws InvalidOptionsException {
        if (value.currentToken() == JsonToken.VALUE_NULL) {
            return false;
        }
        if (value.currentToken() != JsonToken.START_OBJECT) {
            throw new InvalidOptionsException(reason, member + " is not an object");
        }
        return true;
    }

    /** ECMAScript's ToBoolean. */
    static boolean truth(JsonParser value) {
        boolean truth = switch (value.currentToken()) {
            case VALUE_FALSE, VALUE_NULL -> false;
            case VALUE_STRING -> !value.getString().isEmpty();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> value.getValueAsDouble(0) != 0;
            default -> true;
        };
        value.skipChildren();
        return truth;
    }
}
