package dev.keywave.transport;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes the certificates that the tests need, on P-256 and for this run only. */
public final class Certificates {

    private static final AtomicLong SERIAL = new AtomicLong(1);

    /** A certificate with its key. */
    public record Issued(X509Certificate certificate, PrivateKey key) {

        public Path certificatePem(Path directory) throws IOException, GeneralSecurityException {
            return pem(directory, "CERTIFICATE", certificate.getEncoded());
        }

        public Path keyPem(Path directory) throws IOException {
            return pem(directory, "PRIVATE KEY", key.getEncoded());
        }
    }

    private Certificates() {}

    public static Issued authority(String name) {
        KeyPair keys = keys();
        return sign(name, keys, name, keys.getPrivate(), true, List.of(), Date.from(fresh()));
    }

    /** A certificate for host names and addresses, valid now. */
    public static Issued issue(Issued authority, String... hosts) {
        return issue(authority, fresh(), hosts);
    }

    /** One whose validity begins at that time and lasts a day. */
    public static Issued issue(Issued authority, Instant from, String... hosts) {
        String issuer = authority.certificate().getSubjectX500Principal().getName();
        return sign("CN=" + hosts[0], keys(), issuer, authority.key(), false, Arrays.asList(hosts), Date.from(from));
    }

    static Path pem(Path directory, String label, byte[] der) throws IOException {
        String text = "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder().encodeToString(der) + "\n-----END " + label + "-----\n";
        return Files.write(Files.createTempFile(directory, "made", ".pem"), text.getBytes(StandardCharsets.US_ASCII));
    }

    static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Issued sign(
            String subject,
            KeyPair keys,
            String issuer,
            PrivateKey issuerKey,
            boolean authority,
            List<String> hosts,
            Date from) {
        try {
            X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    new X500Name(issuer),
                    BigInteger.valueOf(SERIAL.getAndIncrement()),
                    from,
                    Date.from(from.toInstant().plus(Duration.ofDays(1))),
                    new X500Name(subject),
                    keys.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            if (!hosts.isEmpty()) {
                GeneralName[] names = hosts.stream().map(Certificates::name).toArray(GeneralName[]::new);
                builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
            }
            X509Certificate certificate = new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(issuerKey)));
            return new Issued(certificate, keys.getPrivate());
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static GeneralName name(String host) {
        boolean address = host.chars().allMatch(c -> Character.isDigit(c) || c == '.');
        return new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, host);
    }

    static Certificate[] chain(Issued... issued) {
        return Arrays.stream(issued).map(Issued::certificate).toArray(X509Certificate[]::new);
    }

    private static Instant fresh() {
        return Instant.now().minus(Duration.ofHours(1));
    }
}
