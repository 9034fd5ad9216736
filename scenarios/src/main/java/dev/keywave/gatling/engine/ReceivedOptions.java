package dev.keywave.gatling.engine;

import dev.keywave.webauthn.InvalidOptionsException;
import dev.keywave.webauthn.PublicKeyCredentialCreationOptions;
import dev.keywave.webauthn.PublicKeyCredentialRequestOptions;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A relying party's options, parsed when they arrived. */
public final class ReceivedOptions {

    /** A member that only options of {@code create()} have, and must have. */
    private static final byte[] CREATION_MEMBER = "\"pubKeyCredParams\"".getBytes(StandardCharsets.US_ASCII);

    private final @Nullable PublicKeyCredentialCreationOptions creation;
    private final @Nullable PublicKeyCredentialRequestOptions request;

    private ReceivedOptions(
            @Nullable PublicKeyCredentialCreationOptions creation,
            @Nullable PublicKeyCredentialRequestOptions request) {
        this.creation = creation;
        this.request = request;
    }

    /**
     * Parses options of either kind: those of {@code create()} have a member of their own.
     *
     * @throws InvalidOptionsException if no client could use them
     */
    static ReceivedOptions parse(byte[] json, int offset, int length) throws InvalidOptionsException {
        return contains(json, offset, length, CREATION_MEMBER)
                ? new ReceivedOptions(PublicKeyCredentialCreationOptions.parse(json, offset, length), null)
                : new ReceivedOptions(null, PublicKeyCredentialRequestOptions.parse(json, offset, length));
    }

    private static boolean contains(byte[] text, int offset, int length, byte[] part) {
        int last = offset + length - part.length;
        for (int i = offset; i <= last; i++) {
            if (text[i] == part[0] && matches(text, i, part)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(byte[] text, int at, byte[] part) {
        for (int i = 1; i < part.length; i++) {
            if (text[at + i] != part[i]) {
                return false;
            }
        }
        return true;
    }

    /** What {@code create()} takes; null when these are the other kind. */
    @Nullable
    PublicKeyCredentialCreationOptions creation() {
        return creation;
    }

    /** What {@code get()} takes; null when these are the other kind. */
    @Nullable
    PublicKeyCredentialRequestOptions request() {
        return request;
    }

    /** As a KO says it. */
    static String message(InvalidOptionsException e) {
        return e.reason().equals("options_not_json") ? KoMessages.NOT_JSON : "options: " + e.reason();
    }

    /** The challenge: a virtual user's session may be logged. */
    @Override
    public String toString() {
        return creation != null
                ? "options of create(), challenge " + creation.challenge().base64Url()
                : request != null
                        ? "options of get(), challenge " + request.challenge().base64Url()
                        : "options";
    }
}
