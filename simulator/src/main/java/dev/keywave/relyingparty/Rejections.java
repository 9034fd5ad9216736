package dev.keywave.relyingparty;

/** Rejections that are made in more than one place. */
final class Rejections {

    static final Rejection NO_SESSION =
            new Rejection(RejectionReason.NO_SESSION, "send the cookie that came with the options");
    static final Rejection CHALLENGE_EXPIRED_OR_UNKNOWN =
            new Rejection(RejectionReason.CHALLENGE_EXPIRED_OR_UNKNOWN, "challenge expired or unknown");

    static final Rejection CREDENTIAL_ID_MISMATCH = new Rejection(
            RejectionReason.CREDENTIAL_ID_MISMATCH, "id is not the credential ID in the attestation object");

    private Rejections() {}

    /** "Verify that the credentialId is not yet registered for any user." */
    static Rejection alreadyRegistered(ByteString credentialId) {
        return new Rejection(
                RejectionReason.CREDENTIAL_ALREADY_REGISTERED, "credential " + credentialId + " is registered already");
    }
}
