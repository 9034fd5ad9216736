package dev.keywave.transport;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Reads a client's certificate and key, and makes sure that they can be used before anything is connected. */
final class ClientCertificateFiles {

    private ClientCertificateFiles() {}

    static ClientCertificate read(Path chainPem, Path keyPem, Instant now) throws TlsConfigException {
        List<X509Certificate> chain = PemFile.read(chainPem).certificates();
        X509Certificate own = chain.get(0);
        if (now.isAfter(own.getNotAfter().toInstant())) {
            throw new TlsConfigException(chainPem + ": the client certificate expired on "
                    + own.getNotAfter().toInstant() + "; get a new one");
        }
        if (now.isBefore(own.getNotBefore().toInstant())) {
            throw new TlsConfigException(chainPem + ": the client certificate is not valid before "
                    + own.getNotBefore().toInstant() + "; check this machine's clock");
        }
        PrivateKey key = key(PemFile.read(keyPem), own.getPublicKey().getAlgorithm());
        if (!fits(key, own.getPublicKey())) {
            throw new TlsConfigException(
                    keyPem + ": is not the key of the first certificate in " + chainPem + "; name the two that belong");
        }
        return new ClientCertificate(chain, key);
    }

    private static PrivateKey key(PemFile file, String algorithm) throws TlsConfigException {
        for (PemFile.Block block : file.blocks()) {
            if (block.label().equals("PRIVATE KEY")) {
                try {
                    return KeyFactory.getInstance(algorithm)
                            .generatePrivate(new PKCS8EncodedKeySpec(file.decode(block)));
                } catch (GeneralSecurityException e) {
                    throw new TlsConfigException(file.path() + ": is no " + algorithm
                            + " key, as its certificate wants one; name the two that belong");
                }
            }
            if (block.label().endsWith("PRIVATE KEY")) {
                throw new TlsConfigException(
                        file.path() + ": holds a " + block.label().toLowerCase(Locale.ROOT)
                                + ", but an unencrypted PKCS #8 key is wanted; convert it: openssl pkcs8 -topk8 -nodes");
            }
        }
        throw new TlsConfigException(file.path() + ": holds no key; it wants -----BEGIN PRIVATE KEY----- (PKCS #8)");
    }

    /** Signs with one and verifies with the other: right for every kind of key. */
    private static boolean fits(PrivateKey key, PublicKey publicKey) {
        String algorithm = switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> key.getAlgorithm();
        };
        byte[] text = "fits".getBytes(StandardCharsets.US_ASCII);
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(text);
            byte[] signed = signature.sign();
            signature.initVerify(publicKey);
            signature.update(text);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
