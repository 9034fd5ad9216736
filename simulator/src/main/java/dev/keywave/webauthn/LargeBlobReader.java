package dev.keywave.webauthn;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads the inputs of {@code largeBlob} (https://www.w3.org/TR/webauthn-3/#sctn-large-blob-extension). */
final class LargeBlobReader {

    private LargeBlobReader() {}

    static @Nullable LargeBlobInputs read(JsonParser value, boolean registration) throws InvalidOptionsException {
        if (!ExtensionsReader.isObject(value, "large_blob_malformed", "extensions.largeBlob")) {
            return null;
        }
        String support = null;
        JsonToken read = null;
        boolean readWanted = false;
        byte[] write = null;
        for (String name = value.nextName(); name != null; name = value.nextName()) {
            value.nextToken();
            switch (name) {
                case "support" ->
                    support = OptionsJson.string(value, "large_blob_malformed", "extensions.largeBlob.support");
                case "read" -> {
                    read = value.currentToken();
                    readWanted = ExtensionsReader.truth(value);
                }
                case "write" ->
                    write = OptionsJson.base64Url(value, "large_blob_not_base64url", "extensions.largeBlob.write");
                default -> value.skipChildren();
            }
        }
        if (registration && (read != null || write != null)) {
            throw new InvalidOptionsException(
                    "large_blob_read_or_write_unexpected", "largeBlob.read and write belong to authentication");
        }
        if (!registration && support != null) {
            throw new InvalidOptionsException(
                    "large_blob_support_unexpected", "largeBlob.support belongs to registration");
        }
        if (read != null && write != null) {
            throw new InvalidOptionsException("large_blob_read_and_write", "largeBlob has both read and write");
        }
        return new LargeBlobInputs("required".equals(support), readWanted, write);
    }
}
