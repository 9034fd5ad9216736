package dev.keywave.transport;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.NetUtil;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Makes what each connection of a client does TLS with; holds the sessions that can be resumed. */
abstract class TlsEngines implements AutoCloseable {

    private final TargetVerification verification;

    TlsEngines(TargetVerification verification) {
        this.verification = verification;
    }

    /** For a target, on the configured provider. */
    static TlsEngines of(TlsConfig tls, HttpClientConfig config) {
        try {
            TargetVerification verification =
                    new TargetVerification(tls.verified() ? trustManager(tls.trustedCertificates()) : null);
            return switch (tls.provider()) {
                case BORINGSSL -> new BoringSslEngines(tls, config, verification);
                case JDK -> new JdkEngines(tls, config, verification);
            };
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("TLS cannot be set up", e);
        }
    }

    /** A handler for a new connection, which shakes hands as soon as that is active. */
    abstract SslHandler handler(ByteBufAllocator allocator);

    /** Whether the target showed its certificate in the handshake of that engine: if not, it resumed a session. */
    final boolean sawCertificate(SSLEngine engine) {
        return verification.sawCertificate(engine);
    }

    @Override
    public abstract void close();

    /** What is offered by ALPN (RFC 7301), the preferred first. */
    static List<String> applicationProtocols(HttpProtocol protocol) {
        return switch (protocol) {
            case AUTO -> List.of("h2", "http/1.1");
            case HTTP_1_1 -> List.of("http/1.1");
            case HTTP_2 -> List.of("h2");
        };
    }

    static String[] versions(TlsConfig tls) {
        return tls.versions().stream().sorted().map(TlsVersion::standardName).toArray(String[]::new);
    }

    /** The server name to ask for (RFC 6066 section 3): never an address. */
    static @Nullable SNIHostName serverName(String host) {
        if (NetUtil.isValidIpV4Address(host) || NetUtil.isValidIpV6Address(host)) {
            return null;
        }
        try {
            return new SNIHostName(host);
        } catch (IllegalArgumentException notAName) {
            // Not a name by the rules for hosts (an underscore, say): better to ask for none than not to connect.
            return null;
        }
    }

    private static X509ExtendedTrustManager trustManager(List<X509Certificate> trusted)
            throws GeneralSecurityException, IOException {
        KeyStore store = null;
        if (!trusted.isEmpty()) {
            store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            for (int i = 0; i < trusted.size(); i++) {
                store.setCertificateEntry("trusted-" + i, trusted.get(i));
            }
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509ExtendedTrustManager extended) {
                return extended;
            }
        }
        throw new SSLException("the Java runtime has no X.509 trust manager");
    }
}
