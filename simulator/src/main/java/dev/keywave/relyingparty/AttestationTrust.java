package dev.keywave.relyingparty;

import com.webauthn4j.anchor.TrustAnchorRepository;
import com.webauthn4j.converter.AttestationObjectConverter;
import com.webauthn4j.data.attestation.AttestationObject;
import com.webauthn4j.data.attestation.authenticator.AAGUID;
import com.webauthn4j.data.attestation.statement.AttestationCertificatePath;
import com.webauthn4j.data.attestation.statement.CertificateBaseAttestationStatement;
import com.webauthn4j.verifier.attestation.trustworthiness.certpath.DefaultCertPathTrustworthinessVerifier;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * "If validation is successful, obtain a list of acceptable trust anchors … assess the attestation trustworthiness"
 * (https://www.w3.org/TR/webauthn-3/#sctn-registering-a-new-credential), for statements that a verifier has found valid:
 * webauthn4j's PKIX validation of x5c against trust anchors that hold for every AAGUID, without revocation.
 */
final class AttestationTrust {

    private final AttestationObjectConverter converter = new AttestationObjectConverter(AkpKeyModule.converter());
    private final DefaultCertPathTrustworthinessVerifier paths;
    private final boolean hasAnchors;

    AttestationTrust(List<X509Certificate> anchors) {
        Set<TrustAnchor> trusted =
                anchors.stream().map(ca -> new TrustAnchor(ca, null)).collect(Collectors.toUnmodifiableSet());
        this.hasAnchors = !trusted.isEmpty();
        this.paths = new DefaultCertPathTrustworthinessVerifier(new TrustAnchorRepository() {
            @Override
            public Set<TrustAnchor> find(AAGUID aaguid) {
                return trusted;
            }

            @Override
            public Set<TrustAnchor> find(byte[] attestationCertificateKeyIdentifier) {
                return trusted;
            }
        });
    }

    /**
     * What an attestation is worth.
     *
     * @param isAttested whether its certificates lead to a trust anchor
     * @param thumbprints SHA-1 of each certificate in it, lower case hexadecimal, as Graph shows them
     * @param detail why it is not worth more, for people
     */
    record Verdict(boolean isAttested, List<String> thumbprints, String detail) {}

    /** Of a compound statement all certificates count, and there must be some. */
    Verdict judge(ByteString attestationObject, Instant now) {
        byte[] whole = attestationObject.array();
        if (!CompoundAttestation.isCompound(CompoundAttestation.format(whole))) {
            return judgeOne(attestationObject, now);
        }
        List<String> thumbprints = new ArrayList<>();
        boolean attested = false;
        for (ByteString part : CompoundAttestation.parts(whole)) {
            Verdict verdict = judgeOne(part, now);
            if (!verdict.isAttested() && !verdict.thumbprints().isEmpty()) {
                return verdict;
            }
            attested |= verdict.isAttested();
            thumbprints.addAll(verdict.thumbprints());
        }
        return new Verdict(attested, thumbprints, attested ? "" : "no part of the compound came with certificates");
    }

    private Verdict judgeOne(ByteString attestationObject, Instant now) {
        AttestationObject attestation = Objects.requireNonNull(converter.convert(attestationObject.array()));
        AttestationCertificatePath x5c =
                attestation.getAttestationStatement() instanceof CertificateBaseAttestationStatement certified
                        ? certified.getX5c()
                        : null;
        if (x5c == null || x5c.isEmpty()) {
            return new Verdict(false, List.of(), "format " + attestation.getFormat() + " came without certificates");
        }
        List<String> thumbprints = thumbprints(x5c);
        if (!hasAnchors) {
            return new Verdict(false, thumbprints, "no trust anchor is configured");
        }
        AAGUID aaguid = Objects.requireNonNull(
                        attestation.getAuthenticatorData().getAttestedCredentialData())
                .getAaguid();
        try {
            paths.verify(aaguid, (CertificateBaseAttestationStatement) attestation.getAttestationStatement(), now);
            return new Verdict(true, thumbprints, "");
        } catch (RuntimeException e) {
            // Certificates are bytes that others chose: what is thrown for them is not one exception but many.
            return new Verdict(false, thumbprints, "the certificates do not lead to a trust anchor");
        }
    }

    private static List<String> thumbprints(AttestationCertificatePath x5c) {
        List<String> thumbprints = new ArrayList<>(x5c.size());
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            for (X509Certificate certificate : x5c) {
                thumbprints.add(HexFormat.of().formatHex(sha1.digest(certificate.getEncoded())));
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-1, and what was read can be written", e);
        }
        return thumbprints;
    }
}
