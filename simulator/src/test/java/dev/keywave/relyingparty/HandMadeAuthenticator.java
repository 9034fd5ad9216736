package dev.keywave.relyingparty;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** An authenticator and client in one, for these tests alone, in which everything that can be wrong can be made wrong. */
final class HandMadeAuthenticator {

    static final int UP = 0x01;
    static final int UV = 0x04;
    static final int BE = 0x08;
    static final int BS = 0x10;
    static final int AT = 0x40;

    final KeyPair keys;
    final boolean edDsa;
    byte[] credentialId = new byte[32];
    int alg;
    String rpId = "localhost";
    String origin;
    String typeOverride = "";
    String clientDataExtra = "";
    int flags = UP | UV;
    long counter = 1;
    boolean tamperSignature;
    boolean packedSelf;
    boolean damageKey;
    byte[] aaguid = new byte[16];

    @Nullable
    AttestationAuthority authority;

    /** Stands in for the credential public key. */
    byte @Nullable [] otherCoseKey;

    String userHandle = "";
    byte[] trailing = {};

    HandMadeAuthenticator(String origin, boolean edDsa, long seed) {
        this.origin = origin;
        this.edDsa = edDsa;
        this.alg = edDsa ? -8 : -7;
        new Random(seed).nextBytes(credentialId);
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(edDsa ? "Ed25519" : "EC");
            if (!edDsa) {
                generator.initialize(new ECGenParameterSpec("secp256r1"));
            }
            this.keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The body of /attestation/result for these options. */
    String create(String optionsJson) {
        byte[] clientData = clientData("webauthn.create", challengeOf(optionsJson));
        byte[] authData = concat(head(flags | AT), aaguid, u16(credentialId.length), credentialId, coseKey(), trailing);
        byte[] attestation = authority != null
                ? certified(authority, concat(authData, sha256(clientData)))
                : packedSelf
                        ? concat(
                                new byte[] {(byte) 0xA3, 0x63, 'f', 'm', 't', 0x66, 'p', 'a', 'c', 'k', 'e', 'd'},
                                new byte[] {0x67, 'a', 't', 't', 'S', 't', 'm', 't', (byte) 0xA2, 0x63, 'a', 'l', 'g'},
                                cborInt(alg),
                                new byte[] {0x63, 's', 'i', 'g'},
                                cborBytes(sign(concat(authData, sha256(clientData)))))
                        : concat(
                                new byte[] {(byte) 0xA3, 0x63, 'f', 'm', 't', 0x64, 'n', 'o', 'n', 'e'},
                                new byte[] {0x67, 'a', 't', 't', 'S', 't', 'm', 't', (byte) 0xA0});
        byte[] attestationObject =
                concat(attestation, new byte[] {0x68, 'a', 'u', 't', 'h', 'D', 'a', 't', 'a'}, cborBytes(authData));
        return "{\"id\":\"" + b64(credentialId) + "\",\"rawId\":\"" + b64(credentialId)
                + "\",\"type\":\"public-key\",\"clientExtensionResults\":{},\"getClientExtensionResults\":{},"
                + "\"response\":{\"clientDataJSON\":\"" + b64(clientData) + "\",\"attestationObject\":\""
                + b64(attestationObject) + "\",\"transports\":[\"usb\",\"nfc\"]}}";
    }

    /** Format packed with x5c. */
    private byte[] certified(AttestationAuthority by, byte[] signed) {
        return concat(
                new byte[] {(byte) 0xA3, 0x63, 'f', 'm', 't', 0x66, 'p', 'a', 'c', 'k', 'e', 'd'},
                new byte[] {0x67, 'a', 't', 't', 'S', 't', 'm', 't', (byte) 0xA3, 0x63, 'a', 'l', 'g', 0x26},
                new byte[] {0x63, 's', 'i', 'g'},
                cborBytes(by.sign(signed)),
                new byte[] {0x63, 'x', '5', 'c', (byte) 0x81},
                cborBytes(by.attestationCertificate()));
    }

    /** The body that Graph documents for the same: without type and rawId. */
    String createForGraph(String optionsJson) {
        String created = create(optionsJson);
        return "{\"@odata.type\":\"#microsoft.graph.fido2AuthenticationMethod\",\"displayName\":\"Red key\","
                + "\"publicKeyCredential\":{\"@odata.type\":\"#microsoft.graph.webauthnPublicKeyCredential\",\"id\":\""
                + b64(credentialId) + "\",\"response\":{\"clientDataJSON\":\"" + member(created, "clientDataJSON")
                + "\",\"attestationObject\":\"" + member(created, "attestationObject")
                + "\"},\"clientExtensionResults\":{}}}";
    }

    /** The body of /assertion/result for these options. */
    String get(String optionsJson) {
        byte[] clientData = clientData("webauthn.get", challengeOf(optionsJson));
        byte[] authData = concat(head(flags), trailing);
        byte[] signature = sign(concat(authData, sha256(clientData)));
        return "{\"id\":\"" + b64(credentialId) + "\",\"rawId\":\"" + b64(credentialId)
                + "\",\"type\":\"public-key\",\"clientExtensionResults\":{},\"response\":{\"clientDataJSON\":\""
                + b64(clientData) + "\",\"authenticatorData\":\"" + b64(authData) + "\",\"signature\":\""
                + b64(signature) + "\",\"userHandle\":\"" + userHandle + "\"}}";
    }

    static String challengeOf(String optionsJson) {
        return member(optionsJson, "challenge");
    }

    static String member(String json, String name) {
        int from = json.indexOf("\"" + name + "\":\"") + name.length() + 4;
        return json.substring(from, json.indexOf('"', from));
    }

    static String b64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    byte[] coseKey() {
        if (otherCoseKey != null) {
            return otherCoseKey;
        }
        if (edDsa) {
            byte[] spki = keys.getPublic().getEncoded();
            byte[] x = java.util.Arrays.copyOfRange(spki, spki.length - 32, spki.length);
            return concat(
                    new byte[] {(byte) 0xA4, 0x01, 0x01, 0x03},
                    cborInt(alg),
                    new byte[] {0x20, 0x06, 0x21},
                    cborBytes(x));
        }
        ECPublicKey key = (ECPublicKey) keys.getPublic();
        byte[] y = unsigned32(key.getW().getAffineY());
        y[31] ^= (byte) (damageKey ? 1 : 0);
        return concat(
                new byte[] {(byte) 0xA5, 0x01, 0x02, 0x03},
                cborInt(alg),
                new byte[] {0x20, 0x01, 0x21},
                cborBytes(unsigned32(key.getW().getAffineX())),
                new byte[] {0x22},
                cborBytes(y));
    }

    private byte[] clientData(String type, String challenge) {
        String json = "{\"type\":\"" + (typeOverride.isEmpty() ? type : typeOverride) + "\",\"challenge\":\""
                + challenge + "\",\"origin\":\"" + origin + "\"" + clientDataExtra + "}";
        return json.getBytes(StandardCharsets.UTF_8);
    }

    private byte[] head(int withFlags) {
        return ByteBuffer.allocate(37)
                .put(sha256(rpId.getBytes(StandardCharsets.UTF_8)))
                .put((byte) withFlags)
                .putInt((int) counter)
                .array();
    }

    private byte[] sign(byte[] data) {
        try {
            Signature signer = Signature.getInstance(edDsa ? "Ed25519" : "SHA256withECDSA");
            signer.initSign(keys.getPrivate());
            signer.update(data);
            if (tamperSignature) {
                signer.update((byte) 0);
            }
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] unsigned32(BigInteger value) {
        byte[] bytes = value.toByteArray();
        byte[] fixed = new byte[32];
        int length = Math.min(32, bytes.length);
        System.arraycopy(bytes, bytes.length - length, fixed, 32 - length, length);
        return fixed;
    }

    private static byte[] cborInt(int value) {
        int n = value < 0 ? -1 - value : value;
        int major = value < 0 ? 0x20 : 0;
        if (n < 24) {
            return new byte[] {(byte) (major | n)};
        }
        return n < 256
                ? new byte[] {(byte) (major | 24), (byte) n}
                : new byte[] {(byte) (major | 25), (byte) (n >> 8), (byte) n};
    }

    private static byte[] cborBytes(byte[] bytes) {
        byte[] head = bytes.length < 24
                ? new byte[] {(byte) (0x40 | bytes.length)}
                : bytes.length < 256
                        ? new byte[] {0x58, (byte) bytes.length}
                        : new byte[] {0x59, (byte) (bytes.length >> 8), (byte) bytes.length};
        return concat(head, bytes);
    }

    private static byte[] u16(int value) {
        return new byte[] {(byte) (value >> 8), (byte) value};
    }

    static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
