package dev.keywave.relyingparty;

import dev.keywave.relyingparty.CborWalk.Item;
import dev.keywave.relyingparty.CborWalk.Pair;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The structure of attestation objects and authenticator data, before a library reads them: each library is loose at
 * another place, and one throws what it should not (a byte behind the extensions, extensions that are no map, an ED flag
 * without any, an AT flag that is not set).
 */
final class AttestationObjectChecks {

    private static final int ID_LENGTH_OFFSET = 53;
    private static final int ID_OFFSET = 55;
    private static final int HEAD_LENGTH = 37;

    private AttestationObjectChecks() {}

    /** Refuses an attestation object that contradicts itself or attests a key that is none; null when there is nothing. */
    static @Nullable Rejection check(byte[] object) {
        try {
            if (CborWalk.end(object, 0) != object.length) {
                throw new MalformedException("attestationObject has something after its CBOR map");
            }
            Item authData = member(object, "authData");
            if (CborWalk.major(object, authData) != CborWalk.BYTE_STRING) {
                throw new MalformedException("authData is no byte string");
            }
            Rejection rejection = checkRegistration(CborWalk.content(object, authData));
            return rejection == null ? checkNone(object) : rejection;
        } catch (MalformedException e) {
            return e.rejection();
        }
    }

    /** The credential public key of an attestation object that was found good, as it came. */
    static byte[] credentialPublicKey(byte[] object) {
        byte[] data = CborWalk.content(object, member(object, "authData"));
        int key = keyOffset(data);
        return Arrays.copyOfRange(data, key, CborWalk.end(data, key));
    }

    private static int keyOffset(byte[] data) {
        return ID_OFFSET + (ByteBuffer.wrap(data).getShort(ID_LENGTH_OFFSET) & 0xFFFF);
    }

    /** Refuses extension outputs of an assertion that are no map or not all; null when they are. */
    static @Nullable Rejection checkAssertion(byte[] data, AuthenticatorDataHead head) {
        try {
            checkExtensions(data, HEAD_LENGTH, head);
            return null;
        } catch (MalformedException e) {
            return e.rejection();
        }
    }

    private static Item member(byte[] object, String name) {
        for (Pair member : CborWalk.map(object, 0)) {
            boolean isText = CborWalk.major(object, member.key()) == CborWalk.TEXT_STRING;
            if (isText && text(object, member.key()).equals(name)) {
                return member.value();
            }
        }
        throw new MalformedException("attestationObject has no " + name);
    }

    private static String text(byte[] object, Item item) {
        return new String(CborWalk.content(object, item), StandardCharsets.UTF_8);
    }

    /** https://www.w3.org/TR/webauthn-3/#sctn-none-attestation: the statement of "none" is an empty map. */
    private static @Nullable Rejection checkNone(byte[] object) {
        Item fmt = member(object, "fmt");
        boolean isNone = CborWalk.major(object, fmt) == CborWalk.TEXT_STRING
                && text(object, fmt).equals("none");
        Item statement = member(object, "attStmt");
        boolean isEmpty = CborWalk.major(object, statement) == CborWalk.MAP
                && CborWalk.map(object, statement.begin()).isEmpty();
        return isNone && !isEmpty
                ? new Rejection(RejectionReason.ATTESTATION_INVALID, "format none with an attestation statement")
                : null;
    }

    private static @Nullable Rejection checkRegistration(byte[] data) {
        AuthenticatorDataHead head = AuthenticatorDataHead.read(data);
        if (head == null || !head.hasAttestedCredential() || data.length < ID_OFFSET) {
            throw new MalformedException("authenticator data without attested credential data");
        }
        int key = keyOffset(data);
        if (key >= data.length) {
            throw new MalformedException("authenticator data end before the credential public key");
        }
        int end = CborWalk.end(data, key);
        checkExtensions(data, end, head);
        return CoseKeyChecks.check(data, key);
    }

    private static void checkExtensions(byte[] data, int begin, AuthenticatorDataHead head) {
        int end = begin;
        if (head.hasExtensions()) {
            CborWalk.map(data, begin);
            end = CborWalk.end(data, begin);
        }
        if (end != data.length) {
            throw new MalformedException("authenticator data with something behind them");
        }
    }
}
