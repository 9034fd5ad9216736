package dev.keywave.relyingparty;

import dev.keywave.input.InputException;
import dev.keywave.input.RequestLimit;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What makes the relying party a stand-in for Microsoft Entra ID.
 *
 * @param tokens bearer tokens that are good; each is an app with a limit of its own
 * @param policy at the start; Graph's {@code PATCH} changes it
 * @param limit of requests for each app; null for none
 * @param attestationAnchors whose certificates attestations must lead to, to be worth something
 * @param clock wall-clock time, for what Graph dates
 */
public record EntraConfig(
        List<String> tokens,
        EntraPolicy policy,
        @Nullable RequestLimit limit,
        List<X509Certificate> attestationAnchors,
        InstantSource clock) {

    /**
     * What Microsoft's throttling page lists {@code authenticationMethod} under: 5 requests in 10 seconds for each app and
     * tenant.
     */
    public static final RequestLimit GRAPH_LIMIT = new RequestLimit(5, Duration.ofSeconds(10));

    /** https://www.rfc-editor.org/rfc/rfc6750#section-2.1 */
    private static final Pattern B64_TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    /** Takes copies. */
    public EntraConfig {
        tokens = List.copyOf(tokens);
        attestationAnchors = List.copyOf(attestationAnchors);
        if (tokens.isEmpty()) {
            throw new InputException("no bearer token: give at least one");
        }
        for (String token : tokens) {
            if (!B64_TOKEN.matcher(token).matches()) {
                throw new InputException("a bearer token is empty or has characters that it cannot have: use letters,"
                        + " digits and -._~+/, in one line");
            }
        }
    }

    /** Without the tokens. */
    @Override
    public String toString() {
        return "Entra stand-in, " + tokens.size() + " tokens, limit " + limit + ", " + policy;
    }
}
