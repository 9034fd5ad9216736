package dev.keywave.gatling.engine;

import dev.keywave.webauthn.PublicKeyCredential;
import java.nio.charset.StandardCharsets;
import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A credential in a session: {@code #{credential}} is its JSON, {@code #{credential.id}} and
 * {@code #{credential.response.signature}} are its members. Nothing is encoded before somebody asks.
 */
public final class CredentialView extends AbstractMap<String, Object> {

    private static final List<String> OWN = List.of("id", "rawId", "type", "authenticatorAttachment");
    private static final List<String> OF_RESPONSE = List.of(
            "clientDataJSON",
            "authenticatorData",
            "attestationObject",
            "publicKey",
            "publicKeyAlgorithm",
            "signature",
            "userHandle");
    private static final String RESPONSE = "response";
    private static final String EXTENSION_RESULTS = "clientExtensionResults";

    private final PublicKeyCredential credential;
    private @Nullable Map<String, Object> members;

    CredentialView(PublicKeyCredential credential) {
        this.credential = credential;
    }

    /** The credential itself. */
    public PublicKeyCredential credential() {
        return credential;
    }

    /** {@code RegistrationResponseJSON} or {@code AuthenticationResponseJSON}, UTF-8. */
    public byte[] json() {
        return credential.toJson();
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        return members().entrySet();
    }

    @Override
    public boolean containsKey(Object key) {
        return members().containsKey(key);
    }

    @Override
    public @Nullable Object get(Object key) {
        return members().get(key);
    }

    private Map<String, Object> members() {
        Map<String, Object> all = members;
        if (all == null) {
            all = membersNamed(OWN);
            all.put(EXTENSION_RESULTS, String.valueOf(credential.member(EXTENSION_RESULTS)));
            Map<String, Object> response = membersNamed(OF_RESPONSE);
            if (!credential.transports().isEmpty()) {
                response.put("transports", credential.transports());
            }
            all.put(RESPONSE, response);
            members = all;
        }
        return all;
    }

    private Map<String, Object> membersNamed(List<String> names) {
        Map<String, Object> found = new LinkedHashMap<>();
        for (String name : names) {
            String value = credential.member(name);
            if (value != null) {
                found.put(name, value);
            }
        }
        return found;
    }

    /** The JSON, as the expression language puts it into a text. */
    @Override
    public String toString() {
        return new String(json(), StandardCharsets.UTF_8);
    }
}
