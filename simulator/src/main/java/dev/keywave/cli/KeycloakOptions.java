package dev.keywave.cli;

import dev.keywave.input.InputException;
import dev.keywave.seeding.KeycloakSink;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags of an export for Keycloak. */
final class KeycloakOptions {

    private static final String PASSWORDLESS = "webauthn-passwordless";
    private static final String SECOND_FACTOR = "webauthn";

    @Option(names = "--chunk", paramLabel = "N", description = "keycloak: users per file. Default: 500.")
    private @Nullable Integer chunk;

    @Option(
            names = "--keycloak-type",
            paramLabel = "TYPE",
            description = "keycloak: webauthn-passwordless, or webauthn for a second factor. Default:"
                    + " webauthn-passwordless.")
    private @Nullable String type;

    @Option(
            names = "--with-password",
            description = "keycloak: users get the password that '{user.password}' is in adapters.")
    private boolean withPassword;

    /** Refuses flags that would do nothing. */
    void refuseUnless(boolean keycloak) {
        if (!keycloak && (chunk != null || type != null || withPassword)) {
            throw new InputException("--chunk, --keycloak-type and --with-password belong to --format keycloak; leave"
                    + " them out, or change the format");
        }
    }

    KeycloakSink.Settings settings() {
        if (chunk != null && chunk < 1) {
            throw new InputException("--chunk: " + chunk + "; write 1 or more");
        }
        if (type != null && !type.equals(PASSWORDLESS) && !type.equals(SECOND_FACTOR)) {
            throw new InputException(
                    "--keycloak-type: \"" + type + "\" is not known; write " + PASSWORDLESS + " or " + SECOND_FACTOR);
        }
        return new KeycloakSink.Settings(
                chunk == null ? 500 : chunk,
                type == null ? PASSWORDLESS : type,
                withPassword,
                System.currentTimeMillis());
    }

    /** What a shell needs to load the folder, with the address, the realm and an admin's token as its variables. */
    String loadCommand(String folder) {
        return "for f in '" + folder.replace("'", "'\\''") + "'/users-*.json; do curl --fail-with-body -sS"
                + " -H \"Authorization: Bearer $TOKEN\" -H 'Content-Type: application/json'"
                + " --data-binary @\"$f\" \"$KEYCLOAK/admin/realms/$REALM/partialImport\" || break; done";
    }
}
