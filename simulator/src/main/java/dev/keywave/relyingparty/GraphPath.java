package dev.keywave.relyingparty;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A path of Microsoft Graph, taken apart.
 *
 * @param version {@code v1.0} or {@code beta}
 * @param resource what it names
 * @param user the {@code id} or {@code userPrincipalName} in it; empty for policies
 * @param argument the method's or policy's ID, or the text of {@code challengeTimeoutInMinutes}; null when there is none
 */
record GraphPath(
        String version,
        Resource resource,
        String user,
        @Nullable String argument) {

    private static final String METHODS = "authentication/fido2Methods";
    private static final String POLICY =
            "policies/authenticationMethodsPolicy/authenticationMethodConfigurations/fido2";
    private static final String ACCESS = "identity/conditionalAccess/policies";
    private static final Pattern USERS = Pattern.compile("users/([^/]*)/" + METHODS + "(?:/([^/]+))?");
    private static final Pattern CREATION_OPTIONS = Pattern.compile(
            "(?:microsoft\\.graph\\.)?creationOptions(?:\\((?:challengeTimeoutInMinutes=([^()]*))?\\))?");

    /** What Graph has of passkeys. */
    enum Resource {
        /** {@code …/fido2Methods}. */
        METHODS,
        /** {@code …/fido2Methods/ID}. */
        METHOD,
        /** {@code …/fido2Methods/creationOptions}. */
        CREATION_OPTIONS,
        /** The authentication methods policy's configuration of passkeys. */
        POLICY,
        /** All policies of Conditional Access. */
        ACCESS_POLICIES,
        /** One of them. */
        ACCESS_POLICY
    }

    /** Takes a path apart; null when Graph has nothing there that this server has too. */
    static @Nullable GraphPath parse(String path) {
        int end = path.indexOf('/', 1);
        if (end < 0) {
            return null;
        }
        String version = path.substring(1, end);
        String rest = path.substring(end + 1);
        if (rest.equalsIgnoreCase(POLICY)) {
            return new GraphPath(version, Resource.POLICY, "", null);
        }
        if (rest.equalsIgnoreCase(ACCESS)) {
            return new GraphPath(version, Resource.ACCESS_POLICIES, "", null);
        }
        if (rest.regionMatches(true, 0, ACCESS + "/", 0, ACCESS.length() + 1)) {
            return new GraphPath(version, Resource.ACCESS_POLICY, "", decoded(rest.substring(ACCESS.length() + 1)));
        }
        Matcher users = USERS.matcher(rest);
        if (!users.matches()) {
            return null;
        }
        String user = decoded(users.group(1));
        String last = users.group(2) == null ? "" : decoded(users.group(2));
        if (user == null || last == null) {
            return null;
        }
        if (last.isEmpty()) {
            return new GraphPath(version, Resource.METHODS, user, null);
        }
        Matcher options = CREATION_OPTIONS.matcher(last);
        return options.matches()
                ? new GraphPath(version, Resource.CREATION_OPTIONS, user, options.group(1))
                : new GraphPath(version, Resource.METHOD, user, last);
    }

    boolean isBeta() {
        return version.equals("beta");
    }

    private static @Nullable String decoded(String segment) {
        try {
            // Of a path, unlike of a form, a plus sign is a plus sign.
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
