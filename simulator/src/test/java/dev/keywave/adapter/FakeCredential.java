package dev.keywave.adapter;

import dev.keywave.webauthn.PublicKeyCredential;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A credential with members to recognise. */
record FakeCredential(Map<String, String> members, List<String> transports) implements PublicKeyCredential {

    static final FakeCredential CREATED = new FakeCredential(
            Map.of("id", "cred-id", "clientDataJSON", "client-data", "attestationObject", "attestation"),
            List.of("internal", "hybrid"));

    static final FakeCredential ASSERTED = new FakeCredential(
            Map.of(
                    "id", "cred-id",
                    "clientDataJSON", "client-data",
                    "authenticatorData", "auth-data",
                    "signature", "sig",
                    "userHandle", "handle"),
            List.of());

    @Override
    public byte[] toJson() {
        return ("{\"id\":\"" + member("id") + "\",\"type\":\"public-key\"}").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] toConformanceJson() {
        return ("{\"id\":\"" + member("id") + "\",\"type\":\"public-key\",\"getClientExtensionResults\":{}}")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public @Nullable String member(String name) {
        return members.get(name);
    }
}
