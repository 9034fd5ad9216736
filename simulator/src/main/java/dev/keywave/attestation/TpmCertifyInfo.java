package dev.keywave.attestation;

import java.nio.ByteBuffer;

/**
 * {@code certInfo}: a {@code TPMS_ATTEST} of type {@code TPM_ST_ATTEST_CERTIFY} (TPM 2.0 Library, part 2, clauses 10.12.8
 * and 10.12.3; https://www.w3.org/TR/webauthn-3/#sctn-tpm-attestation). All lengths are fixed, since all digests are by
 * SHA-256; integers are big-endian.
 */
final class TpmCertifyInfo {

    static final int MAGIC_OFFSET = 0;
    static final int TYPE_OFFSET = 4;

    /** A name: size, nameAlg, digest. */
    static final int QUALIFIED_SIGNER_OFFSET = 6;

    /** Size, then the hash of attToBeSigned. */
    static final int EXTRA_DATA_OFFSET = 42;

    /** clock (8 bytes), resetCount (4), restartCount (4), safe (1). */
    static final int CLOCK_INFO_OFFSET = 76;

    static final int FIRMWARE_VERSION_OFFSET = 93;

    /** The name of the certified key: size, nameAlg, digest of its public area. */
    static final int NAME_OFFSET = 101;

    static final int QUALIFIED_NAME_OFFSET = 137;
    static final int LENGTH = 173;

    private static final int TPM_GENERATED_VALUE = 0xFF54_4347;
    private static final int TPM_ST_ATTEST_CERTIFY = 0x8017;
    private static final int DIGEST_LENGTH = 32;
    private static final int NAME_LENGTH = 2 + DIGEST_LENGTH;
    private static final int RESET_COUNT = 7;
    private static final int RESTART_COUNT = 42;
    private static final long FIRMWARE_VERSION = 0x0007_0002_0000_0001L;

    private TpmCertifyInfo() {}

    /**
     * The structure.
     *
     * @param signerDigest of the attestation key's public area
     * @param extraData SHA-256 of attToBeSigned
     * @param clockMs milliseconds that the TPM was powered
     * @param nameDigest SHA-256 of the certified key's public area
     */
    static byte[] encode(byte[] signerDigest, byte[] extraData, long clockMs, byte[] nameDigest) {
        ByteBuffer info = ByteBuffer.allocate(LENGTH);
        info.putInt(MAGIC_OFFSET, TPM_GENERATED_VALUE);
        info.putShort(TYPE_OFFSET, (short) TPM_ST_ATTEST_CERTIFY);
        name(info, QUALIFIED_SIGNER_OFFSET, signerDigest);
        info.putShort(EXTRA_DATA_OFFSET, (short) DIGEST_LENGTH);
        info.position(EXTRA_DATA_OFFSET + 2).put(extraData, 0, DIGEST_LENGTH);
        info.position(CLOCK_INFO_OFFSET)
                .putLong(clockMs)
                .putInt(RESET_COUNT)
                .putInt(RESTART_COUNT)
                .put((byte) 1);
        info.putLong(FIRMWARE_VERSION_OFFSET, FIRMWARE_VERSION);
        name(info, NAME_OFFSET, nameDigest);
        // a TPM hashes the parents' names into it; relying parties ignore it
        name(info, QUALIFIED_NAME_OFFSET, signerDigest);
        return info.array();
    }

    private static void name(ByteBuffer info, int offset, byte[] digest) {
        info.position(offset)
                .putShort((short) NAME_LENGTH)
                .putShort((short) TpmPublicArea.NAME_ALG)
                .put(digest, 0, DIGEST_LENGTH);
    }
}
