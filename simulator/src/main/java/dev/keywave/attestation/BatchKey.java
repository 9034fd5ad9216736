package dev.keywave.attestation;

import dev.keywave.webauthn.CborWriter;
import dev.keywave.webauthn.CoseAlgorithm;
import java.security.PrivateKey;
import java.util.Arrays;

/** An attestation key that all devices of a model share, with its certificates. Immutable. */
final class BatchKey {

    private static final int CBOR_OVERHEAD = 4;

    final PrivateKey privateKey;

    /** Its signatures' algorithm: ES256 or RS256. */
    final CoseAlgorithm algorithm;

    /** Raw, see {@link dev.keywave.webauthn.CoseKey}. */
    final byte[] publicKey;

    /** The encoded array of certificates, this key's first. */
    final byte[] x5c;

    BatchKey(PrivateKey privateKey, CoseAlgorithm algorithm, byte[] publicKey, byte[]... certificates) {
        this.privateKey = privateKey;
        this.algorithm = algorithm;
        this.publicKey = publicKey;
        this.x5c = x5c(certificates);
    }

    /** An encoded array of certificates. */
    static byte[] x5c(byte[]... certificates) {
        int length = Arrays.stream(certificates)
                .mapToInt(der -> der.length + CBOR_OVERHEAD)
                .sum();
        CborWriter cbor = new CborWriter(length + CBOR_OVERHEAD).array(certificates.length);
        for (byte[] certificate : certificates) {
            cbor.bytes(certificate);
        }
        return cbor.toByteArray();
    }
}
