package dev.keywave.interop;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The relying parties of the suite. Their versions stand in their own files; from there they come into the matrix. */
final class Targets {

    private static final String MVNW = Workplace.ROOT.resolve("mvnw").toString();
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private static final String KEYCLOAK = "26.7.3";
    private static final String API_KEY = "interop";

    private Targets() {}

    static List<Target> all() {
        return List.of(spring(), node(), python(), go(), rust(), keycloak());
    }

    private static Target spring() {
        return new Target(
                "spring",
                "Spring Security " + Workplace.pinned("spring/pom.xml", "<spring-security.version>([^<]+)"),
                List.of(),
                List.of(List.of(MVNW, "-B", "-ntp", "-f", "pom.xml", "package")),
                new Launch(
                        List.of(JAVA, "-jar", "target/rp.jar", "--server.address=127.0.0.1", "--server.port={port}"),
                        Map.of(),
                        "http://localhost:{port}/login"),
                List.of(Flow.of("spring-security", Map.of(), Map.of())));
    }

    private static Target node() {
        return new Target(
                "node",
                "SimpleWebAuthn " + Workplace.pinned("node/package.json", "simplewebauthn/server\": \"([^\"]+)"),
                List.of(List.of("node", "--version"), List.of("npm", "--version")),
                List.of(List.of("npm", "ci")),
                new Launch(List.of("node", "server.mjs", "{port}"), Map.of(), "http://localhost:{port}/"),
                List.of(Flow.of("simplewebauthn", Map.of(), Map.of())));
    }

    private static Target python() {
        return new Target(
                "python",
                "py_webauthn " + Workplace.pinned("python/requirements.txt", "(?m)^webauthn==(.+)$"),
                List.of(List.of("python3", "-c", "import ensurepip, venv")),
                List.of(
                        List.of("python3", "-m", "venv", "venv"),
                        List.of(
                                "venv/bin/pip",
                                "install",
                                "-q",
                                "--disable-pip-version-check",
                                "-r",
                                "requirements.txt")),
                new Launch(List.of("venv/bin/python", "server.py", "{port}"), Map.of(), "http://localhost:{port}/"),
                List.of(Flow.of("webauthn-io", Map.of(), Map.of())));
    }

    private static Target go() {
        return new Target(
                "go",
                "go-webauthn " + Workplace.pinned("go/go.mod", "go-webauthn/webauthn v(\\S+)"),
                List.of(List.of("go", "version")),
                List.of(List.of("go", "build", "-o", "rp", ".")),
                new Launch(List.of("./rp", "{port}", API_KEY), Map.of(), "http://localhost:{port}/"),
                List.of(Flow.of("hanko", Map.of("tenant", "interop"), Map.of("api_key", API_KEY))));
    }

    private static Target rust() {
        return new Target(
                "rust",
                "webauthn-rs " + Workplace.pinned("rust/Cargo.lock", "name = \"webauthn-rs\"\\s+version = \"([^\"]+)"),
                List.of(List.of("cargo", "--version"), List.of("pkg-config", "--exists", "openssl")),
                List.of(List.of("cargo", "build", "--locked")),
                new Launch(List.of("target/debug/keywave-interop", "{port}"), Map.of(), "http://localhost:{port}/"),
                List.of(Flow.of("webauthn-rs", Map.of(), Map.of())));
    }

    private static Target keycloak() {
        String home = "keycloak-" + KEYCLOAK;
        String artifact = "org.keycloak:keycloak-quarkus-dist:" + KEYCLOAK + ":zip";
        return new Target(
                "keycloak",
                "Keycloak " + KEYCLOAK,
                List.of(),
                List.of(
                        List.of(
                                MVNW,
                                "-B",
                                "-ntp",
                                "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:unpack",
                                "-Dartifact=" + artifact,
                                "-DoutputDirectory=."),
                        // without the users of an earlier run
                        List.of("rm", "-rf", home + "/data"),
                        List.of("mkdir", "-p", home + "/data/import"),
                        List.of("cp", "passkey-realm.json", "2fa-realm.json", home + "/data/import"),
                        List.of("chmod", "+x", home + "/bin/kc.sh")),
                new Launch(
                        List.of(
                                home + "/bin/kc.sh",
                                "start-dev",
                                "--import-realm",
                                "--cache=local",
                                "--health-enabled=true",
                                "--http-host=127.0.0.1",
                                "--http-port={port}",
                                "--http-management-port={port2}"),
                        Map.of(
                                "KC_BOOTSTRAP_ADMIN_USERNAME",
                                KeycloakAccounts.ADMIN,
                                "KC_BOOTSTRAP_ADMIN_PASSWORD",
                                KeycloakAccounts.ADMIN),
                        "http://localhost:{port2}/health/ready"),
                List.of(
                        keycloak("keycloak-passkey", "passkey", "webauthn-passwordless"),
                        keycloak("keycloak-2fa", "2fa", "webauthn")));
    }

    private static Flow keycloak(String adapter, String realm, String credentialType) {
        Map<String, String> vars =
                Map.of("realm", realm, "client", "keywave", "redirect", "http://localhost:9/callback");
        return new Flow(adapter, vars, Map.of(), new KeycloakAccounts(realm, credentialType), 200, 10, 20, 50);
    }
}
