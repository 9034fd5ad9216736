package dev.keywave.relyingparty;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A path of Keycloak's under {@code /realms/}.
 *
 * @param realm any name of letters, digits and {@code -._~}
 * @param place which of its pages
 */
record KeycloakPath(String realm, Place place) {

    private static final Pattern PATH =
            Pattern.compile("/realms/([A-Za-z0-9._~-]+)/(protocol/openid-connect/auth|login-actions/[a-z-]+)");

    /** A page. */
    enum Place {
        /** OpenID Connect's authorization endpoint. */
        AUTH("protocol/openid-connect/auth"),
        /** The login page. */
        AUTHENTICATE("login-actions/authenticate"),
        /** What is asked of somebody who is logged in. */
        REQUIRED_ACTION("login-actions/required-action");

        private final String path;

        Place(String path) {
            this.path = path;
        }
    }

    /** Null when nothing is there. */
    static @Nullable KeycloakPath of(String path) {
        Matcher matcher = PATH.matcher(path);
        if (matcher.matches()) {
            for (Place place : Place.values()) {
                if (place.path.equals(matcher.group(2))) {
                    return new KeycloakPath(matcher.group(1), place);
                }
            }
        }
        return null;
    }

    @Override
    public String toString() {
        return "/realms/" + realm + "/" + place.path;
    }
}
