package dev.keywave.relyingparty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keywave.input.InputException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The relying party over TLS, with the JDK's client at the other end. */
final class TlsTest {

    private final LocalCertificates local = LocalCertificates.create(Instant.now(), new SecureRandom());
    private static final char[] NO_PASSWORD = {};

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void aPasskeyRegistersAndSignsInOverEitherVersionOfHttp(HttpClient.Version version) throws Exception {
        try (RelyingPartyServer server = start(local.server(), config -> config)) {
            assertThat(server.origin()).isEqualTo("https://localhost:" + server.port());
            HttpClient client = client(version, trusting(local.ca(), null));
            HandMadeAuthenticator key = new HandMadeAuthenticator(server.origin(), false, 1);
            HttpResponse<byte[]> options = send(
                    client,
                    request(server, "/attestation/options")
                            .POST(body("{\"username\":\"alice\",\"displayName\":\"Alice\"}")));
            assertThat(options.version()).isEqualTo(version);
            String session = options.headers().firstValue("set-cookie").orElseThrow();
            HttpResponse<byte[]> result = send(
                    client,
                    request(server, "/attestation/result")
                            .header("Cookie", session.substring(0, session.indexOf(';')))
                            .POST(body(key.create(text(options)))));
            assertThat(text(result)).contains("\"status\":\"ok\"");
            assertThat(server.statistics().registrationsAccepted()).isEqualTo(1);
        }
    }

