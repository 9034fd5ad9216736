package dev.keywave.adapter;

import dev.keywave.input.Location;
import java.util.List;
import java.util.regex.Pattern;

/** Names that an adapter can use. */
final class Names {

    /** What stands before the dot for the virtual user. */
    static final String USER = "user";

    /** The member of the user that is its number, {@code {user.index}}. */
    static final String INDEX = "index";

    /** What every user has; anything else is a column of the run's {@link Feeder}. */
    static final List<String> USER_MEMBERS = List.of("name", "password", INDEX);

    /** What stands before the dot for the adapter's secrets. */
    static final String SECRET = "secret";

    /**
     * https://www.w3.org/TR/webauthn-3/#dictdef-registrationresponsejson, flattened; {@code json} for the whole, and
     * {@code conformance_json} for the whole as FIDO's conformance test API has it.
     */
    static final List<String> CREATED_MEMBERS = List.of(
            "json",
            "conformance_json",
            "id",
            "rawId",
            "type",
            "authenticatorAttachment",
            "clientDataJSON",
            "attestationObject",
            "authenticatorData",
            "publicKey",
            "publicKeyAlgorithm",
            "transports");

    /** https://www.w3.org/TR/webauthn-3/#dictdef-authenticationresponsejson, likewise. */
    static final List<String> ASSERTED_MEMBERS = List.of(
            "json",
            "conformance_json",
            "id",
            "rawId",
            "type",
            "authenticatorAttachment",
            "clientDataJSON",
            "authenticatorData",
            "signature",
            "userHandle");

    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private Names() {}

    /** Whether a template could refer to something of this name. */
    static boolean isVariable(String name) {
        return VARIABLE.matcher(name).matches();
    }

    /** Refuses what no template could refer to. */
    static void check(String variable, Location location) {
        if (variable.equals(USER)) {
            throw location.error("\"user\" is the virtual user; name the variable otherwise");
        }
        if (variable.equals(SECRET)) {
            throw location.error("\"secret\" stands for the adapter's secrets; name the variable otherwise");
        }
        if (!isVariable(variable)) {
            throw location.error(
                    "\"" + variable + "\" is not a variable's name; write letters, digits and underscores");
        }
    }
}
