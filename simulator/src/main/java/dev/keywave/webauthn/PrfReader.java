package dev.keywave.webauthn;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads the inputs of {@code prf} (https://www.w3.org/TR/webauthn-3/#prf-extension). */
final class PrfReader {

    private PrfReader() {}

    static @Nullable PrfInputs read(JsonParser value, boolean registration) throws InvalidOptionsException {
        if (!ExtensionsReader.isObject(value, "prf_malformed", "extensions.prf")) {
            return null;
        }
        PrfValues eval = null;
        List<PrfInputs.ByCredential> byCredential = new ArrayList<>(0);
        for (String name = value.nextName(); name != null; name = value.nextName()) {
            value.nextToken();
            if (name.equals("eval")) {
                eval = values(value, "extensions.prf.eval");
            } else if (name.equals("evalByCredential")) {
                byCredential(value, registration, byCredential);
            } else {
                value.skipChildren();
            }
        }
        return new PrfInputs(eval, byCredential);
    }

    private static void byCredential(JsonParser value, boolean registration, List<PrfInputs.ByCredential> entries)
            throws InvalidOptionsException {
        String member = "extensions.prf.evalByCredential";
        if (!ExtensionsReader.isObject(value, "prf_malformed", member)) {
            return;
        }
        if (registration) {
            // If evalByCredential is present, return a DOMException whose name is NotSupportedError
            throw new InvalidOptionsException(
                    "prf_eval_by_credential_unexpected", member + " belongs to authentication");
        }
        for (String name = value.nextName(); name != null; name = value.nextName()) {
            value.nextToken();
            byte[] id;
            try {
                id = Base64.getUrlDecoder().decode(name);
            } catch (IllegalArgumentException e) {
                throw new InvalidOptionsException(
                        "prf_eval_by_credential_key_unknown", member + " has a key that is not base64url");
            }
            PrfValues values = values(value, member + "[]");
            if (values != null) {
                entries.add(new PrfInputs.ByCredential(id, values));
            }
        }
    }

    private static @Nullable PrfValues values(JsonParser value, String member) throws InvalidOptionsException {
        if (!ExtensionsReader.isObject(value, "prf_malformed", member)) {
            return null;
        }
        byte[] first = null;
        byte[] second = null;
        for (String name = value.nextName(); name != null; name = value.nextName()) {
            value.nextToken();
            switch (name) {
                case "first" -> first = OptionsJson.base64Url(value, "prf_not_base64url", member + ".first");
                case "second" -> {
                    if (value.currentToken() != JsonToken.VALUE_NULL) {
                        second = OptionsJson.base64Url(value, "prf_not_base64url", member + ".second");
                    }
                }
                default -> value.skipChildren();
            }
        }
        if (first == null) {
            throw new InvalidOptionsException("prf_malformed", member + " has no first");
        }
        return new PrfValues(first, second);
    }
}
