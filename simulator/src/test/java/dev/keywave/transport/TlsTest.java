package dev.keywave.transport;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.netty.handler.ssl.ClientAuth;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** TLS with either provider: who is trusted, what is asked for, and why a handshake fails. */
final class TlsTest {

    private static final Certificates.Issued AUTHORITY = Certificates.authority("CN=Authority");
    private static final Certificates.Issued OTHER_AUTHORITY = Certificates.authority("CN=Other Authority");
    private static final Certificates.Issued LOCALHOST = Certificates.issue(AUTHORITY, "localhost");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource(TlsProvider.class)
    void http1IsSpokenOverTls(TlsProvider provider) throws Exception {
        try (TlsServer server = TlsServer.of(LOCALHOST);
                TestClient client = new TestClient(config(server, provider).withProtocol(HttpProtocol.HTTP_1_1))) {
            Exchange first = client.get("/first");
            assertThat(first.body).startsWith("http/1.1 GET /first\n").contains("TLSv1.3 sni=localhost");
            assertThat(first.connected).isTrue();
            assertThat(first.handshakeNs).isPositive();
            assertThat(first.resumed).isFalse();
            Exchange second = Exchange.of("POST", "/second", "content".repeat(10_000));
            client.send(second);
            assertThat(second.await().body).startsWith("http/1.1 POST").endsWith("\n70000 bytes");
            assertThat(second.connected).isFalse();
            assertThat(second.waitedNs).isZero();
            assertThat(client.gauges().fullHandshakes()).isOne();
            assertThat(client.gauges().http2Connections()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(TlsProvider.class)
    void http2IsAgreedOnOverTls(TlsProvider provider) throws Exception {
        for (HttpProtocol protocol : List.of(HttpProtocol.AUTO, HttpProtocol.HTTP_2)) {
            try (TlsServer server = TlsServer.of(LOCALHOST);
                    TestClient client = new TestClient(config(server, provider).withProtocol(protocol))) {
                assertThat(client.get("/first").body).startsWith("h2 GET /first\n");
                assertThat(client.gauges().http2Connections()).isOne();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(TlsProvider.class)
    void withoutAgreementAutoSpeaksHttp1AndHttp2Fails(TlsProvider provider) throws Exception {
        try (TlsServer server = TlsServer.of(LOCALHOST, builder -> builder, "http/1.1")) {
            try (TestClient client = new TestClient(config(server, provider))) {
                assertThat(client.get("/").body).startsWith("http/1.1 GET /");
            }
            assertThat(failure(config(server, provider).withProtocol(HttpProtocol.HTTP_2)))
                    .isEqualTo(FailureReason.HTTP2_NOT_NEGOTIATED);
        }
    }

    @ParameterizedTest
    @EnumSource(TlsProvider.class)
    void aNameIsAskedForAndAnAddressIsNot(TlsProvider provider) throws Exception {
        Certificates.Issued identity = Certificates.issue(AUTHORITY, "login.example.test", "127.0.0.1");
        try (TlsServer server = TlsServer.of(identity)) {
            try (TestClient client = new TestClient(config(server, provider, "login.example.test:8443"))) {
                assertThat(client.get("/").body).contains("sni=login.example.test\n");
            }
            try (TestClient client = new TestClient(config(server, provider, "127.0.0.1"))) {
                assertThat(client.get("/").body).contains("sni=\n");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(TlsProvider.class)
    void eachFaultOfACertificateHasAReasonOfItsOwn(TlsProvider provider) throws Exception {
        Instant now = Instant.now();
        Certificates.Issued expired = Certificates.issue(AUTHORITY, now.minus(Duration.ofDays(9)), "localhost");
        Certificates.Issued future = Certificates.issue(AUTHORITY, now.plus(Duration.ofDays(9)), "localhost");
        Certificates.Issued elsewhere = Certificates.issue(AUTHORITY, "elsewhere.example.test");
        Certificates.Issued foreign = Certificates.issue(OTHER_AUTHORITY, "localhost");
        assertThat(failure(provider, elsewhere)).isEqualTo(FailureReason.TLS_NAME_MISMATCH);
        assertThat(failure(provider, expired)).isEqualTo(FailureReason.TLS_CERTIFICATE_EXPIRED);
        assertThat(failure(provider, future)).isEqualTo(FailureReason.TLS_CERTIFICATE_EXPIRED);
        assertThat(failure(provider, foreign)).isEqualTo(FailureReason.TLS_UNTRUSTED);
        assertThat(failure(provider, OTHER_AUTHORITY)).isEqualTo(FailureReason.TLS_UNTRUSTED);
    }

    @ParameterizedTest
    @EnumSource(TlsProvider.class)
    void theRuntimesTrustStoreDoesNotKnowOurAuthority(TlsProvider provider) throws Exception {
        try (TlsServer server = TlsServer.of(LOCALHOST)) {
            HttpClientConfig config = TestClient.config(server.address(), 2)
                    .withTls(TlsConfig.defaults().withProvider(provider));
            assertThat(failure(config)).isEqualTo(FailureReason.TLS_UNTRUSTED);
        }
    }

    @ParameterizedTest
    @EnumSource(TlsProvider.class)
    void withoutVerificationAnyCertificateWillDo(TlsProvider provider) throws Exception {
        Certificates.Issued worst =
                Certificates.issue(OTHER_AUTHORITY, Instant.now().minus(Duration.ofDays(9)), "elsewhere.example.test");
        try (TlsServer server = TlsServer.of(worst);
                TestClient client = new TestClient(TestClient.config(server.address(), 1)
                        .withTls(TlsConfig.defaults().withProvider(provider).withoutVerification()))) {
            assertThat(client.get("/").body).contains("sni=localhost");
            assertThat(client.gauges().fullHandshakes()).isOne();
        }
    }

    @ParameterizedTest
    @CsvSource({"BORINGSSL,TLS_1_2", "BORINGSSL,TLS_1_3", "JDK,TLS_1_2", "JDK,TLS_1_3"})
    void aClientCertificateIsShownAndItsLackNoticed(TlsProvider provider, TlsVersion version) throws Exception {
        Certificates.Issued user = Certificates.issue(AUTHORITY, "user");
        Certificates.Issued stranger = Certificates.issue(OTHER_AUTHORITY, "user");
        try (TlsServer server = TlsServer.of(
                LOCALHOST,
                builder -> builder.clientAuth(ClientAuth.REQUIRE).trustManager(AUTHORITY.certificate()),
                "h2",
                "http/1.1")) {
            for (HttpProtocol protocol : HttpProtocol.values()) {
                HttpClientConfig config = config(server, provider).withProtocol(protocol);
                TlsConfig tls = tls(provider).withVersions(Set.of(version));
                try (TestClient client = new TestClient(config.withTls(tls.withClientCertificate(
                        user.certificatePem(directory), user.keyPem(directory), Clock.systemUTC())))) {
                    assertThat(client.get("/").body).contains(version.standardName());
                }
                assertThat(failure(config.withTls(tls)))
                        .as("none, %s", protocol)
                        .isEqualTo(FailureReason.TLS_CLIENT_CERTIFICATE_REFUSED);
                assertThat(failure(config.withTls(tls.withClientCertificate(
                                stranger.certificatePem(directory), stranger.keyPem(directory), Clock.systemUTC()))))
                        .as("a stranger's, %s", protocol)
                        .isEqualTo(FailureReason.TLS_CLIENT_CERTIFICATE_REFUSED);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(TlsProvider.class)
    void noCommonVersionIsAFailedHandshake(TlsProvider provider) throws Exception {
        try (TlsServer server = TlsServer.of(LOCALHOST, builder -> builder.protocols("TLSv1.2"), "http/1.1")) {
            HttpClientConfig config = config(server, provider);
            assertThat(failure(config.withTls(tls(provider).withVersions(Set.of(TlsVersion.TLS_1_3)))))
                    .isEqualTo(FailureReason.TLS_HANDSHAKE_FAILED);
        }
    }

    @ParameterizedTest
    @EnumSource(TlsProvider.class)
    void aTargetWithoutTlsIsToldFromOneThatBreaksOff(TlsProvider provider) throws Exception {
        try (ScriptedServer server = new ScriptedServer(connection -> {
            connection.readByte();
            connection.write("HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n");
            connection.awaitEnd();
        })) {
            assertThat(failure(config(server.address(), provider))).isEqualTo(FailureReason.TLS_NOT_SPOKEN);
        }
        try (ScriptedServer server = new ScriptedServer(ScriptedServer.Connection::readByte)) {
            assertThat(failure(config(server.address(), provider))).isEqualTo(FailureReason.TLS_HANDSHAKE_FAILED);
        }
    }

    @ParameterizedTest
    @EnumSource(TlsProvider.class)
    void theHandshakeIsPartOfTheConnectTimeout(TlsProvider provider) throws Exception {
        try (ScriptedServer server = new ScriptedServer(connection -> {
                    connection.readByte();
                    connection.awaitEnd();
                });
                TestClient client = new TestClient(config(server.address(), provider))) {
            Exchange exchange = Exchange.get("/");
            client.send(exchange);
            while (server.accepted() == 0) {
                Thread.onSpinWait();
            }
            client.letTimeoutsPass();
            assertThat(exchange.await().failure).isEqualTo(FailureReason.CONNECT_TIMEOUT);
            assertThat(client.gauges().connectFailures()).isOne();
        }
    }

    @ParameterizedTest
    @EnumSource(TlsProvider.class)
    void theRuntimesHttpsServerIsUnderstood(TlsProvider provider) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(new KeyManager[] {new OneKey(LOCALHOST)}, null, null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try (TestClient client = new TestClient(config(server.getAddress(), provider))) {
            for (String content : List.of("short", "long".repeat(20_000))) {
                Exchange exchange = Exchange.of("POST", "/", content);
                client.send(exchange);
                assertThat(exchange.await().body).isEqualTo(content);
            }
            assertThat(client.gauges().connects()).isOne();
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aTlsTargetSpokenToInPlainIsNotHttp() throws Exception {
        try (TlsServer server = TlsServer.of(LOCALHOST)) {
            FailureReason plain = failure(TestClient.config(server.address(), 1));
            assertThat(plain).isIn(FailureReason.NOT_HTTP, FailureReason.CONNECTION_CLOSED);
        }
    }

    private @Nullable FailureReason failure(TlsProvider provider, Certificates.Issued identity) throws Exception {
        try (TlsServer server = TlsServer.of(identity)) {
            return failure(config(server, provider));
        }
    }

    /** Two at once, since the second must neither hang nor fare better. */
    private static @Nullable FailureReason failure(HttpClientConfig config) throws Exception {
        try (TestClient client = new TestClient(config)) {
            Exchange first = Exchange.get("/1");
            Exchange second = Exchange.get("/2");
            client.send(first, second);
            assertThat(second.await().failure).isEqualTo(first.await().failure);
            assertThat(first.detail).isNotEmpty().doesNotContain("\n");
            client.await(c -> c.gauges().openConnections() == 0);
            return first.failure;
        }
    }

    private HttpClientConfig config(TlsServer server, TlsProvider provider) throws Exception {
        return config(server.address(), provider);
    }

    private HttpClientConfig config(InetSocketAddress address, TlsProvider provider) throws Exception {
        return TestClient.config(address, 2).withTls(tls(provider));
    }

    private HttpClientConfig config(TlsServer server, TlsProvider provider, String host) throws Exception {
        return new HttpClientConfig(server.address(), host, 2, TestClient.TIMEOUT_NS, TestClient.TIMEOUT_NS, 100_000)
                .withTls(tls(provider));
    }

    private TlsConfig tls(TlsProvider provider) throws Exception {
        return TlsConfig.defaults().withProvider(provider).withTrusted(AUTHORITY.certificatePem(directory));
    }
}
