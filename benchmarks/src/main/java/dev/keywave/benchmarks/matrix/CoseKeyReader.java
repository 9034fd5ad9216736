package dev.keywave.benchmarks.matrix;

import dev.keywave.webauthn.CoseAlgorithm;
import dev.keywave.webauthn.CoseKey;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.cbor.CBORFactory;

/** Reads a {@code COSE_Key} in one pass, as a relying party does that keeps keys as they came (RFC 9052, section 7). */
final class CoseKeyReader {

    private static final CBORFactory FACTORY = new CBORFactory();
    private static final String ALG = "3";
    private static final String MINUS_1 = "-1";
    private static final String MINUS_2 = "-2";
    private static final String MINUS_3 = "-3";
    private static final byte UNCOMPRESSED = 4;

    private CoseKeyReader() {}

    /** The same key, DER. */
    static byte[] subjectPublicKeyInfo(byte[] coseKey) {
        int alg = 0;
        byte[] first = {};
        byte[] second = {};
        byte[] third = {};
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), coseKey)) {
            parser.nextToken();
            for (String label = parser.nextName(); label != null; label = parser.nextName()) {
                boolean bytes = parser.nextToken() == JsonToken.VALUE_EMBEDDED_OBJECT;
                switch (label) {
                    case ALG -> alg = parser.getIntValue();
                    case MINUS_1 -> first = bytes ? parser.getBinaryValue() : first;
                    case MINUS_2 -> second = bytes ? parser.getBinaryValue() : second;
                    case MINUS_3 -> third = bytes ? parser.getBinaryValue() : third;
                    default -> parser.skipChildren();
                }
            }
        }
        CoseAlgorithm algorithm = CoseAlgorithm.byId(alg);
        if (algorithm == null) {
            throw new IllegalArgumentException("COSE algorithm " + alg);
        }
        return CoseKey.subjectPublicKeyInfo(
                algorithm,
                switch (algorithm) {
                    case ES256, ES384, ES512 -> point(second, third);
                    case EDDSA -> second;
                    case RS256, PS256, ML_DSA_44, ML_DSA_65 -> first;
                });
    }

    private static byte[] point(byte[] x, byte[] y) {
        byte[] point = new byte[1 + x.length + y.length];
        point[0] = UNCOMPRESSED;
        System.arraycopy(x, 0, point, 1, x.length);
        System.arraycopy(y, 0, point, 1 + x.length, y.length);
        return point;
    }
}
