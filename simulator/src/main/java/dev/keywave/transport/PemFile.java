package dev.keywave.transport;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of textual encodings (RFC 7468), still undecoded.
 *
 * @param path where it was read from
 * @param blocks what it holds, in its order
 */
record PemFile(Path path, List<Block> blocks) {

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----", Pattern.DOTALL);

    /** One labelled piece; its text is the base64 in between, with header lines if it has any. */
    record Block(String label, String text) {}

    static PemFile read(Path path) throws TlsConfigException {
        String text;
        try {
            text = Files.readString(path, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            throw new TlsConfigException(path + ": no such file");
        } catch (IOException e) {
            throw new TlsConfigException(path + ": cannot be read: " + e.getMessage());
        }
        List<Block> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(text);
        while (matcher.find()) {
            blocks.add(new Block(matcher.group(1), matcher.group(2)));
        }
        return new PemFile(path, blocks);
    }

    /** The certificates among the blocks, at least one. */
    List<X509Certificate> certificates() throws TlsConfigException {
        List<X509Certificate> certificates = new ArrayList<>();
        for (Block block : blocks) {
            if (block.label().equals("CERTIFICATE")) {
                certificates.add(certificate(block, certificates.size() + 1));
            }
        }
        if (certificates.isEmpty()) {
            throw new TlsConfigException(path + ": holds no certificate; it wants -----BEGIN CERTIFICATE----- (PEM)");
        }
        return certificates;
    }

    byte[] decode(Block block) throws TlsConfigException {
        try {
            return Base64.getDecoder().decode(block.text().replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            throw new TlsConfigException(path + ": what stands in -----BEGIN " + block.label() + "----- is no base64");
        }
    }

    private X509Certificate certificate(Block block, int number) throws TlsConfigException {
        byte[] der = decode(block);
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (CertificateException e) {
            throw new TlsConfigException(path + ": certificate " + number + " in it is damaged; export it anew");
        }
    }
}
