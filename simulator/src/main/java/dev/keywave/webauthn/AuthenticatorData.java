package dev.keywave.webauthn;

/**
 * The layout of authenticator data (https://www.w3.org/TR/webauthn-3/#sctn-authenticator-data) and of attested credential
 * data (https://www.w3.org/TR/webauthn-3/#sctn-attested-credential-data). Offsets and lengths are in bytes; integers are
 * big-endian.
 */
public final class AuthenticatorData {

    /** SHA-256 of the RP ID. */
    public static final int RP_ID_HASH_OFFSET = 0;

    /** Length of the RP ID's hash. */
    public static final int RP_ID_HASH_LENGTH = 32;

    /** One byte of flags. */
    public static final int FLAGS_OFFSET = 32;

    /** Four bytes, unsigned. */
    public static final int SIGN_COUNT_OFFSET = 33;

    /** Length of authenticator data that has neither attested credential data nor extensions. */
    public static final int HEADER_LENGTH = 37;

    /** Where attested credential data starts, when {@link #FLAG_AT} is set. */
    public static final int AAGUID_OFFSET = 37;

    /** Length of an AAGUID. */
    public static final int AAGUID_LENGTH = 16;

    /** Two bytes, unsigned. */
    public static final int CREDENTIAL_ID_LENGTH_OFFSET = 53;

    /** The credential ID; the credential public key follows it. */
    public static final int CREDENTIAL_ID_OFFSET = 55;

    /** User present. */
    public static final int FLAG_UP = 0x01;

    /** User verified. */
    public static final int FLAG_UV = 0x04;

    /** Backup eligibility. */
    public static final int FLAG_BE = 0x08;

    /** Backup state. */
    public static final int FLAG_BS = 0x10;

    /** Attested credential data is included. */
    public static final int FLAG_AT = 0x40;

    /** Extension data is included. */
    public static final int FLAG_ED = 0x80;

    private AuthenticatorData() {}

    /**
     * Writes the first {@link #HEADER_LENGTH} bytes of {@code target}.
     *
     * @param signCount unsigned 32 bits
     */
    public static void writeHeader(byte[] target, byte[] rpIdHash, int flags, long signCount) {
        System.arraycopy(rpIdHash, 0, target, RP_ID_HASH_OFFSET, RP_ID_HASH_LENGTH);
        target[FLAGS_OFFSET] = (byte) flags;
        target[SIGN_COUNT_OFFSET] = (byte) (signCount >>> 24);
        target[SIGN_COUNT_OFFSET + 1] = (byte) (signCount >>> 16);
        target[SIGN_COUNT_OFFSET + 2] = (byte) (signCount >>> 8);
        target[SIGN_COUNT_OFFSET + 3] = (byte) signCount;
    }

    /**
     * Authenticator data with attested credential data and no extensions.
     *
     * @param flags {@link #FLAG_AT} is added
     * @param aaguid 16 bytes
     * @param credentialId at most 1023 bytes
     * @param coseKey the credential public key as {@code COSE_Key}
     */
    public static byte[] withAttestedCredential(
            byte[] rpIdHash, int flags, long signCount, byte[] aaguid, byte[] credentialId, byte[] coseKey) {
        byte[] data = new byte[CREDENTIAL_ID_OFFSET + credentialId.length + coseKey.length];
        writeHeader(data, rpIdHash, flags | FLAG_AT, signCount);
        System.arraycopy(aaguid, 0, data, AAGUID_OFFSET, AAGUID_LENGTH);
        data[CREDENTIAL_ID_LENGTH_OFFSET] = (byte) (credentialId.length >>> 8);
        data[CREDENTIAL_ID_LENGTH_OFFSET + 1] = (byte) credentialId.length;
        System.arraycopy(credentialId, 0, data, CREDENTIAL_ID_OFFSET, credentialId.length);
        System.arraycopy(coseKey, 0, data, CREDENTIAL_ID_OFFSET + credentialId.length, coseKey.length);
        return data;
    }

    /**
     * The same authenticator data with extensions.
     *
     * @param withoutExtensions not changed
     * @param extensions a CBOR map of authenticator extension outputs
     */
    public static byte[] withExtensions(byte[] withoutExtensions, byte[] extensions) {
        byte[] data = ByteArrays.concatenate(withoutExtensions, extensions);
        data[FLAGS_OFFSET] |= (byte) FLAG_ED;
        return data;
    }
}
