package dev.keywave.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a user's certificate files is said in one line, before anything is connected. */
final class TlsConfigTest {

    private static final Certificates.Issued AUTHORITY = Certificates.authority("CN=Authority");
    private static final Certificates.Issued USER = Certificates.issue(AUTHORITY, "user");
    private static final TlsConfig TLS = TlsConfig.defaults();

    @TempDir
    private Path directory;

    @Test
    void severalCertificatesOfAFileAreTrusted() throws Exception {
        Path both = Files.writeString(
                directory.resolve("both.pem"),
                "a comment\n" + Files.readString(AUTHORITY.certificatePem(directory))
                        + Files.readString(USER.certificatePem(directory)));
        assertThat(TLS.withTrusted(both).trustedCertificates())
                .containsExactly(AUTHORITY.certificate(), USER.certificate());
    }

    @Test
    void aFileThatIsNoCertificateIsNamed() throws Exception {
        Path empty = Files.createFile(directory.resolve("empty.pem"));
        Path damaged = Certificates.pem(directory, "CERTIFICATE", new byte[] {1, 2, 3});
        Path noBase64 = Files.writeString(
                directory.resolve("no.pem"), "-----BEGIN CERTIFICATE-----\n?\n-----END CERTIFICATE-----\n");
        assertSays(() -> TLS.withTrusted(directory.resolve("none.pem")), "none.pem: no such file");
        assertSays(() -> TLS.withTrusted(empty), "empty.pem: holds no certificate");
        assertSays(() -> TLS.withTrusted(damaged), "certificate 1 in it is damaged");
        assertSays(() -> TLS.withTrusted(noBase64), "no.pem: what stands in -----BEGIN CERTIFICATE----- is no base64");
        assertSays(() -> TLS.withTrusted(directory), "cannot be read");
    }

    @Test
    void aClientCertificateWantsItsOwnKey() throws Exception {
        Path chain = USER.certificatePem(directory);
        Path key = USER.keyPem(directory);
        Path other = AUTHORITY.keyPem(directory);
        assertThat(TLS.withClientCertificate(chain, key, Clock.systemUTC()).clientCertificate())
                .hasToString("ClientCertificate[CN=user]");
        assertSays(() -> TLS.withClientCertificate(chain, other, Clock.systemUTC()), "is not the key of the first");
        assertSays(() -> TLS.withClientCertificate(chain, chain, Clock.systemUTC()), "holds no key");
        assertSays(() -> TLS.withClientCertificate(key, key, Clock.systemUTC()), "holds no certificate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"EC PRIVATE KEY", "RSA PRIVATE KEY", "ENCRYPTED PRIVATE KEY"})
    void anotherFormOfKeyIsToBeConverted(String label) throws Exception {
        Path chain = USER.certificatePem(directory);
        Path key = Certificates.pem(directory, label, USER.key().getEncoded());
        assertSays(() -> TLS.withClientCertificate(chain, key, Clock.systemUTC()), "openssl pkcs8 -topk8 -nodes");
    }

    @Test
    void anExpiredClientCertificateIsRefused() throws Exception {
        Path chain = USER.certificatePem(directory);
        Path key = USER.keyPem(directory);
        Instant expiry = USER.certificate().getNotAfter().toInstant();
        Clock after = Clock.offset(Clock.systemUTC(), Duration.ofDays(30));
        Clock before = Clock.offset(Clock.systemUTC(), Duration.ofDays(-30));
        assertSays(() -> TLS.withClientCertificate(chain, key, after), "expired on " + expiry);
        assertSays(() -> TLS.withClientCertificate(chain, key, before), "is not valid before");
    }

    @Test
    void theDescriptionSaysWhatIsInUse() {
        assertThat(TLS.withProvider(TlsProvider.JDK).withResumption(false).description())
                .matches("JDK \\d+, TLSv1.2 TLSv1.3, resumption off, verified");
        assertThat(TLS.withoutVerification().description()).endsWith("NOT verified");
        assertThat(TlsProvider.BORINGSSL.description()).isEqualTo("BoringSSL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "Host", "content-length", "Connection", "ä"})
    void anExtraFieldThatCannotBeIsRefused(String name) {
        assertThatThrownBy(() -> new HttpHeader(name, "x")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nb", "a\nb", "\0", "ä", " x", "x "})
    void anExtraValueThatCannotBeIsRefused(String value) {
        assertThatThrownBy(() -> new HttpHeader("x-y", value)).hasMessageStartingWith("header x-y has a value");
    }

    @Test
    void extraFieldsGoWithEachRequest() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n");
                TestClient client = new TestClient(TestClient.config(server.address(), 1)
                        .withExtraHeaders(List.of(new HttpHeader("X-Tenant", "blue"), new HttpHeader("a", ""))))) {
            client.get("/1");
            client.get("/2");
            assertThat(server.requests())
                    .allSatisfy(request -> assertThat(request).contains("\r\nX-Tenant: blue\r\na: \r\n"));
        }
    }

    private static void assertSays(ThrowingCallable action, String part) {
        assertThatThrownBy(action)
                .isInstanceOf(TlsConfigException.class)
                .hasMessageContaining(part)
                .hasMessageNotContaining("\n");
    }
}
