package dev.keywave.adapter;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Takes text that is a JSON document for what that document has at a pointer. */
final class JsonDecoder implements TextDecoder {

    private final JsonPass pass = new JsonPass();
    private final JsonPointer pointer;

    JsonDecoder(JsonPointer pointer) {
        this.pointer = pointer;
        pass.capture(pointer);
    }

    @Override
    public String label() {
        return "json" + (pointer.tokens().isEmpty() ? "" : " at " + pointer);
    }

    @Override
    public ValueKind yields() {
        return ValueKind.JSON;
    }

    @Override
    public @Nullable Object apply(String text) {
        byte[] document = text.getBytes(StandardCharsets.UTF_8);
        Reading reading = new Reading(1);
        return pass.read(document, 0, document.length, reading) == JsonPass.End.READ ? reading.capture(0) : null;
    }
}
