package dev.keywave.forecast;

/**
 * Why enforcement locks somebody out. Where several hold, the first in this order is the reason: without a method nothing
 * else is asked, the authenticator is looked at when it signs, and the device by Conditional Access after that.
 */
public enum Lockout {
    /** No passkey is registered. */
    NO_METHOD("no_registered_method", 0),
    /** The authenticator's AAGUID is not among the allowed ones. */
    AAGUID_NOT_ALLOWED("aaguid_not_allowed", 1),
    /** The device is not compliant. */
    DEVICE_NOT_COMPLIANT("device_not_compliant", 2);

    private final String label;
    private final int index;

    Lockout(String label, int index) {
        this.label = label;
        this.index = index;
    }

    /** The name in reports, metrics and the answers of a relying party with such a policy. */
    public String label() {
        return label;
    }

    /** Its place in rows of counts. */
    int index() {
        return index;
    }
}
