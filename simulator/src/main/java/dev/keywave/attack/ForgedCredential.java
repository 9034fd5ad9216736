package dev.keywave.attack;

import dev.keywave.webauthn.PublicKeyCredential;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A credential that no client would make: its members are whatever an attack made of them. */
final class ForgedCredential implements PublicKeyCredential {

    private static final String EXTENSIONS = "clientExtensionResults";
    private static final String CONFORMANCE_EXTENSIONS = "getClientExtensionResults";

    private final JsonMembers credential;
    private final JsonMembers response;
    private final List<String> transports;
    private final UnaryOperator<String> change;

    /**
     * Takes the members over.
     *
     * @param change what becomes of the JSON as a whole
     */
    ForgedCredential(
            JsonMembers credential, JsonMembers response, List<String> transports, UnaryOperator<String> change) {
        this.credential = credential;
        this.response = response;
        this.transports = transports;
        this.change = change;
    }

    @Override
    public byte[] toJson() {
        return bytes(change.apply(credential.text()));
    }

    @Override
    public byte[] toConformanceJson() {
        return bytes(change.apply(credential.text(EXTENSIONS, CONFORMANCE_EXTENSIONS)));
    }

    @Override
    public @Nullable String member(String name) {
        String inCredential = credential.get(name.equals(CONFORMANCE_EXTENSIONS) ? EXTENSIONS : name);
        String value = inCredential == null ? response.get(name) : inCredential;
        if (value == null) {
            return name.equals("userHandle") ? "" : null;
        }
        boolean string = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
        return string ? value.substring(1, value.length() - 1) : value;
    }

    @Override
    public List<String> transports() {
        return transports;
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
