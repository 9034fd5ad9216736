package dev.keywave.adapter;

import dev.keywave.input.Location;

/** The virtual user's authenticator proves possession of a credential: {@code navigator.credentials.get()}. */
public final class GetAssertionStep implements Step {

    private final Location location;
    private final OptionsTemplate options;
    private final int resultSlot;
    private final boolean ownCredential;

    GetAssertionStep(Location location, OptionsTemplate options, int resultSlot, boolean ownCredential) {
        this.location = location;
        this.options = options;
        this.resultSlot = resultSlot;
        this.ownCredential = ownCredential;
    }

    @Override
    public String label() {
        return "get_assertion";
    }

    @Override
    public Location location() {
        return location;
    }

    /**
     * What the authenticator is asked for: {@code PublicKeyCredentialRequestOptionsJSON}, UTF-8, perhaps wrapped as the
     * relying party wraps it. It may be anything the relying party chose to send.
     */
    public byte[] options(Variables variables) {
        return options.render(variables);
    }

    /** Where {@link Variables#set} puts the assertion. */
    public int resultSlot() {
        return resultSlot;
    }

    /** Whether the user's own credential answers, whatever {@code allowCredentials} names. */
    public boolean ownCredential() {
        return ownCredential;
    }
}
