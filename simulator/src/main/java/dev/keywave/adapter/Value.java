package dev.keywave.adapter;

import dev.keywave.webauthn.PublicKeyCredential;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An expression of a template, bound to where its value comes from. What it reads is one of the types that
 * {@link ValueKind} names.
 */
final class Value {

    /** Where a value comes from. */
    sealed interface Source {
        /** The value now; null when there is none. */
        @Nullable
        Object read(Variables variables);
    }

    /** A variable's slot. */
    record Slot(int slot) implements Source {
        @Override
        public @Nullable Object read(Variables variables) {
            return variables.get(slot);
        }
    }

    /** The virtual user's name. */
    record UserName() implements Source {
        @Override
        public Object read(Variables variables) {
            return variables.userName();
        }
    }

    /** The virtual user's password. */
    record UserPassword() implements Source {
        @Override
        public Object read(Variables variables) {
            return variables.userPassword();
        }
    }

    /** What the run's CSV file has for the virtual user. */
    record UserColumn(Feeder feeder, int column) implements Source {
        @Override
        public Object read(Variables variables) {
            return feeder.value(variables.userIndex(), column);
        }
    }

    /** The virtual user's number. */
    record UserIndex() implements Source {
        @Override
        public Object read(Variables variables) {
            return variables.userIndex();
        }
    }

    /** The whole response of the authenticator, as the JSON of Level 3. */
    record CredentialJson(int slot) implements Source {
        @Override
        public @Nullable Object read(Variables variables) {
            return variables.get(slot) instanceof PublicKeyCredential credential ? credential.toJson() : null;
        }
    }

    /** Likewise, as the JSON of FIDO's conformance test API. */
    record CredentialConformanceJson(int slot) implements Source {
        @Override
        public @Nullable Object read(Variables variables) {
            return variables.get(slot) instanceof PublicKeyCredential credential
                    ? credential.toConformanceJson()
                    : null;
        }
    }

    /** The transports of the authenticator's response. */
    record CredentialTransports(int slot) implements Source {
        @Override
        public @Nullable Object read(Variables variables) {
            return variables.get(slot) instanceof PublicKeyCredential credential ? credential.transports() : null;
        }
    }

    /** Any other member of the authenticator's response. */
    record CredentialMember(int slot, String member) implements Source {
        @Override
        public @Nullable Object read(Variables variables) {
            return variables.get(slot) instanceof PublicKeyCredential credential ? credential.member(member) : null;
        }
    }

    private final Source source;
    private final Filter[] filters;

    Value(Source source, List<Filter> filters) {
        this.source = source;
        this.filters = filters.toArray(new Filter[0]);
    }

    /** The value after its filters; null when there is none. */
    @Nullable
    Object read(Variables variables) {
        Object value = source.read(variables);
        for (int i = 0; value != null && i < filters.length; i++) {
            value = filters[i].apply(value);
        }
        return value;
    }

    /** Any value but a list as text. */
    static String text(Object value) {
        if (value instanceof String text) {
            return text;
        }
        return value instanceof byte[] json ? new String(json, StandardCharsets.UTF_8) : String.valueOf(value);
    }

    /** Any value as JSON, UTF-8. */
    static byte[] json(Object value) {
        if (value instanceof byte[] json) {
            return json;
        }
        ByteBuf out = Unpooled.buffer();
        Encoding.JSON_VALUE.write(value, out);
        byte[] json = new byte[out.readableBytes()];
        out.readBytes(json);
        return json;
    }
}
