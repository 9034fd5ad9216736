package dev.keywave.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether sessions are resumed, as the client counts it and as the server's sessions tell. */
final class TlsResumptionTest {

    private static final int CONNECTIONS = 5;
    private static final Certificates.Issued AUTHORITY = Certificates.authority("CN=Authority");
    private static final Certificates.Issued LOCALHOST = Certificates.issue(AUTHORITY, "localhost");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"BORINGSSL,TLS_1_2", "BORINGSSL,TLS_1_3", "JDK,TLS_1_2", "JDK,TLS_1_3"})
    void aNewConnectionResumesTheSessionOfAnEarlierOne(TlsProvider provider, TlsVersion version) throws Exception {
        assertThat(fullHandshakes(provider, version, true)).isOne();
    }

    @ParameterizedTest
    @CsvSource({"BORINGSSL,TLS_1_2", "BORINGSSL,TLS_1_3", "JDK,TLS_1_2", "JDK,TLS_1_3"})
    void withoutResumptionEachHandshakeIsAFullOne(TlsProvider provider, TlsVersion version) throws Exception {
        assertThat(fullHandshakes(provider, version, false)).isEqualTo(CONNECTIONS);
    }

    private int fullHandshakes(TlsProvider provider, TlsVersion version, boolean resumption) throws Exception {
        TlsConfig tls = TlsConfig.defaults()
                .withProvider(provider)
                .withTrusted(AUTHORITY.certificatePem(directory))
                .withVersions(Set.of(version))
                .withResumption(resumption);
        try (TlsServer server = TlsServer.of(LOCALHOST);
                TestClient client =
                        new TestClient(TestClient.config(server.address(), 1).withTls(tls))) {
            Lane lane = client.ask(HttpClient::lane);
            int resumed = 0;
            for (int i = 0; i < CONNECTIONS; i++) {
                Exchange exchange = Exchange.get("/" + i);
                client.run(c -> exchange.send(c, lane));
                assertThat(exchange.await().body).contains(version.standardName() + " ");
                assertThat(exchange.connected).isTrue();
                resumed += exchange.resumed ? 1 : 0;
                client.run(c -> lane.close());
                awaitNextMillisecond();
            }
            HttpClientGauges gauges = client.gauges();
            assertThat(server.accepted()).isEqualTo(CONNECTIONS);
            assertThat(gauges.fullHandshakes()).isEqualTo(server.fullHandshakes());
            assertThat(gauges.resumedHandshakes()).isEqualTo(resumed);
            assertThat(gauges.fullHandshakes() + gauges.resumedHandshakes()).isEqualTo(CONNECTIONS);
            return server.fullHandshakes();
        }
    }

    /** The server tells sessions apart by the time of their creation. */
    private static void awaitNextMillisecond() {
        long nowMs = System.currentTimeMillis();
        while (System.currentTimeMillis() == nowMs) {
            Thread.onSpinWait();
        }
    }
}
