package dev.keywave.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keywave.farm.ConnectionPolicy;
import dev.keywave.input.InputException;
import dev.keywave.input.YamlDocument;
import dev.keywave.transport.HttpProtocol;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a plan says of the relying party and of how it is talked to. */
final class PlanFileTest {

    @Test
    void targetsAndWhatTheirAdapterNeedsComeFromThePlan() {
        TargetPlan target = read("""
                targets: ["http://localhost:8081", "https://login.test:8443/auth"]
                origin: https://login.test
                adapter: hanko
                vars: {tenant: t1}
                secrets: {api_key: env:KEY}
                feeder: users.csv
                authorized_for: [login.test]
                client: {resolve: ["login.test:127.0.0.1"]}
                """).target();

        assertThat(target.uris())
                .containsExactly(URI.create("http://localhost:8081"), URI.create("https://login.test:8443/auth"));
        assertThat(target.origin()).isEqualTo("https://login.test");
        assertThat(target.adapter()).isEqualTo("hanko");
        assertThat(target.variables()).containsExactly(Map.entry("tenant", "t1"));
        assertThat(target.secrets()).containsExactly(Map.entry("api_key", "env:KEY"));
        assertThat(target.feeder()).hasFileName("users.csv");
        assertThat(target.authorizedHosts()).containsExactly("login.test");
        assertThat(target.addresses()).containsExactly(Map.entry("login.test", "127.0.0.1"));
        assertThat(target.resolve().get(1).address().getAddress().isLoopbackAddress())
                .isTrue();
    }

    @Test
    void howItIsTalkedToComesFromThePlan() {
        ClientPlan client = read("""
                population: {users: 50}
                client:
                  connection_policy: user
                  http: "2"
                  gzip: true
                  headers: {X-Load-Test: keywave}
                  tls: {insecure: true, resumption: false}
                """).client();

        assertThat(client.policy()).isEqualTo(ConnectionPolicy.USER);
        assertThat(client.connections()).isEqualTo(50);
        assertThat(client.protocol()).isEqualTo(HttpProtocol.HTTP_2);
        assertThat(client.acceptGzip()).isTrue();
        assertThat(client.headers()).singleElement().hasToString("HttpHeader[name=X-Load-Test, value=keywave]");
        assertThat(client.tls().verified()).isFalse();
        assertThat(client.tls().resumption()).isFalse();
    }

    @Test
    void aWrongValueIsNamedWithItsPlace() {
        assertThatThrownBy(() -> read("client: {connection_policy: mine}\n"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("plan.yaml:1:")
                .hasMessageContaining("\"mine\" is no connection policy");
        assertThatThrownBy(() -> read("client:\n  tls: {ca_certificates: nowhere.pem}\n"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("plan.yaml:2:")
                .hasMessageContaining("nowhere.pem");
    }

    @Test
    void aShareOfTheCeremoniesIsTraced() {
        assertThat(read("trace: 1%\n").client().traced()).isEqualTo(0.01);
        assertThat(read("loops: 1\n").client().traced()).isZero();
        assertThatThrownBy(() -> read("trace: some\n"))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("plan.yaml:1:8: \"some\" is not a percentage");
    }

    private static RunPlan read(String yaml) {
        return PlanFile.read(YamlDocument.parse("plan.yaml", yaml)).build();
    }
}
