package dev.keywave.transport;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.OpenSslSessionContext;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.util.ReferenceCountUtil;
import java.security.cert.X509Certificate;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLException;

/** TLS by BoringSSL. */
final class BoringSslEngines extends TlsEngines {

    /** Plenty for the tickets that a target hands out, of which TLS 1.3 wants each used once. */
    private static final int SESSIONS = 4096;

    private final SslContext context;
    private final String host;
    private final int port;

    BoringSslEngines(TlsConfig tls, HttpClientConfig config, TargetVerification verification) throws SSLException {
        super(verification);
        host = config.host();
        port = config.address().getPort();
        SslContextBuilder builder = SslContextBuilder.forClient()
                .sslProvider(SslProvider.OPENSSL_REFCNT)
                .trustManager(verification)
                .endpointIdentificationAlgorithm(tls.verified() ? "HTTPS" : null)
                .protocols(versions(tls))
                .sessionCacheSize(SESSIONS)
                .applicationProtocolConfig(new ApplicationProtocolConfig(
                        ApplicationProtocolConfig.Protocol.ALPN,
                        ApplicationProtocolConfig.SelectorFailureBehavior.NO_ADVERTISE,
                        ApplicationProtocolConfig.SelectedListenerFailureBehavior.ACCEPT,
                        applicationProtocols(config.protocol())));
        SNIHostName name = serverName(host);
        if (name != null) {
            builder.serverName(name);
        }
        ClientCertificate own = tls.clientCertificate();
        if (own != null) {
            builder.keyManager(own.key(), own.chain().toArray(X509Certificate[]::new));
        }
        context = builder.build();
        OpenSslSessionContext sessions = (OpenSslSessionContext) context.sessionContext();
        sessions.setSessionCacheEnabled(tls.resumption());
        if (tls.resumption()) {
            // No keys of ours: it only lets TLS 1.2 take tickets too, which Netty leaves off.
            sessions.setTicketKeys();
        }
    }

    @Override
    SslHandler handler(ByteBufAllocator allocator) {
        SslHandler handler = context.newHandler(allocator, host, port);
        handler.setHandshakeTimeoutMillis(0);
        return handler;
    }

    @Override
    public void close() {
        ReferenceCountUtil.release(context);
    }
}
