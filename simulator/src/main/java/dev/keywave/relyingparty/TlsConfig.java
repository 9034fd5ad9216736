package dev.keywave.relyingparty;

import dev.keywave.input.InputException;
import io.netty.handler.codec.http2.Http2SecurityUtil;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLException;

/**
 * What the relying party shows and asks for over TLS 1.2 and 1.3.
 *
 * @param chain the server's certificate and those above it, without the root
 * @param key of the first
 * @param clientCas who may have issued clients' certificates, which are required then; empty when none is asked for
 */
public record TlsConfig(List<X509Certificate> chain, PrivateKey key, List<X509Certificate> clientCas) {

    /** Takes copies. */
    public TlsConfig {
        chain = List.copyOf(chain);
        clientCas = List.copyOf(clientCas);
    }

    /**
     * Reads PEM files.
     *
     * @throws InputException one line when one cannot be read, or the key is not the certificate's
     */
    public static TlsConfig read(Path certificates, Path key) {
        List<X509Certificate> chain = Pem.certificates(certificates);
        PrivateKey privateKey = Pem.privateKey(key);
        if (!Pem.belongTogether(privateKey, chain.get(0).getPublicKey())) {
            throw new InputException(
                    key + ": is not the key of the first certificate in " + certificates + "; give the pair");
        }
        return new TlsConfig(chain, privateKey, List.of());
    }

    /** The same, but clients must show a certificate that one of these issued. */
    public TlsConfig requiringClients(List<X509Certificate> cas) {
        return new TlsConfig(chain, key, cas);
    }

    /** By the provider that Netty prefers here: BoringSSL where its library is on the class path, else the JDK. */
    SslContext serverContext() {
        SslContextBuilder builder = SslContextBuilder.forServer(key, chain)
                .protocols("TLSv1.3", "TLSv1.2")
                .ciphers(Http2SecurityUtil.CIPHERS, SupportedCipherSuiteFilter.INSTANCE)
                .applicationProtocolConfig(new ApplicationProtocolConfig(
                        ApplicationProtocolConfig.Protocol.ALPN,
                        ApplicationProtocolConfig.SelectorFailureBehavior.NO_ADVERTISE,
                        ApplicationProtocolConfig.SelectedListenerFailureBehavior.ACCEPT,
                        ApplicationProtocolNames.HTTP_2,
                        ApplicationProtocolNames.HTTP_1_1));
        if (!clientCas.isEmpty()) {
            builder.clientAuth(ClientAuth.REQUIRE).trustManager(clientCas);
        }
        try {
            return builder.build();
        } catch (SSLException e) {
            throw new InputException(
                    "the TLS certificate cannot be used: " + e.getMessage() + "; give an EC or RSA certificate", e);
        }
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "TLS as " + chain.get(0).getSubjectX500Principal()
                + (clientCas.isEmpty() ? "" : ", clients with certificates only");
    }
}
