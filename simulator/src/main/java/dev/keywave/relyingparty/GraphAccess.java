package dev.keywave.relyingparty;

import dev.keywave.conditionalaccess.ConditionalAccessPolicy;
import dev.keywave.input.InputException;
import dev.keywave.input.YamlDocument;
import dev.keywave.input.YamlNode;
import io.netty.handler.codec.http.HttpMethod;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Graph's {@code /identity/conditionalAccess/policies}: a rehearsal reads them and switches one from report-only to enforced
 * (https://learn.microsoft.com/graph/api/conditionalaccesspolicy-update). Nothing but the state can be changed.
 */
final class GraphAccess {

    private final AccessControl access;
    private final GraphReplies replies;

    GraphAccess(AccessControl access, GraphReplies replies) {
        this.access = access;
        this.replies = replies;
    }

    /** All of them. */
    Reply list(HttpExchange exchange, String context) {
        if (!HttpMethod.GET.equals(exchange.method())) {
            return replies.methodNotAllowed(exchange, HttpMethod.GET);
        }
        List<ConditionalAccessPolicy> policies = access.current().policies();
        return replies.json(exchange, 200, json -> {
            json.writeStringProperty("@odata.context", context);
            json.writeArrayPropertyStart("value");
            for (ConditionalAccessPolicy policy : policies) {
                json.writeStartObject();
                AccessPoliciesJson.write(json, policy);
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    /** One, read or switched. */
    Reply one(HttpExchange exchange, @Nullable String id, String context) {
        ConditionalAccessPolicy policy = id == null ? null : access.current().policy(id);
        if (policy == null) {
            return replies.error(exchange, 404, "ResourceNotFound", "no Conditional Access policy has the id " + id);
        }
        if (HttpMethod.GET.equals(exchange.method())) {
            return replies.json(exchange, 200, json -> {
                json.writeStringProperty("@odata.context", context + "/$entity");
                AccessPoliciesJson.write(json, policy);
            });
        }
        return HttpMethod.PATCH.equals(exchange.method())
                ? update(exchange, policy)
                : replies.methodNotAllowed(exchange, HttpMethod.GET, HttpMethod.PATCH);
    }

    private Reply update(HttpExchange exchange, ConditionalAccessPolicy policy) {
        try {
            YamlNode body = YamlDocument.parse(
                    "the request", Json.objectText(exchange.body().array(), "the request"));
            body.knowing(List.of("state"));
            access.put(policy.id(), ConditionalAccessPolicy.State.read(body.required("state")));
            return replies.noContent(exchange);
        } catch (MalformedException | InputException e) {
            return replies.error(exchange, 400, "badRequest", String.valueOf(e.getMessage()));
        }
    }
}
