package dev.keywave.relyingparty;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certificate authority made on the spot and one server certificate of it, for {@code localhost}, {@code 127.0.0.1} and
 * {@code ::1}, with P-256 keys, good for a month. The authority's key is forgotten at once.
 *
 * @param ca the authority's certificate, which clients must trust
 * @param server what the relying party shows
 */
public record LocalCertificates(X509Certificate ca, TlsConfig server) {

    private static final Duration LIFETIME = Duration.ofDays(30);
    private static final Duration CLOCKS_APART = Duration.ofHours(1);
    private static final X500Name CA_NAME = new X500Name("CN=Keywave local CA");
    private static final X500Name SERVER_NAME = new X500Name("CN=localhost");

    /** Makes a pair that is good from now on. */
    public static LocalCertificates create(Instant now, SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            KeyPair caKeys = generator.generateKeyPair();
            KeyPair serverKeys = generator.generateKeyPair();
            JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
            JcaX509v3CertificateBuilder ca = builder(CA_NAME, caKeys, now, random);
            ca.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            ca.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            ca.addExtension(
                    Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(caKeys.getPublic()));
            X509Certificate caCertificate = signed(ca, caKeys);
            JcaX509v3CertificateBuilder server = builder(SERVER_NAME, serverKeys, now, random);
            server.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            server.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            server.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
            server.addExtension(
                    Extension.authorityKeyIdentifier, false, identifiers.createAuthorityKeyIdentifier(caCertificate));
            server.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName[] {
                new GeneralName(GeneralName.dNSName, "localhost"),
                new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
                new GeneralName(GeneralName.iPAddress, "::1")
            }));
            return new LocalCertificates(
                    caCertificate, new TlsConfig(List.of(signed(server, caKeys)), serverKeys.getPrivate(), List.of()));
        } catch (GeneralSecurityException | OperatorException | IOException e) {
            throw new IllegalStateException("every JDK can make a P-256 certificate", e);
        }
    }

    /** The authority's certificate for clients' {@code --cacert}. */
    public String caPem() {
        return Pem.text(ca);
    }

    private static JcaX509v3CertificateBuilder builder(
            X500Name subject, KeyPair keys, Instant now, SecureRandom random) {
        return new JcaX509v3CertificateBuilder(
                CA_NAME,
                new BigInteger(127, random).add(BigInteger.ONE),
                Date.from(now.minus(CLOCKS_APART)),
                Date.from(now.plus(LIFETIME)),
                subject,
                keys.getPublic());
    }

    private static X509Certificate signed(JcaX509v3CertificateBuilder certificate, KeyPair caKeys)
            throws GeneralSecurityException, OperatorException {
        return new JcaX509CertificateConverter()
                .getCertificate(
                        certificate.build(new JcaContentSignerBuilder("SHA256withECDSA").build(caKeys.getPrivate())));
    }
}
