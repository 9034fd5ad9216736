package dev.keywave.attestation;

import dev.keywave.crypto.SelectedCrypto;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.bc.BcX509ExtensionUtils;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certificate authority: the root or an intermediate. Its key is on P-256 and signs with {@value #SIGNATURE}.
 *
 * @param certificate its own
 * @param privateKey secret
 */
record Issuer(X509CertificateHolder certificate, PrivateKey privateKey) {

    static final String SIGNATURE = "SHA256withECDSA";

    /** A certificate to be: all that the issuer gives is in it. What it certifies is valid as long as the issuer. */
    Draft draft(X500Name subject, BigInteger serial, SubjectPublicKeyInfo key) {
        return new Draft(new X509v3CertificateBuilder(
                        certificate.getSubject(),
                        serial,
                        certificate.getNotBefore(),
                        certificate.getNotAfter(),
                        subject,
                        key))
                .with(Extension.authorityKeyIdentifier, false, authorityKeyIdentifier());
    }

    X509CertificateHolder sign(Draft draft, SelectedCrypto crypto) {
        return draft.builder.build(signer(privateKey, crypto));
    }

    /** The key identifier of a public key: method 1 of RFC 5280, section 4.2.1.2. */
    static SubjectKeyIdentifier keyIdentifier(SubjectPublicKeyInfo key) {
        return new BcX509ExtensionUtils().createSubjectKeyIdentifier(key);
    }

    /** A root with a key of its own. */
    static Issuer root(
            X500Name name, BigInteger serial, EcKey key, Date notBefore, Date notAfter, SelectedCrypto crypto) {
        Draft draft = new Draft(new X509v3CertificateBuilder(name, serial, notBefore, notAfter, name, key.publicKey()))
                .with(Extension.basicConstraints, true, new BasicConstraints(true))
                .with(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign))
                .with(Extension.subjectKeyIdentifier, false, keyIdentifier(key.publicKey()));
        return new Issuer(draft.builder.build(signer(key.privateKey(), crypto)), key.privateKey());
    }

    /** An intermediate, which issues no authorities. */
    Issuer intermediate(X500Name name, BigInteger serial, EcKey key, SelectedCrypto crypto) {
        Draft draft = draft(name, serial, key.publicKey())
                .with(Extension.basicConstraints, true, new BasicConstraints(0))
                .with(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign))
                .with(Extension.subjectKeyIdentifier, false, keyIdentifier(key.publicKey()));
        return new Issuer(sign(draft, crypto), key.privateKey());
    }

    /** Whether this issuer's certificate vouches for another, by its signature. */
    boolean hasSigned(X509CertificateHolder other, SelectedCrypto crypto) throws GeneralSecurityException, IOException {
        byte[] key = certificate.getSubjectPublicKeyInfo().getEncoded();
        Signature signature = crypto.signature(SIGNATURE);
        signature.initVerify(crypto.keyFactory("EC").generatePublic(new X509EncodedKeySpec(key)));
        signature.update(other.toASN1Structure().getTBSCertificate().getEncoded());
        return signature.verify(other.getSignature());
    }

    byte[] encoded() {
        return encoded(certificate);
    }

    static byte[] encoded(X509CertificateHolder certificate) {
        try {
            return certificate.getEncoded();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ContentSigner signer(PrivateKey key, SelectedCrypto crypto) {
        try {
            return new JcaContentSignerBuilder(SIGNATURE)
                    .setProvider(crypto.provider("Signature", SIGNATURE))
                    .build(key);
        } catch (OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private AuthorityKeyIdentifier authorityKeyIdentifier() {
        return new AuthorityKeyIdentifier(
                keyIdentifier(certificate.getSubjectPublicKeyInfo()).getKeyIdentifier());
    }

    /** A builder whose extensions can be chained. */
    static final class Draft {

        private final X509v3CertificateBuilder builder;

        Draft(X509v3CertificateBuilder builder) {
            this.builder = builder;
        }

        Draft with(ASN1ObjectIdentifier oid, boolean critical, ASN1Encodable value) {
            try {
                builder.addExtension(oid, critical, value);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return this;
        }

        /** The certificate without its signature, which is to be of that algorithm (DER). */
        TBSCertificate toBeSigned(byte[] signatureAlgorithm) {
            return builder.build(new NoSigner(AlgorithmIdentifier.getInstance(signatureAlgorithm)))
                    .toASN1Structure()
                    .getTBSCertificate();
        }
    }

    /** Lets Bouncy Castle build a certificate of which only the rest is used. */
    private record NoSigner(AlgorithmIdentifier algorithm) implements ContentSigner {

        @Override
        public AlgorithmIdentifier getAlgorithmIdentifier() {
            return algorithm;
        }

        @Override
        public OutputStream getOutputStream() {
            return OutputStream.nullOutputStream();
        }

        @Override
        public byte[] getSignature() {
            return new byte[0];
        }
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "Issuer " + certificate.getSubject();
    }
}
