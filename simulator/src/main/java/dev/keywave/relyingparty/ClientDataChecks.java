package dev.keywave.relyingparty;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The steps of client data that a verifying library leaves out or sees more loosely than the specification:
 * webauthn4j compares origins as URLs (case, default ports and paths forgiven), Yubico's library knows no crossOrigin
 * and no topOrigin, both take the last of two equal keys.
 */
final class ClientDataChecks {

    private final Set<String> origins;

    ClientDataChecks(Set<String> origins) {
        this.origins = origins;
    }

    /** Refuses client data whose origin members are not as expected; null when they are. */
    @Nullable
    Rejection check(byte[] clientDataJson) {
        Reading reading = new Reading();
        try {
            Json.readObject(clientDataJson, "clientDataJSON", reading::member);
        } catch (MalformedException e) {
            return e.rejection();
        }
        // "Verify that the value of C.origin is an origin expected by the Relying Party."
        String origin = reading.origin;
        if (origin == null) {
            return new Rejection(RejectionReason.MALFORMED, "clientDataJSON has no origin");
        }
        if (!origins.contains(origin)) {
            return new Rejection(RejectionReason.ORIGIN_MISMATCH, "expected " + origins + ", received " + origin);
        }
        // "If C.crossOrigin is present and set to true, verify that the Relying Party expects that this credential
        // would have been created within an iframe that is not same-origin with its ancestors." It does not.
        if (reading.crossOrigin) {
            return new Rejection(RejectionReason.CROSS_ORIGIN_NOT_ALLOWED, "crossOrigin is true");
        }
        // "If C.topOrigin is present: …" likewise.
        if (reading.topOrigin) {
            return new Rejection(RejectionReason.CROSS_ORIGIN_NOT_ALLOWED, "topOrigin is present");
        }
        return null;
    }

    /** Members as they come. */
    private static final class Reading {
        private @Nullable String origin;
        private boolean crossOrigin;
        private boolean topOrigin;

        void member(String name, JsonParser value) {
            switch (name) {
                case "origin" -> origin = Json.string(value);
                case "crossOrigin" -> crossOrigin = value.currentToken() != JsonToken.VALUE_NULL && Json.bool(value);
                case "topOrigin" -> {
                    topOrigin = value.currentToken() != JsonToken.VALUE_NULL;
                    value.skipChildren();
                }
                default -> value.skipChildren();
            }
        }
    }
}
