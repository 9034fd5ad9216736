package dev.keywave.adapter;

import dev.keywave.input.Location;

/** The virtual user's authenticator makes a credential: {@code navigator.credentials.create()}. */
public final class CreateStep implements Step {

    private final Location location;
    private final OptionsTemplate options;
    private final int resultSlot;

    CreateStep(Location location, OptionsTemplate options, int resultSlot) {
        this.location = location;
        this.options = options;
        this.resultSlot = resultSlot;
    }

    @Override
    public String label() {
        return "create";
    }

    @Override
    public Location location() {
        return location;
    }

    /**
     * What the authenticator is asked for: {@code PublicKeyCredentialCreationOptionsJSON}, UTF-8, perhaps wrapped as the
     * relying party wraps it. It may be anything the relying party chose to send.
     */
    public byte[] options(Variables variables) {
        return options.render(variables);
    }

    /** Where {@link Variables#set} puts the new credential. */
    public int resultSlot() {
        return resultSlot;
    }
}
