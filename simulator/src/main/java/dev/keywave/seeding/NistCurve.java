package dev.keywave.seeding;

import dev.keywave.webauthn.CoseAlgorithm;
import java.math.BigInteger;
import org.bouncycastle.crypto.ec.CustomNamedCurves;

/** A curve with the algorithm that it is for. */
enum NistCurve {
    P256("secp256r1", CoseAlgorithm.ES256),
    P384("secp384r1", CoseAlgorithm.ES384),
    P521("secp521r1", CoseAlgorithm.ES512);

    final CoseAlgorithm algorithm;
    final BigInteger order;

    NistCurve(String name, CoseAlgorithm algorithm) {
        this.algorithm = algorithm;
        this.order = CustomNamedCurves.getByName(name).getN();
    }
}
