package dev.keywave.attestation;

import dev.keywave.crypto.SelectedCrypto;
import dev.keywave.webauthn.AttestationFormat;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;

/**
 * Vouches for Keywave's authenticators: a root, {@value #ROOT_NAME}, and an intermediate for each format whose
 * certificates have one. fido-u2f has none, since its statements carry a single certificate. A relying party that trusts
 * the root trusts the farm. Immutable.
 */
public final class AttestationAuthority {

    /** The root's common name. */
    public static final String ROOT_NAME = "Keywave Attestation Root";

    /** The intermediates and their common names, in the order in which they are kept. */
    static final Map<AttestationFormat, String> INTERMEDIATES = new EnumMap<>(Map.of(
            AttestationFormat.PACKED, "Keywave Packed Attestation CA",
            AttestationFormat.TPM, "Keywave TPM Attestation CA",
            AttestationFormat.ANDROID_KEY, "Keywave Android Key Attestation CA",
            AttestationFormat.APPLE, "Keywave Anonymous Attestation CA"));

    private static final Duration VALIDITY = Duration.ofDays(20 * 365);

    private static final Duration REVOCATION_LIST_VALIDITY = Duration.ofDays(30);

    /** A relying party's clock may be behind. */
    private static final Duration CLOCK_SKEW = Duration.ofDays(1);

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Issuer root;
    private final Map<AttestationFormat, Issuer> intermediates;
    private final SelectedCrypto crypto;
    private final byte[] secret;

    AttestationAuthority(Issuer root, Map<AttestationFormat, Issuer> intermediates, SelectedCrypto crypto) {
        this.root = root;
        this.intermediates = new EnumMap<>(intermediates);
        this.crypto = crypto;
        MessageDigest sha256 = SelectedCrypto.sha256();
        this.secret = sha256.digest(root.privateKey().getEncoded());
    }

    /**
     * The authority that a file keeps; it is made, private (0600), if there is no such file. Of several processes that
     * make it at once one wins and all use its authority.
     *
     * @param now the present time
     * @throws dev.keywave.input.InputException one line when the file can be neither read nor made, or holds something else
     */
    public static AttestationAuthority openOrCreate(Path file, SelectedCrypto crypto, Instant now) {
        return new AuthorityFile(file, crypto).openOrCreate(now);
    }

    /** A new authority that nobody keeps. */
    public static AttestationAuthority inMemory(SelectedCrypto crypto, Instant now) {
        Date notBefore = Date.from(now.minus(CLOCK_SKEW));
        Date notAfter = Date.from(now.plus(VALIDITY));
        Issuer root = Issuer.root(
                AttestationCertificates.name(ROOT_NAME),
                randomSerial(),
                EcKey.random(crypto),
                notBefore,
                notAfter,
                crypto);
        Map<AttestationFormat, Issuer> intermediates = new EnumMap<>(AttestationFormat.class);
        INTERMEDIATES.forEach((format, name) -> intermediates.put(
                format,
                root.intermediate(AttestationCertificates.name(name), randomSerial(), EcKey.random(crypto), crypto)));
        return new AttestationAuthority(root, intermediates, crypto);
    }

    /** What a relying party must trust. */
    public X509Certificate root() {
        return certificate(root.certificate());
    }

    /** The root, then the intermediates. */
    public List<X509Certificate> certificates() {
        List<X509Certificate> certificates = new ArrayList<>();
        certificates.add(root());
        intermediates.values().forEach(issuer -> certificates.add(certificate(issuer.certificate())));
        return certificates;
    }

    /** {@link #certificates()} as PEM (RFC 7468), each under its name. */
    public String pem() {
        StringWriter text = new StringWriter();
        for (X509Certificate certificate : certificates()) {
            text.append("# ")
                    .append(certificate.getSubjectX500Principal().getName())
                    .append('\n');
            text.append(pem("CERTIFICATE", encoded(certificate)));
        }
        return text.toString();
    }

    /**
     * The root's list of revoked certificates (RFC 5280, section 5), DER, for relying parties that insist on one: empty.
     *
     * @param now the present time; it is good for a month
     */
    public byte[] revocationList(Instant now) {
        X509v2CRLBuilder list = new X509v2CRLBuilder(root.certificate().getSubject(), Date.from(now.minus(CLOCK_SKEW)));
        list.setNextUpdate(Date.from(now.plus(REVOCATION_LIST_VALIDITY)));
        try {
            list.addExtension(Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(now.getEpochSecond())));
            return list.build(Issuer.signer(root.privateKey(), crypto)).getEncoded();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Who signs metadata: a new RSA key, certified by the root. */
    public CertifiedKey newMetadataSigner() {
        KeyPair key = AttestationKeys.newRsaKey(crypto);
        SubjectPublicKeyInfo publicKey =
                SubjectPublicKeyInfo.getInstance(key.getPublic().getEncoded());
        X509CertificateHolder leaf =
                root.sign(AttestationCertificates.metadata(root, randomSerial(), publicKey), crypto);
        return new CertifiedKey(key.getPrivate(), List.of(certificate(leaf)));
    }

    /**
     * The key identifier of a model's fido-u2f attestation certificates: SHA-1 of the public key (RFC 5280, section
     * 4.2.1.2, method 1), lower case hexadecimal. It is the same each time.
     */
    public String fidoU2fKeyIdentifier(AttestedModel model) {
        return HexFormat.of()
                .formatHex(Issuer.keyIdentifier(
                                batchKey(AttestationFormat.FIDO_U2F, model).publicKey())
                        .getKeyIdentifier());
    }

    /** A model's attestation key for a format: one for all of its devices, and the same each time. */
    EcKey batchKey(AttestationFormat format, AttestedModel model) {
        return EcKey.derived(
                secret, "attestation key " + format.identifier() + ' ' + model.aaguid() + ' ' + model.name(), crypto);
    }

    Issuer rootIssuer() {
        return root;
    }

    Issuer intermediate(AttestationFormat format) {
        return Objects.requireNonNull(intermediates.get(format));
    }

    SelectedCrypto crypto() {
        return crypto;
    }

    static BigInteger randomSerial() {
        return new BigInteger(127, RANDOM).setBit(126);
    }

    static String pem(String label, byte[] der) {
        StringWriter text = new StringWriter();
        try (PemWriter pem = new PemWriter(text)) {
            pem.writeObject(new PemObject(label, der));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X509Certificate certificate(X509CertificateHolder holder) {
        try {
            return new JcaX509CertificateConverter().getCertificate(holder);
        } catch (CertificateException e) {
            throw new IllegalStateException(e);
        }
    }
}
