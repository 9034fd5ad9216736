package dev.keywave.seeding;

import dev.keywave.authenticator.ImportedCredential;
import dev.keywave.input.InputException;
import dev.keywave.webauthn.CoseAlgorithm;
import java.io.IOException;
import java.math.BigInteger;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.util.BigIntegers;

/** Private keys in PKCS #8 (RFC 5958). */
final class PrivateKeys {

    private static final int P256_SCALAR_LENGTH = 32;
    private static final BigInteger P256_ORDER =
            CustomNamedCurves.getByName("secp256r1").getN();
    private static final String KNOWN = "; a key is on P-256 (ES256) or Ed25519 (EdDSA)";

    private PrivateKeys() {}

    /**
     * A credential that signs with that key.
     *
     * @param where for the message, which never has the key in it
     * @throws InputException when it is no key, or none that an authenticator of ours can sign with
     */
    static ImportedCredential credential(String where, byte[] credentialId, byte[] pkcs8) {
        AsymmetricKeyParameter key;
        try {
            key = PrivateKeyFactory.createKey(pkcs8);
        } catch (IOException | RuntimeException e) {
            // the cause could tell bytes of the key
            throw new InputException(where + ": privateKey is no private key in PKCS #8" + KNOWN);
        }
        if (key instanceof Ed25519PrivateKeyParameters ed25519) {
            return new ImportedCredential(credentialId, CoseAlgorithm.EDDSA, ed25519.getEncoded());
        }
        if (key instanceof ECPrivateKeyParameters ec) {
            if (!ec.getParameters().getN().equals(P256_ORDER)) {
                throw new InputException(where + ": privateKey is on another curve, of "
                        + ec.getParameters().getN().bitLength() + " bits" + KNOWN);
            }
            byte[] scalar = BigIntegers.asUnsignedByteArray(P256_SCALAR_LENGTH, ec.getD());
            return new ImportedCredential(credentialId, CoseAlgorithm.ES256, scalar);
        }
        String what = key instanceof RSAKeyParameters ? "an RSA key (RS256)" : "of a kind that is not known";
        throw new InputException(
                where + ": privateKey is " + what + ", which no authenticator here signs with" + KNOWN);
    }
}
