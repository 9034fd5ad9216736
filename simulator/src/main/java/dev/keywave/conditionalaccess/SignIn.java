package dev.keywave.conditionalaccess;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who has proved who they are, and how.
 *
 * @param user the name
 * @param combination one of {@link Combinations}' constants
 * @param aaguid the model of the passkey that was used; null without one
 * @param compliantDevice whether the device is compliant
 * @param passkeys the models of the user's registered passkeys
 */
public record SignIn(
        String user, String combination, @Nullable UUID aaguid, boolean compliantDevice, List<UUID> passkeys) {

    /** Takes a copy. */
    public SignIn {
        passkeys = List.copyOf(passkeys);
    }
}
