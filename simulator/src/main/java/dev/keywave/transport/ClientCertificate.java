package dev.keywave.transport;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * What the client shows of itself when a target asks for it.
 *
 * @param chain its own certificate first
 * @param key the key of that certificate
 */
public record ClientCertificate(List<X509Certificate> chain, PrivateKey key) {

    /** Copies the chain. */
    public ClientCertificate {
        chain = List.copyOf(chain);
    }

    /** Names the subject and leaves the key out. */
    @Override
    public String toString() {
        return "ClientCertificate[" + chain.get(0).getSubjectX500Principal() + "]";
    }
}
