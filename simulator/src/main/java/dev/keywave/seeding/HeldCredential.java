package dev.keywave.seeding;

import dev.keywave.authenticator.AuthenticatorModel;
import dev.keywave.authenticator.AuthenticatorModels;
import dev.keywave.input.InputException;
import dev.keywave.input.Suggestion;
import dev.keywave.webauthn.CoseAlgorithm;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A record as a file has it, with the types of its fields checked.
 *
 * @param where file and line
 * @param credentialId base64url
 * @param publicKey {@code COSE_Key}, base64url
 * @param registered whether the relying party is known to hold it
 */
record HeldCredential(
        String where,
        long user,
        int number,
        String userName,
        String userHandle,
        String credentialId,
        String publicKey,
        CoseAlgorithm algorithm,
        long signCount,
        int generation,
        String model,
        boolean registered) {

    private static final long MAX_NUMBER = 1;
    private static final long MAX_USER = 100_000_000 - 1;
    private static final long MAX_SIGN_COUNT = 0xffff_ffffL;
    private static final int MAX_HANDLE_BYTES = 64;

    /** Takes over fields by their names. */
    interface Source {
        /** The field's text, or null when it is not there. */
        @Nullable
        String field(String name);
    }

    static HeldCredential of(String where, Source source) {
        UnaryOperator<String> field = name -> {
            String text = source.field(name);
            if (text == null) {
                throw new InputException(
                        where + ": \"" + name + "\" is missing; a record has " + String.join(", ", Fields.REQUIRED));
            }
            return text;
        };
        HeldCredential record = new HeldCredential(
                where,
                number(where, Fields.USER, field, 0, MAX_USER),
                source.field(Fields.NUMBER) == null ? 0 : (int) number(where, Fields.NUMBER, field, 0, MAX_NUMBER),
                field.apply(Fields.USER_NAME),
                field.apply(Fields.USER_HANDLE),
                field.apply(Fields.CREDENTIAL_ID),
                field.apply(Fields.PUBLIC_KEY),
                algorithm(where, field.apply(Fields.ALGORITHM)),
                number(where, Fields.SIGN_COUNT, field, 0, MAX_SIGN_COUNT),
                (int) number(where, Fields.GENERATION, field, 1, Integer.MAX_VALUE),
                field.apply(Fields.MODEL),
                truth(where, field));
        record.userHandleBytes();
        return record;
    }

    /** At most 64 bytes. */
    byte[] userHandleBytes() {
        try {
            byte[] handle = Base64.getUrlDecoder().decode(userHandle);
            if (handle.length <= MAX_HANDLE_BYTES) {
                return handle;
            }
        } catch (IllegalArgumentException e) {
            throw new InputException(where + ": \"userHandle\" is not base64url; export the population again", e);
        }
        throw new InputException(where + ": \"userHandle\" is longer than " + MAX_HANDLE_BYTES + " bytes");
    }

    private static long number(String where, String name, UnaryOperator<String> field, long min, long max) {
        String text = field.apply(name);
        try {
            long value = Long.parseLong(text);
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new InputException(where + ": \"" + name + "\" is \"" + text + "\"; expected a whole number", e);
        }
        throw new InputException(
                where + ": \"" + name + "\" is " + text + "; expected a number from " + min + " to " + max);
    }

    private static boolean truth(String where, UnaryOperator<String> field) {
        String text = field.apply(Fields.REGISTERED);
        if (!text.equals("true") && !text.equals("false")) {
            throw new InputException(where + ": \"registered\" is \"" + text + "\"; expected true or false");
        }
        return text.equals("true");
    }

    private static CoseAlgorithm algorithm(String where, String label) {
        CoseAlgorithm algorithm = CoseAlgorithm.byLabel(label);
        if (algorithm == null) {
            throw new InputException(where + ": \"algorithm\" is \"" + label + "\"; "
                    + Suggestion.among(
                            label,
                            Arrays.stream(CoseAlgorithm.values())
                                    .map(CoseAlgorithm::label)
                                    .toList()));
        }
        return algorithm;
    }

    /** The model by its name; not for an imported credential. */
    AuthenticatorModel authenticatorModel(AuthenticatorModels known) {
        try {
            return known.named(model);
        } catch (InputException e) {
            throw new InputException(where + ": " + e.getMessage(), e);
        }
    }
}
