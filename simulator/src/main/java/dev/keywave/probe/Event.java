package dev.keywave.probe;

import dev.keywave.adapter.Explanation;
import dev.keywave.adapter.Verdict;
import dev.keywave.webauthn.PublicKeyCredential;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something that happened in a ceremony. */
sealed interface Event {

    /**
     * A request and what came back.
     *
     * @param step what the adapter calls the step
     * @param method the HTTP method
     * @param target path and query
     * @param requestHeaders field lines as the adapter wrote them, without {@code host} and {@code content-length}
     * @param requestBody as text; empty for none
     * @param status the response's status, 0 when there was none
     * @param headers response fields worth a look, by name in lower case, each with its values
     * @param responseBody as text; empty for none
     * @param verdict what the response meant
     * @param explanation what was expected and what came; null when the ceremony went on
     * @param captured what the adapter took from it, as text by variable
     * @param requestNs from the first byte sent to the last byte received; 0 when there was no response
     */
    record Exchange(
            String step,
            String method,
            String target,
            String requestHeaders,
            String requestBody,
            int status,
            Map<String, List<String>> headers,
            String responseBody,
            Verdict verdict,
            @Nullable Explanation explanation,
            Map<String, String> captured,
            long requestNs)
            implements Event {}

    /**
     * The client and its authenticator acted.
     *
     * @param creates whether {@code create()} was called, else {@code get()}
     * @param options what the relying party asked for, as the adapter handed it over
     * @param credential what came of it; null when client or authenticator refused
     * @param refusal why there is no credential; empty when there is one
     * @param change what an attack changed, in words; empty when nothing
     */
    record Acted(
            boolean creates, String options, @Nullable PublicKeyCredential credential, String refusal, String change)
            implements Event {}
}
