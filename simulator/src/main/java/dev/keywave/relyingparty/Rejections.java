package dev.keywave.relyingparty;

/** The rejections that both ceremonies share. */
final class Rejections {

    static final Rejection NO_SESSION =
            new Rejection(RejectionReason.NO_SESSION, "send the cookie that came with the options");
    static final Rejection CHALLENGE_EXPIRED_OR_UNKNOWN =
            new Rejection(RejectionReason.CHALLENGE_EXPIRED_OR_UNKNOWN, "challenge expired or unknown");

    private Rejections() {}
}
