package dev.keywave.relyingparty;

import java.util.List;
import java.util.UUID;

/**
 * Graph's {@code fido2KeyRestrictions}: authenticator models by AAGUID.
 *
 * @param isEnforced whether they count
 * @param allow whether only the listed are allowed; otherwise all but the listed
 * @param aaGuids the models
 */
record KeyRestrictions(boolean isEnforced, boolean allow, List<UUID> aaGuids) {

    static final KeyRestrictions NONE = new KeyRestrictions(false, true, List.of());

    KeyRestrictions {
        aaGuids = List.copyOf(aaGuids);
    }

    boolean permit(UUID aaguid) {
        return !isEnforced || aaGuids.contains(aaguid) == allow;
    }
}
