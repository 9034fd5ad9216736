package dev.keywave.relyingparty;

/** Graph's {@code passkeyTypes}: whether a passkey can leave its device, told by the BE flag. */
enum PasskeyType {
    /** BE is not set. */
    DEVICE_BOUND("deviceBound"),
    /** BE is set. */
    SYNCED("synced");

    private final String label;

    PasskeyType(String label) {
        this.label = label;
    }

    /** Graph's name. */
    String label() {
        return label;
    }

    static PasskeyType of(boolean backupEligible) {
        return backupEligible ? SYNCED : DEVICE_BOUND;
    }
}
