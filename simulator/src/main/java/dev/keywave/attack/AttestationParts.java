package dev.keywave.attack;

import dev.keywave.webauthn.ByteArrays;
import dev.keywave.webauthn.CborWriter;
import dev.keywave.webauthn.CoseAlgorithm;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What an attestation object has beside the authenticator data
 * (https://www.w3.org/TR/webauthn-3/#sctn-generating-an-attestation-object).
 */
final class AttestationParts {

    static final AttestationParts NONE = new AttestationParts("none", new byte[] {(byte) 0xA0});

    private static final byte[] NO_SIGNATURE = {};

    private final String format;
    private final byte[] statement;

    /** Parts of that format with a statement in CBOR. */
    AttestationParts(String format, byte[] statement) {
        this.format = format;
        this.statement = statement;
    }

    /** Those of an attestation object that Keywave wrote: fmt, attStmt, authData. */
    static AttestationParts of(byte[] object) {
        int format = Cbor.end(object, 1);
        int formatEnd = Cbor.end(object, format);
        int statement = Cbor.end(object, formatEnd);
        return new AttestationParts(
                new String(Cbor.content(object, format), StandardCharsets.US_ASCII),
                Arrays.copyOfRange(object, statement, Cbor.end(object, statement)));
    }

    static byte[] authenticatorData(byte[] object) {
        int position = 1;
        for (int i = 0; i < 5; i++) {
            position = Cbor.end(object, position);
        }
        return Cbor.content(object, position);
    }

    /** Self attestation in the packed format. */
    static AttestationParts self(CoseAlgorithm algorithm, byte[] signature) {
        return self(algorithm.id(), signature);
    }

    static AttestationParts self(long algorithm, byte[] signature) {
        return new AttestationParts(
                "packed",
                new CborWriter(24 + signature.length)
                        .map(2)
                        .text("alg")
                        .integer(algorithm)
                        .text("sig")
                        .bytes(signature)
                        .toByteArray());
    }

    boolean isNone() {
        return format.equals("none");
    }

    String format() {
        return format;
    }

    byte[] statement() {
        return statement;
    }

    /** The value of {@code sig}; empty when there is none. */
    byte[] signature() {
        int position = Cbor.value(statement, "sig");
        return position < 0 ? NO_SIGNATURE : Cbor.content(statement, position);
    }

    AttestationParts withSignature(byte[] signature) {
        int position = Cbor.value(statement, "sig");
        if (position < 0) {
            throw new IllegalStateException("Attestation of format " + format + " has no signature");
        }
        byte[] encoded = new CborWriter(8 + signature.length).bytes(signature).toByteArray();
        return new AttestationParts(format, Bytes.replace(statement, position, Cbor.end(statement, position), encoded));
    }

    AttestationParts withFormat(String other) {
        return new AttestationParts(other, statement);
    }

    byte[] object(byte[] authenticatorData) {
        CborWriter head = new CborWriter(32).map(3).text("fmt").text(format).text("attStmt");
        CborWriter tail =
                new CborWriter(16 + authenticatorData.length).text("authData").bytes(authenticatorData);
        return ByteArrays.concatenate(head.toByteArray(), statement, tail.toByteArray());
    }
}
