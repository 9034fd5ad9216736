package dev.keywave.attestation;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A signing key with the certificates that vouch for it.
 *
 * @param privateKey secret
 * @param chain its own certificate first, without the root
 */
public record CertifiedKey(PrivateKey privateKey, List<X509Certificate> chain) {

    /** Takes a copy. */
    public CertifiedKey {
        chain = List.copyOf(chain);
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "CertifiedKey of " + chain.get(0).getSubjectX500Principal();
    }
}
