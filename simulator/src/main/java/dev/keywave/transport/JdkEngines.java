package dev.keywave.transport;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/** TLS by the Java runtime, which keeps the latest session for a host and port and resumes it once at most. */
final class JdkEngines extends TlsEngines {

    private final SSLContext context;
    private final String host;
    private final boolean resumption;
    private final SSLParameters parameters = new SSLParameters();
    private int sessionKey;

    JdkEngines(TlsConfig tls, HttpClientConfig config, TargetVerification verification)
            throws GeneralSecurityException, IOException {
        super(verification);
        host = config.host();
        resumption = tls.resumption();
        sessionKey = config.address().getPort();
        context = SSLContext.getInstance("TLS");
        context.init(keyManagers(tls.clientCertificate()), new TrustManager[] {verification}, null);
        if (!resumption) {
            context.getClientSessionContext().setSessionCacheSize(1);
        }
        parameters.setProtocols(versions(tls));
        parameters.setApplicationProtocols(
                applicationProtocols(config.protocol()).toArray(String[]::new));
        if (tls.verified()) {
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
        }
        SNIHostName name = serverName(host);
        if (name != null) {
            parameters.setServerNames(List.of(name));
        }
    }

    @Override
    SslHandler handler(ByteBufAllocator allocator) {
        // The port is but the key that sessions are kept under: one that never comes again finds none.
        sessionKey += resumption ? 0 : 1;
        SSLEngine engine = context.createSSLEngine(host, sessionKey);
        engine.setUseClientMode(true);
        engine.setSSLParameters(parameters);
        SslHandler handler = new SslHandler(engine);
        handler.setHandshakeTimeoutMillis(0);
        return handler;
    }

    @Override
    public void close() {}

    private static KeyManager @Nullable [] keyManagers(@Nullable ClientCertificate own)
            throws GeneralSecurityException, IOException {
        if (own == null) {
            return null;
        }
        char[] password = {};
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("own", own.key(), password, own.chain().toArray(Certificate[]::new));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, password);
        return factory.getKeyManagers();
    }
}
