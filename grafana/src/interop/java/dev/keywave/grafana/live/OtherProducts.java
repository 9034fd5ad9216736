package dev.keywave.grafana.live;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Keycloak's and Spring's own meters, as recorded from them before and after registrations, logins, attacks and wrong passwords:
 * Keycloak 26.7.3 with {@code --metrics-enabled=true --event-metrics-user-enabled=true}, and Spring Security 7.1.2 on Boot 4.1.2
 * with its actuator, a pool of connections and {@code server.tomcat.mbeanregistry.enabled=true}. No more of either than
 * dashboards show.
 */
record OtherProducts(ServedFile keycloak, ServedFile spring) implements AutoCloseable {

    private static final Path RECORDED = Path.of("src", "interop", "recorded").toAbsolutePath();

    static OtherProducts beforeLogins() throws IOException {
        return new OtherProducts(
                ServedFile.of(RECORDED.resolve("keycloak-before.txt"), ServedFile.TEXT),
                ServedFile.of(RECORDED.resolve("spring-before.txt"), ServedFile.TEXT));
    }

    /** Shows what the logins have changed. */
    void logIn() {
        keycloak.show(RECORDED.resolve("keycloak-after.txt"));
        spring.show(RECORDED.resolve("spring-after.txt"));
    }

    @Override
    public void close() {
        keycloak.close();
        spring.close();
    }
}
