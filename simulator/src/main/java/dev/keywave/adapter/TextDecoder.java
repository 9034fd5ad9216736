package dev.keywave.adapter;

import org.jspecify.annotations.Nullable;

/** One entry of a capture's {@code decode}: how captured text becomes what it stands for. */
sealed interface TextDecoder permits Decoder, JsonDecoder {

    /** The name in an adapter. */
    String label();

    /** What comes of it. */
    ValueKind yields();

    /** Decodes; null when the text is not of the form. */
    @Nullable
    Object apply(String text);
}
