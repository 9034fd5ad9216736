package dev.keywave.gatling;

import dev.keywave.gatling.engine.OptionsCheck;
import io.gatling.javaapi.core.CheckBuilder;
import io.gatling.javaapi.core.internal.CoreCheckType;
import org.jspecify.annotations.Nullable;

/** Finds a relying party's options in an HTTP response. Immutable. */
public final class PasskeyOptionsCheck implements CheckBuilder {

    private final String pointer;
    private final @Nullable String saveAs;

    PasskeyOptionsCheck(String pointer, @Nullable String saveAs) {
        this.pointer = pointer;
        this.saveAs = saveAs;
    }

    /** Keeps them in that session attribute, for {@code passkey(...).options("#{...}")}. */
    public PasskeyOptionsCheck saveAs(String key) {
        return new PasskeyOptionsCheck(pointer, key);
    }

    @Override
    public io.gatling.core.check.CheckBuilder<?, ?> asScala() {
        return new OptionsCheck(pointer, saveAs);
    }

    /** HTTP takes it for a check of the body; it brings its own way to look at one. */
    @Override
    public CheckType type() {
        return CoreCheckType.BodyBytes;
    }
}
