package dev.keywave.authenticator;

/**
 * The extensions that an authenticator may have, together with the client that it comes with
 * (https://www.iana.org/assignments/webauthn/webauthn.xhtml#webauthn-extension-ids).
 */
public enum Extension {
    /** The client tells the credential's properties. */
    CRED_PROPS("credProps"),
    /** CTAP's credential protection. */
    CRED_PROTECT("credProtect"),
    /** CTAP's symmetric secret of a credential; WebAuthn's {@code prf} is made of it. */
    HMAC_SECRET("hmac-secret"),
    /** It is evaluated at registration already (CTAP 2.2); without {@link #HMAC_SECRET} that is said of {@link #PRF}. */
    HMAC_SECRET_MC("hmac-secret-mc"),
    /** A pseudo-random function by other means than CTAP's: platform authenticators. */
    PRF("prf"),
    /** Data kept with a credential. */
    LARGE_BLOB("largeBlob"),
    /** The minimum PIN length, told to the relying party. */
    MIN_PIN_LENGTH("minPinLength"),
    /** How the user was verified (Level 2). */
    UVM("uvm"),
    /** Credentials of U2F's JavaScript API, which are scoped to an AppID. */
    APPID("appid"),
    /** Such credentials in {@code excludeCredentials}. */
    APPID_EXCLUDE("appidExclude");

    private final String identifier;

    Extension(String identifier) {
        this.identifier = identifier;
    }

    /** As registered, and as model files spell it. */
    public String identifier() {
        return identifier;
    }
}