    @Test
    void theCertificateIsForLocalhostAndItsAddresses() throws Exception {
        try (RelyingPartyServer server = start(local.server(), config -> config)) {
            HttpClient client = client(HttpClient.Version.HTTP_2, trusting(local.ca(), null));
            for (String host : List.of("localhost", "127.0.0.1")) {
                HttpRequest request = HttpRequest.newBuilder(URI.create("https://" + host + ":" + server.port() + "/"))
                        .build();
                assertThat(client.send(request, HttpResponse.BodyHandlers.discarding())
                                .statusCode())
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void whoDoesNotTrustTheAuthorityDoesNotConnect() {
        LocalCertificates other = LocalCertificates.create(Instant.now(), new SecureRandom());
        try (RelyingPartyServer server = start(local.server(), config -> config)) {
            HttpClient client = client(HttpClient.Version.HTTP_2, trusting(other.ca(), null));
            assertThatThrownBy(() -> send(client, request(server, "/"))).isInstanceOf(IOException.class);
            assertThat(server.statistics().internalErrors()).isZero();
        }
    }

    @Test
    void clientsShowACertificateWhereOneIsRequired() throws Exception {
        AttestationAuthority clients = new AttestationAuthority(Instant.now());
        TlsConfig tls = local.server().requiringClients(List.of(clients.ca));
        try (RelyingPartyServer server = start(tls, config -> config)) {
            HttpClient known = client(HttpClient.Version.HTTP_2, trusting(local.ca(), clients));
            assertThat(send(known, request(server, "/")).statusCode()).isEqualTo(200);
            HttpClient unknown = client(HttpClient.Version.HTTP_2, trusting(local.ca(), null));
            assertThatThrownBy(() -> send(unknown, request(server, "/"))).isInstanceOf(IOException.class);
            HttpClient stranger =
                    client(HttpClient.Version.HTTP_2, trusting(local.ca(), new AttestationAuthority(Instant.now())));
            assertThatThrownBy(() -> send(stranger, request(server, "/"))).isInstanceOf(IOException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void repliesAreCompressedForWhoAsks(HttpClient.Version version) throws Exception {
        try (RelyingPartyServer server = start(local.server(), config -> config.gzip(true))) {
            HttpClient client = client(version, trusting(local.ca(), null));
            HttpResponse<byte[]> zipped = send(client, request(server, "/").header("Accept-Encoding", "gzip, deflate"));
            assertThat(zipped.headers().firstValue("content-encoding")).hasValue("gzip");
            byte[] unzipped = new GZIPInputStream(new ByteArrayInputStream(zipped.body())).readAllBytes();
            HttpResponse<byte[]> plain = send(client, request(server, "/"));
            assertThat(plain.headers().firstValue("content-encoding")).isEmpty();
            assertThat(unzipped).isEqualTo(plain.body());
            HttpResponse<byte[]> head =
                    send(client, request(server, "/").method("HEAD", HttpRequest.BodyPublishers.noBody()));
            assertThat(head.statusCode()).isEqualTo(200);
            assertThat(head.body()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void whatIsTooLongIsAnsweredAndTheConnectionClosedCleanly(HttpClient.Version version) throws Exception {
        try (RelyingPartyServer server = start(local.server(), config -> config.maxBodyBytes(1000))) {
            HttpClient client = client(version, trusting(local.ca(), null));
            HttpResponse<byte[]> answer =
                    send(client, request(server, "/assertion/options").POST(body(" ".repeat(1001))));
            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(send(client, request(server, "/")).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void faultsHitStreamsAsTheyHitConnections() throws Exception {
        Faults drop = Faults.parse(List.of("drop=100%"));
        try (RelyingPartyServer server = start(local.server(), config -> config.faults(drop))) {
            HttpClient client = client(HttpClient.Version.HTTP_2, trusting(local.ca(), null));
            assertThatThrownBy(() ->
                            send(client, request(server, "/assertion/options").POST(body("{}"))))
                    .isInstanceOf(IOException.class);
            assertThat(send(client, request(server, "/")).statusCode()).isEqualTo(200);
            assertThat(server.statistics().faultsInjected()).containsKey(Fault.DROP);
        }
    }

    @Test
    void aLateReplyHoldsUpNoOtherStream() throws Exception {
        Faults late = Faults.parse(List.of("latency=400ms"));
        try (RelyingPartyServer server = start(local.server(), config -> config.faults(late))) {
            HttpClient client = client(HttpClient.Version.HTTP_2, trusting(local.ca(), null));
            var slow = client.sendAsync(
                    request(server, "/assertion/options").POST(body("{}")).build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            assertThat(send(client, request(server, "/")).statusCode()).isEqualTo(200);
            assertThat(slow.get().statusCode()).isEqualTo(200);
        }
    }

    @Test
    void certificateAndKeyComeFromPemFiles() throws Exception {
        Path certificate = file("cert.pem", Pem.text(local.server().chain().get(0)));
        Path key = file("key.pem", pem(local.server().key()));
        try (RelyingPartyServer server = start(TlsConfig.read(certificate, key), config -> config)) {
            HttpClient client = client(HttpClient.Version.HTTP_2, trusting(local.ca(), null));
            assertThat(send(client, request(server, "/")).statusCode()).isEqualTo(200);
        }
        LocalCertificates other = LocalCertificates.create(Instant.now(), new SecureRandom());
        Path otherKey = file("other.pem", pem(other.server().key()));
        assertOneLine(certificate, otherKey, "is not the key of the first certificate");
        assertOneLine(certificate, certificate, "has no private key");
        assertOneLine(key, key, "has no certificate");
        assertOneLine(folder.resolve("none.pem"), key, "none.pem: cannot be read as PEM (NoSuchFileException)");
        assertOneLine(file("broken.pem", "-----BEGIN CERTIFICATE-----\nAAAA\n"), key, "broken.pem: ");
    }

    @Test
    void theKeyIsInNoText() {
        assertThat(local.server().toString()).isEqualTo("TLS as CN=localhost");
    }

    private void assertOneLine(Path certificate, Path key, String message) {
        assertThatThrownBy(() -> TlsConfig.read(certificate, key))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(message)
                .hasMessageNotContaining("\n");
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static String pem(PrivateKey key) {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }

    private static RelyingPartyServer start(TlsConfig tls, UnaryOperator<RelyingPartyConfigBuilder> more) {
        return RelyingPartyServer.start(
                more.apply(RelyingPartyConfig.builder().tls(tls)).build());
    }

    private static HttpClient client(HttpClient.Version version, SSLContext tls) {
        return HttpClient.newBuilder()
                .version(version)
                .sslContext(tls)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
    }

    private static HttpRequest.Builder request(RelyingPartyServer server, String path) {
        return HttpRequest.newBuilder(URI.create(server.origin() + path)).timeout(Duration.ofSeconds(10));
    }

    private static HttpResponse<byte[]> send(HttpClient client, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static HttpRequest.BodyPublisher body(String text) {
        return HttpRequest.BodyPublishers.ofString(text);
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    private static SSLContext trusting(X509Certificate ca, @Nullable AttestationAuthority shown) {
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, NO_PASSWORD);
            trusted.setCertificateEntry("ca", ca);
            TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
            trust.init(trusted);
            KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
            KeyStore own = KeyStore.getInstance("PKCS12");
            own.load(null, NO_PASSWORD);
            if (shown != null) {
                own.setKeyEntry("client", shown.leafKeys.getPrivate(), NO_PASSWORD, new X509Certificate[] {shown.leaf});
            }
            keys.init(own, NO_PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
