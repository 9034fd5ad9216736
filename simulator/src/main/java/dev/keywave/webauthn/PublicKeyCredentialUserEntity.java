package dev.keywave.webauthn;

/** The user account (https://www.w3.org/TR/webauthn-3/#dictionary-user-credential-params). */
public final class PublicKeyCredentialUserEntity {

    /** A user handle has at most that many bytes, and at least one. */
    public static final int MAX_ID_LENGTH = 64;

    private final byte[] id;
    private final String name;
    private final String displayName;

    /** An account of that user handle, which the caller gives away. */
    public PublicKeyCredentialUserEntity(byte[] id, String name, String displayName) {
        this.id = id;
        this.name = name;
        this.displayName = displayName;
    }

    /** The user handle; not a copy. */
    public byte[] id() {
        return id;
    }

    /** The account's name; empty when not given. */
    public String name() {
        return name;
    }

    /** The account's name for people; empty when not given. */
    public String displayName() {
        return displayName;
    }
}
