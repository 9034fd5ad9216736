package dev.keywave.transport;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How to speak TLS with the target, with every file already read and checked.
 *
 * @param provider what does the cryptography
 * @param verified whether the target's certificate must be trusted and carry its name
 * @param trustedCertificates what is trusted, in place of the Java runtime's trust store; empty for that store
 * @param clientCertificate what the client shows of itself if asked; null for nothing
 * @param resumption whether new connections resume the sessions of earlier ones (RFC 8446 section 2.2, RFC 5077)
 * @param versions the versions that are spoken; at least one
 */
public record TlsConfig(
        TlsProvider provider,
        boolean verified,
        List<X509Certificate> trustedCertificates,
        @Nullable ClientCertificate clientCertificate,
        boolean resumption,
        Set<TlsVersion> versions) {

    /** Copies the collections. */
    public TlsConfig {
        trustedCertificates = List.copyOf(trustedCertificates);
        versions = Set.copyOf(versions);
        if (versions.isEmpty() || !provider.isAvailable()) {
            throw new IllegalArgumentException("versions and provider");
        }
    }

    /** The best provider, everything verified against the Java runtime's trust store, resumption, TLS 1.2 and 1.3. */
    public static TlsConfig defaults() {
        return new TlsConfig(TlsProvider.best(), true, List.of(), null, true, EnumSet.allOf(TlsVersion.class));
    }

    /** The same, trusting whatever the target shows. */
    public TlsConfig withoutVerification() {
        return new TlsConfig(provider, false, trustedCertificates, clientCertificate, resumption, versions);
    }

    /**
     * The same, trusting the certificates of a file in place of the Java runtime's trust store.
     *
     * @param pem one or more certificates
     * @throws TlsConfigException if the file cannot be read or holds no certificate
     */
    public TlsConfig withTrusted(Path pem) throws TlsConfigException {
        List<X509Certificate> trusted = PemFile.read(pem).certificates();
        return new TlsConfig(provider, verified, trusted, clientCertificate, resumption, versions);
    }

    /**
     * The same with a client certificate.
     *
     * @param chainPem the certificate, then those that lead from it to its root, which may lack
     * @param keyPem its key in PKCS #8, not encrypted; may be the same file
     * @param clock tells whether the certificate has expired
     * @throws TlsConfigException if a file cannot be read, the two do not fit, or the certificate is not valid now
     */
    public TlsConfig withClientCertificate(Path chainPem, Path keyPem, Clock clock) throws TlsConfigException {
        ClientCertificate shown = ClientCertificateFiles.read(chainPem, keyPem, clock.instant());
        return new TlsConfig(provider, verified, trustedCertificates, shown, resumption, versions);
    }

    /** The same with resumption on or off. */
    public TlsConfig withResumption(boolean on) {
        return new TlsConfig(provider, verified, trustedCertificates, clientCertificate, on, versions);
    }

    /** The same with other versions. */
    public TlsConfig withVersions(Set<TlsVersion> others) {
        return new TlsConfig(provider, verified, trustedCertificates, clientCertificate, resumption, others);
    }

    /**
     * The same with another provider.
     *
     * @throws IllegalArgumentException if this machine does not have it
     */
    public TlsConfig withProvider(TlsProvider other) {
        return new TlsConfig(other, verified, trustedCertificates, clientCertificate, resumption, versions);
    }

    /** One line for a report, such as {@code BoringSSL, TLSv1.2 TLSv1.3, resumption on, verified}. */
    public String description() {
        return provider.description()
                + versions.stream().sorted().map(TlsVersion::standardName).collect(Collectors.joining(" ", ", ", ", "))
                + "resumption " + (resumption ? "on" : "off")
                + (verified ? ", verified" : ", NOT verified")
                + (clientCertificate == null ? "" : ", client certificate");
    }
}
