package dev.keywave.webauthn;

import java.util.Base64;

/** A relying party's challenge (https://www.w3.org/TR/webauthn-3/#sctn-cryptographic-challenges). */
public final class Challenge {

    private final byte[] bytes;
    private final String base64Url;

    /** A challenge of these bytes, which the caller gives away. */
    public Challenge(byte[] bytes) {
        this.bytes = bytes;
        // Not the text that came in: the bits that no byte claims may be set there, and client data repeats the bytes.
        this.base64Url = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The bytes; not a copy. */
    public byte[] bytes() {
        return bytes;
    }

    /** Base64url without padding, as client data carries it. */
    public String base64Url() {
        return base64Url;
    }
}
