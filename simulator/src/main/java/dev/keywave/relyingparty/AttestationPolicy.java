package dev.keywave.relyingparty;

import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;

/**
 * What attestation must be worth
 * (https://www.w3.org/TR/webauthn-3/#sctn-registering-a-new-credential, "Assess the attestation trustworthiness").
 *
 * @param required whether none and self attestation are refused
 * @param anchors what certificates must lead to; none: certificates are not held against any
 * @param clock wall-clock time, for the validity of certificates
 */
public record AttestationPolicy(boolean required, List<X509Certificate> anchors, InstantSource clock) {

    /** Statements must be valid, and that is all. */
    public static final AttestationPolicy VALID = new AttestationPolicy(false, List.of(), InstantSource.system());

    /** Takes a copy. */
    public AttestationPolicy {
        anchors = List.copyOf(anchors);
    }

    /** Whether trust matters at all. */
    boolean assessesTrust() {
        return required || !anchors.isEmpty();
    }
}
