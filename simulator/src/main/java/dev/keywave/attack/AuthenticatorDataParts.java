package dev.keywave.attack;

import static dev.keywave.webauthn.AuthenticatorData.AAGUID_LENGTH;
import static dev.keywave.webauthn.AuthenticatorData.AAGUID_OFFSET;
import static dev.keywave.webauthn.AuthenticatorData.CREDENTIAL_ID_LENGTH_OFFSET;
import static dev.keywave.webauthn.AuthenticatorData.CREDENTIAL_ID_OFFSET;
import static dev.keywave.webauthn.AuthenticatorData.FLAGS_OFFSET;
import static dev.keywave.webauthn.AuthenticatorData.FLAG_AT;
import static dev.keywave.webauthn.AuthenticatorData.HEADER_LENGTH;
import static dev.keywave.webauthn.AuthenticatorData.SIGN_COUNT_OFFSET;

import dev.keywave.webauthn.ByteArrays;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Authenticator data taken apart (https://www.w3.org/TR/webauthn-3/#sctn-authenticator-data), to be changed and put together. */
final class AuthenticatorDataParts {

    /** RP ID hash, flags and signature counter. */
    final byte[] header;

    /** 16 bytes; empty without attested credential data. */
    byte[] aaguid = {};

    byte[] credentialId = {};

    /** The credential public key. */
    byte[] coseKey = {};

    /** The map of extension outputs and whatever follows. */
    byte[] extensions;

    AuthenticatorDataParts(byte[] data) {
        header = Arrays.copyOf(data, HEADER_LENGTH);
        int position = HEADER_LENGTH;
        if (has(FLAG_AT)) {
            aaguid = Arrays.copyOfRange(data, AAGUID_OFFSET, AAGUID_OFFSET + AAGUID_LENGTH);
            int idLength = ByteBuffer.wrap(data).getShort(CREDENTIAL_ID_LENGTH_OFFSET) & 0xFFFF;
            position = CREDENTIAL_ID_OFFSET + idLength;
            credentialId = Arrays.copyOfRange(data, CREDENTIAL_ID_OFFSET, position);
            int end = Cbor.end(data, position);
            coseKey = Arrays.copyOfRange(data, position, end);
            position = end;
        }
        extensions = Arrays.copyOfRange(data, position, data.length);
    }

    boolean has(int flag) {
        return (header[FLAGS_OFFSET] & flag) != 0;
    }

    void set(int flag) {
        header[FLAGS_OFFSET] |= (byte) flag;
    }

    void clear(int flag) {
        header[FLAGS_OFFSET] &= (byte) ~flag;
    }

    long signCount() {
        return ByteBuffer.wrap(header).getInt(SIGN_COUNT_OFFSET) & 0xFFFF_FFFFL;
    }

    void signCount(long count) {
        ByteBuffer.wrap(header).putInt(SIGN_COUNT_OFFSET, (int) count);
    }

    /** Without attested credential data, whatever the flags say. */
    void dropAttestedCredentialData() {
        aaguid = new byte[0];
    }

    byte[] bytes() {
        if (aaguid.length == 0) {
            return ByteArrays.concatenate(header, extensions);
        }
        byte[] idLength = {(byte) (credentialId.length >>> 8), (byte) credentialId.length};
        return ByteArrays.concatenate(header, aaguid, idLength, credentialId, coseKey, extensions);
    }
}
