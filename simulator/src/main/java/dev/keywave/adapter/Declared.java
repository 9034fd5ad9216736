package dev.keywave.adapter;

import dev.keywave.input.Location;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A step of a flow as the adapter's file declares it: read and checked for itself, not yet bound to variables. */
sealed interface Declared {

    /** Where the step begins. */
    Location location();

    /**
     * An HTTP request.
     *
     * @param method in capitals
     * @param headers by name as written, the adapter's defaults among them
     * @param body null for none
     * @param reject null for the default
     * @param throttle null for the default
     */
    record Request(
            Location location,
            String method,
            Template target,
            Map<String, Template> headers,
            @Nullable Body body,
            Condition expect,
            @Nullable Condition reject,
            @Nullable Condition throttle,
            List<Capture> captures)
            implements Declared {}

    /**
     * A call of the virtual user's authenticator.
     *
     * @param creates whether it makes a credential; else it uses one
     * @param as the variable for the credential
     * @param ownCredential whether the user's own credential answers, whatever the options allow
     */
    record Call(Location location, boolean creates, JsonTemplate options, String as, boolean ownCredential)
            implements Declared {}

    /** What a request carries. */
    sealed interface Body {}

    /** {@code json}. */
    record Json(JsonTemplate value) implements Body {}

    /** {@code form}. */
    record Form(Map<String, Template> fields) implements Body {}

    /** {@code body} with {@code content_type}. */
    record Text(Template text, Template contentType) implements Body {}

    /**
     * A variable taken from a response.
     *
     * @param location where its name stands
     * @param optional whether it may be missing; the variable is unbound then
     */
    record Capture(Location location, String variable, Source source, List<Decoder> decoders, boolean optional) {

        /** What the variable will hold. */
        ValueKind kind() {
            ValueKind one = decoders.isEmpty()
                    ? source.kind()
                    : decoders.get(decoders.size() - 1).yields();
            if (!(source instanceof FromRegex regex) || !regex.all()) {
                return one;
            }
            return one == ValueKind.NUMBER ? ValueKind.NUMBERS : ValueKind.TEXTS;
        }
    }

    /** Where in a response a capture looks. */
    sealed interface Source {
        default ValueKind kind() {
            return this instanceof FromJson ? ValueKind.JSON : ValueKind.TEXT;
        }
    }

    /** {@code json}. */
    record FromJson(JsonPointer pointer) implements Source {}

    /** {@code header}, with {@code regex} perhaps. */
    record FromHeader(String lowerCaseName, @Nullable Pattern regex) implements Source {}

    /** {@code cookie}. */
    record FromCookie(String name) implements Source {}

    /** {@code regex}, with {@code within} and {@code all} perhaps. */
    record FromRegex(Pattern regex, @Nullable Pattern within, boolean all) implements Source {}
}
