package dev.keywave.authenticator;

import dev.keywave.crypto.SelectedCrypto;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * One side's key agreement key of PIN/UV auth protocol two
 * (https://fidoalliance.org/specs/fido-v2.2-ps-20250714/fido-client-to-authenticator-protocol-v2.2-ps-20250714.html#pinProto2).
 * Not thread-safe.
 */
final class PinUvAuthProtocolTwo {

    /** Length of the initialization vector in front of a ciphertext. */
    static final int IV_LENGTH = 16;

    private static final int KEY_LENGTH = 32;
    private static final byte[] HMAC_KEY_INFO = firstBlock("CTAP2 HMAC key");
    private static final byte[] AES_KEY_INFO = firstBlock("CTAP2 AES key");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final KeyPair keyPair;

    /** {@code initialize}: with a fresh key on P-256. */
    PinUvAuthProtocolTwo() {
        this(freshKey());
    }

    PinUvAuthProtocolTwo(KeyPair keyPair) {
        this.keyPair = keyPair;
    }

    /** {@code getPublicKey}. */
    PublicKey publicKey() {
        return keyPair.getPublic();
    }

    /** {@code ecdh}, then {@code kdf}. */
    SharedSecret agreeWith(PublicKey peer) {
        try {
            KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
            agreement.init(keyPair.getPrivate());
            agreement.doPhase(peer, true);
            byte[] z = agreement.generateSecret();
            // HKDF-SHA-256 with a salt of 32 zero bytes; one block each, so that expanding is one HMAC
            byte[] pseudorandomKey = hmac(new byte[KEY_LENGTH], z);
            return new SharedSecret(hmac(pseudorandomKey, HMAC_KEY_INFO), hmac(pseudorandomKey, AES_KEY_INFO));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair freshKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** HMAC-SHA-256. */
    static byte[] hmac(byte[] key, byte[] message) {
        try {
            Mac mac = SelectedCrypto.hmacSha256();
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** RFC 5869, section 2.3: info, then the number of the block. */
    private static byte[] firstBlock(String info) {
        return (info + '\1').getBytes(StandardCharsets.US_ASCII);
    }

    /** What both sides have in common. */
    static final class SharedSecret {

        private final byte[] hmacKey;
        private final byte[] aesKey;

        private SharedSecret(byte[] hmacKey, byte[] aesKey) {
            this.hmacKey = hmacKey;
            this.aesKey = aesKey;
        }

        /** The 64 bytes: HMAC key, AES key. */
        byte[] bytes() {
            byte[] bytes = Arrays.copyOf(hmacKey, 2 * KEY_LENGTH);
            System.arraycopy(aesKey, 0, bytes, KEY_LENGTH, KEY_LENGTH);
            return bytes;
        }

        /** {@code encrypt}: the initialization vector, then the ciphertext. */
        byte[] encrypt(byte[] plaintext) {
            byte[] iv = new byte[IV_LENGTH];
            RANDOM.nextBytes(iv);
            return encrypt(plaintext, iv);
        }

        byte[] encrypt(byte[] plaintext, byte[] iv) {
            byte[] ciphertext = aes(Cipher.ENCRYPT_MODE, plaintext, 0, plaintext.length, iv);
            byte[] message = Arrays.copyOf(iv, IV_LENGTH + ciphertext.length);
            System.arraycopy(ciphertext, 0, message, IV_LENGTH, ciphertext.length);
            return message;
        }

        /** {@code decrypt}. */
        byte[] decrypt(byte[] message) {
            byte[] iv = Arrays.copyOf(message, IV_LENGTH);
            return aes(Cipher.DECRYPT_MODE, message, IV_LENGTH, message.length - IV_LENGTH, iv);
        }

        /** {@code authenticate}. */
        byte[] authenticate(byte[] message) {
            return hmac(hmacKey, message);
        }

        /** {@code verify}. */
        boolean verify(byte[] message, byte[] signature) {
            return MessageDigest.isEqual(authenticate(message), signature);
        }

        private byte[] aes(int mode, byte[] input, int offset, int length, byte[] iv) {
            try {
                Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
                cipher.init(mode, new SecretKeySpec(aesKey, "AES"), new IvParameterSpec(iv));
                return cipher.doFinal(input, offset, length);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
