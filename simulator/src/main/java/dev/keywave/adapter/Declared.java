package dev.keywave.adapter;

import dev.keywave.adapter.Template.Expression;
import dev.keywave.input.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
     * @param failures the step's own first, then the adapter's
     * @param reject any of them; none for the default
     * @param throttle any of them; none for the default
     */
    record Request(
            Location location,
            String method,
            Template target,
            Map<String, Template> headers,
            @Nullable Body body,
            Condition expect,
            List<Failure> failures,
            List<Condition> reject,
            List<Condition> throttle,
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

    /**
     * Steps that are chosen by a value, again and again.
     *
     * @param on the value
     * @param until the values at which it ends
     * @param most how often a case is run at most
     * @param cases steps by value
     */
    record Loop(Location location, Expression on, List<String> until, int most, Map<String, List<Declared>> cases)
            implements Declared {}

    /** The steps and, behind each loop, those of its cases. */
    static List<Declared> all(List<Declared> steps) {
        List<Declared> all = new ArrayList<>();
        for (Declared step : steps) {
            all.add(step);
            if (step instanceof Loop loop) {
                loop.cases().values().forEach(inside -> all.addAll(all(inside)));
            }
        }
        return all;
    }

    /** Every expression in this step and in those inside it. */
    default List<Expression> expressions() {
        List<Expression> found = new ArrayList<>();
        if (this instanceof Call call) {
            found.addAll(call.options().expressions());
        } else if (this instanceof Loop loop) {
            found.add(loop.on());
            loop.cases().values().forEach(steps -> steps.forEach(step -> found.addAll(step.expressions())));
        } else if (this instanceof Request request) {
            found.addAll(request.target().expressions());
            request.headers().values().forEach(header -> found.addAll(header.expressions()));
            if (request.body() != null) {
                found.addAll(request.body().expressions());
            }
        }
        return found;
    }

    /** What a request carries. */
    sealed interface Body {
        /** Every expression in it. */
        List<Expression> expressions();
    }

    /** {@code json}. */
    record Json(JsonTemplate value) implements Body {
        @Override
        public List<Expression> expressions() {
            return value.expressions();
        }
    }

    /** {@code form}. */
    record Form(Map<String, Template> fields) implements Body {
        @Override
        public List<Expression> expressions() {
            return fields.values().stream()
                    .flatMap(field -> field.expressions().stream())
                    .toList();
        }
    }

    /** {@code body} with {@code content_type}. */
    record Text(Template text, Template contentType) implements Body {
        @Override
        public List<Expression> expressions() {
            return Stream.of(text, contentType)
                    .flatMap(template -> template.expressions().stream())
                    .toList();
        }
    }

    /**
     * A variable taken from a response.
     *
     * @param location where its name stands
     * @param optional whether it may be missing; the variable is unbound then
     */
    record Capture(Location location, String variable, Source source, List<TextDecoder> decoders, boolean optional) {

        /** What the variable will hold. */
        ValueKind kind() {
            ValueKind one = decoders.isEmpty()
                    ? source.kind()
                    : decoders.get(decoders.size() - 1).yields();
            if (!source.all()) {
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

        /** Whether it gives a list. */
        default boolean all() {
            return false;
        }
    }

    /** {@code json}, with {@code where}, {@code pick} and {@code all} perhaps. */
    record FromJson(JsonPointer pointer, @Nullable Pick picked) implements Source {
        @Override
        public boolean all() {
            return picked != null && picked.all();
        }
    }

    /**
     * What to take of the elements of an array or object.
     *
     * @param where what an element must have
     * @param pick what to take of it
     * @param all whether of all that fit, as a list; else of the first
     */
    record Pick(Map<JsonPointer, JsonScalar> where, JsonPointer pick, boolean all) {}

    /** {@code header}, with {@code regex} perhaps. */
    record FromHeader(String lowerCaseName, @Nullable Pattern regex) implements Source {}

    /** {@code cookie}. */
    record FromCookie(String name) implements Source {}

    /** {@code regex}, with {@code within} and {@code all} perhaps. */
    record FromRegex(Pattern regex, @Nullable Pattern within, boolean all) implements Source {}
}
