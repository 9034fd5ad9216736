package dev.keywave.relyingparty;

import dev.keywave.input.InputException;
import dev.keywave.input.YamlDocument;
import dev.keywave.input.YamlNode;
import io.netty.handler.codec.http.HttpMethod;
import java.util.List;

/** The policy in force, and Graph's resource through which a rehearsal reads and changes it. */
final class GraphPolicies {

    private final GraphReplies replies;
    private volatile PasskeyPolicy policy;

    GraphPolicies(PasskeyPolicy initial, GraphReplies replies) {
        this.policy = initial;
        this.replies = replies;
    }

    PasskeyPolicy current() {
        return policy;
    }

    Reply answer(HttpExchange exchange, String context) {
        if (HttpMethod.GET.equals(exchange.method())) {
            return replies.json(exchange, 200, json -> PasskeyPolicyJson.write(json, policy, context));
        }
        if (HttpMethod.PATCH.equals(exchange.method())) {
            return update(exchange);
        }
        return replies.methodNotAllowed(exchange, HttpMethod.GET, HttpMethod.PATCH);
    }

    private synchronized Reply update(HttpExchange exchange) {
        try {
            YamlNode body = YamlDocument.parse(
                    "the request", Json.objectText(exchange.body().array(), "the request"));
            String type = body.optional("@odata.type").asString("");
            if (!type.equals(PasskeyPolicyJson.TYPE)) {
                return replies.error(
                        exchange, 400, "badRequest", "@odata.type must be there and be " + PasskeyPolicyJson.TYPE);
            }
            policy = PasskeyPolicyReader.read(body, policy, List.of());
            return replies.noContent(exchange);
        } catch (MalformedException | InputException e) {
            return replies.error(exchange, 400, "badRequest", String.valueOf(e.getMessage()));
        }
    }
}
