package dev.keywave.plan;

import static dev.keywave.plan.ScriptedRelyingParty.json;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A relying party that accepts everything, passwords too, and the adapter for it. */
final class PasswordParty {

    private static final String ADAPTER = """
            adapter: with-password
            flows:
              register:
                - {post: "/register/options?{user.index}", capture: {opts: {json: ""}}}
                - create: {options: "{opts}", as: cred}
                - {post: "/register/result?{user.index}", json: "{cred.json}"}
              authenticate:
                - {post: "/login/options?{user.index}", capture: {opts: {json: ""}}}
                - get_assertion: {options: "{opts}", as: cred, credential: own}
                - {post: "/login/result?{user.index}", json: "{cred.json}"}
              password:
                - post: "/password?{user.index}"
                  form: {username: "{user.name}", password: "{user.password}"}
                  reject: {status: 401}
            """;

    private static final String CREATION_OPTIONS = """
            {"rp":{"name":"x","id":"localhost"},"user":{"id":"AAEC","name":"a","displayName":"a"},\
            "challenge":"AAECAwQFBgcICQoLDA0ODw","pubKeyCredParams":[{"type":"public-key","alg":-7}]}""";

    private static final String ASSERTION_OPTIONS = """
            {"challenge":"AAECAwQFBgcICQoLDA0ODw","rpId":"localhost"}""";

    private PasswordParty() {}

    /** Few users and short phases with the adapter, which is written into a folder. */
    static RunSettings settings(Path folder) throws IOException {
        RunSettings settings = Runs.small();
        settings.seed("20261123");
        settings.registerRate("test", "1000/s");
        settings.rate("test", "400/s");
        settings.duration("test", "500ms");
        settings.models("test", "synced-passkey");
        settings.algorithms("test", "ES256");
        settings.target()
                .adapter(Files.writeString(folder.resolve("p.yaml"), ADAPTER).toString());
        return settings;
    }

    /** Says yes to a request. */
    static void accept(String path, String body, OutputStream out) throws IOException {
        out.write(json(200, path.startsWith("/register") ? CREATION_OPTIONS : ASSERTION_OPTIONS));
    }

    /** The user's number in a path of the adapter's. */
    static long userOf(String path) {
        return Long.parseLong(path.substring(path.indexOf('?') + 1));
    }
}
