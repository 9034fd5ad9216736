package dev.keywave.cli;

import dev.keywave.input.InputException;
import dev.keywave.input.RequestLimit;
import dev.keywave.relyingparty.EntraConfig;
import dev.keywave.relyingparty.EntraPolicy;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags of the stand-in for Entra ID. */
final class EntraOptions {

    private static final int TOKEN_BYTES = 32;

    @Option(
            names = "--entra-token-env",
            paramLabel = "NAME",
            description =
                    "Environment variable with a bearer token that is good. Repeatable: each token is an app with a"
                            + " limit of its own. Default: a random token, in a new file of mode 0600 whose path is printed.")
    List<String> tokenVariables = new ArrayList<>();

    @Option(
            names = "--entra-token-file",
            paramLabel = "FILE",
            description = "Entra: file with a bearer token that is good. Repeatable.")
    List<Path> tokenFiles = new ArrayList<>();

    @Option(
            names = "--entra-policy",
            paramLabel = "FILE",
            description =
                    "Entra: policy as a fido2AuthenticationMethodConfiguration of Microsoft Graph, YAML or JSON, with"
                            + " 'groups: {finance: [alice@example.com, \"fin-*\"]}' for the members of the groups that it targets,"
                            + " authenticationStrengthPolicies, conditionalAccessPolicies and registrationEnforcement. Default:"
                            + " enabled for all users, no attestation, no key restrictions, no Conditional Access.")
    @Nullable
    Path policy;

    @Option(
            names = "--throttle",
            paramLabel = "N/TIME",
            description =
                    "Requests that each app may make in a fixed window, which begins with the first of them; more get"
                            + " 429 with Retry-After to its end. none: no limit. Default: 5/10s.")
    @Nullable
    String throttle;

    boolean given() {
        return !tokenVariables.isEmpty() || !tokenFiles.isEmpty() || policy != null || throttle != null;
    }

    /** The settings in words. */
    Map<String, String> inWords() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("policy", policy == null ? "default" : policy.toString());
        words.put("limit of each app", throttle == null ? "5/10s" : throttle);
        return words;
    }

    /** What the stand-in is to be; says where the token is if it had to make one. */
    EntraConfig config(PrintWriter out, List<X509Certificate> anchors) {
        EntraPolicy initial = policy == null ? EntraPolicy.defaults() : EntraPolicy.read(policy);
        warn(out, initial);
        RequestLimit limit = limit();
        return new EntraConfig(tokens(out), initial, limit, anchors, InstantSource.system());
    }

    /** What enforcement does for good, and would do if what only reports were enforced. */
    private static void warn(PrintWriter out, EntraPolicy initial) {
        List<String> now = initial.lockedOutGroups();
        List<String> then = new EntraPolicy(initial.passkeys(), initial.access().enforced()).lockedOutGroups();
        if (!now.isEmpty()) {
            out.println("WARNING: the policy locks out all members of " + String.join(", ", now)
                    + ", whatever they register");
        } else if (!then.isEmpty()) {
            out.println("WARNING: the policy's report-only part, once enforced, locks out all members of "
                    + String.join(", ", then) + ", whatever they register");
        }
    }

    private @Nullable RequestLimit limit() {
        if (throttle == null) {
            return EntraConfig.GRAPH_LIMIT;
        }
        return throttle.equals("none") ? null : RequestLimit.parse("--throttle", throttle);
    }

    private List<String> tokens(PrintWriter out) {
        List<String> tokens = new ArrayList<>();
        for (String variable : tokenVariables) {
            String token = System.getenv(variable);
            if (token == null || token.isBlank()) {
                throw new InputException("--entra-token-env: the environment has no " + variable
                        + "; export it, or name the variable that has the token");
            }
            tokens.add(token.strip());
        }
        for (Path file : tokenFiles) {
            try {
                tokens.add(Files.readString(file).strip());
            } catch (IOException e) {
                throw new InputException(
                        "--entra-token-file: " + file + " cannot be read ("
                                + e.getClass().getSimpleName() + "); give a file with the token in it",
                        e);
            }
        }
        return tokens.isEmpty() ? List.of(newToken(out)) : tokens;
    }

    private static String newToken(PrintWriter out) {
        byte[] random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        try {
            // Of mode 0600 from the beginning, as all that this method makes.
            Path file = Files.createTempFile("keywave-entra-", ".token");
            Files.writeString(file, token + "\n");
            file.toFile().deleteOnExit();
            out.println("bearer token for Graph: in " + file);
        } catch (IOException e) {
            throw new InputException(
                    "no file for the bearer token (" + e.getMessage() + "); give one with --entra-token-file", e);
        }
        return token;
    }
}
