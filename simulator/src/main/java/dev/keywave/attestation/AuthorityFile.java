package dev.keywave.attestation;

import dev.keywave.crypto.SelectedCrypto;
import dev.keywave.input.InputException;
import dev.keywave.webauthn.AttestationFormat;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.openssl.PEMParser;

/**
 * The file of an authority: PEM, of each issuer the certificate and then its PKCS #8 key, the root first, the
 * intermediates as {@link AttestationAuthority#INTERMEDIATES} orders them.
 */
final class AuthorityFile {

    private static final String HEAD =
            "# Keywave's attestation authority. Whoever has this file can attest in its name:"
                    + " keep it private.\n# 'keywave attestation ca' shows what relying parties may know.\n";

    private final Path file;
    private final SelectedCrypto crypto;

    AuthorityFile(Path file, SelectedCrypto crypto) {
        this.file = file;
        this.crypto = crypto;
    }

    AttestationAuthority openOrCreate(Instant now) {
        try {
            if (!Files.exists(file)) {
                create(now);
            }
        } catch (IOException | UnsupportedOperationException e) {
            throw new InputException(
                    file + ": the attestation authority cannot be made (" + reason(e)
                            + "); name another file with --attestation-ca",
                    e);
        }
        return read(now);
    }

    /** A hard link appears whole and only where there was nothing: so one of several makers wins. */
    private void create(Instant now) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && !Files.exists(folder)) {
            Files.createDirectories(folder, mode(folder, "rwx------"));
        }
        Path draft = Files.createTempFile(folder, ".attestation-", ".tmp", mode(file, "rw-------"));
        try {
            Files.writeString(draft, text(AttestationAuthority.inMemory(crypto, now)), StandardCharsets.US_ASCII);
            try {
                Files.createLink(file, draft);
            } catch (UnsupportedOperationException e) {
                Files.move(draft, file);
            }
        } catch (FileAlreadyExistsException e) {
            // somebody else was faster, and everybody reads theirs
            return;
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static FileAttribute<?>[] mode(Path path, String permissions) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static String text(AttestationAuthority authority) {
        StringBuilder text = new StringBuilder(HEAD);
        append(text, authority.rootIssuer());
        AttestationAuthority.INTERMEDIATES.keySet().forEach(format -> append(text, authority.intermediate(format)));
        return text.toString();
    }

    private static void append(StringBuilder text, Issuer issuer) {
        text.append(AttestationAuthority.pem("CERTIFICATE", issuer.encoded()));
        text.append(AttestationAuthority.pem("PRIVATE KEY", issuer.privateKey().getEncoded()));
    }

    private AttestationAuthority read(Instant now) {
        List<Issuer> issuers = issuers(objects());
        if (issuers.size() != 1 + AttestationAuthority.INTERMEDIATES.size()) {
            throw broken("has " + issuers.size() + " certificates with keys");
        }
        Issuer root = issuers.get(0);
        Map<AttestationFormat, Issuer> intermediates = new EnumMap<>(AttestationFormat.class);
        int next = 1;
        for (Map.Entry<AttestationFormat, String> entry : AttestationAuthority.INTERMEDIATES.entrySet()) {
            Issuer issuer = issuers.get(next++);
            if (!issuer.certificate().getSubject().equals(AttestationCertificates.name(entry.getValue()))) {
                throw broken("lacks " + entry.getValue());
            }
            requireIssued(issuer, root);
            intermediates.put(entry.getKey(), issuer);
        }
        requireIssued(root, root);
        if (!root.certificate().isValidOn(Date.from(now))) {
            throw broken("is good from " + root.certificate().getNotBefore().toInstant() + " to "
                    + root.certificate().getNotAfter().toInstant());
        }
        return new AttestationAuthority(root, intermediates, crypto);
    }

    private List<Object> objects() {
        List<Object> objects = new ArrayList<>();
        try (PEMParser parser = new PEMParser(new StringReader(Files.readString(file, StandardCharsets.US_ASCII)))) {
            for (Object object = parser.readObject(); object != null; object = parser.readObject()) {
                objects.add(object);
            }
        } catch (IOException e) {
            throw new InputException(
                    file + ": the attestation authority cannot be read (" + reason(e)
                            + "); name another file with --attestation-ca",
                    e);
        }
        return objects;
    }

    private List<Issuer> issuers(List<Object> objects) {
        List<Issuer> issuers = new ArrayList<>();
        for (int i = 0; i + 1 < objects.size(); i += 2) {
            if (objects.get(i) instanceof X509CertificateHolder certificate
                    && objects.get(i + 1) instanceof PrivateKeyInfo key) {
                issuers.add(issuer(certificate, key));
            }
        }
        return issuers;
    }

    private Issuer issuer(X509CertificateHolder certificate, PrivateKeyInfo key) {
        try {
            return new Issuer(
                    certificate, crypto.keyFactory("EC").generatePrivate(new PKCS8EncodedKeySpec(key.getEncoded())));
        } catch (GeneralSecurityException | IOException e) {
            throw broken("has a key that cannot be read");
        }
    }

    /** That the certificate is the root's work and that the key beside it is its own. */
    private void requireIssued(Issuer issuer, Issuer root) {
        try {
            X509CertificateHolder signed = issuer.sign(
                    issuer.draft(
                            issuer.certificate().getSubject(),
                            AttestationAuthority.randomSerial(),
                            issuer.certificate().getSubjectPublicKeyInfo()),
                    crypto);
            if (!root.hasSigned(issuer.certificate(), crypto) || !issuer.hasSigned(signed, crypto)) {
                throw broken("has a certificate or key that does not belong to the others");
            }
        } catch (GeneralSecurityException | IOException e) {
            throw broken("has a certificate that cannot be read");
        }
    }

    private InputException broken(String what) {
        return new InputException(file + ": no attestation authority, it " + what
                + "; move it away to have a new one made, or name another file with --attestation-ca");
    }

    private static String reason(Exception e) {
        return e instanceof NoSuchFileException ? "no such file" : e.getClass().getSimpleName();
    }
}
