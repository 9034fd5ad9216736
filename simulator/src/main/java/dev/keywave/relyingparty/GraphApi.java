package dev.keywave.relyingparty;

import io.netty.handler.codec.http.HttpMethod;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The part of Microsoft Graph, v1.0 and beta, that provisions passkeys: tokens, limits and dispatch. A token may do
 * everything here; the real one wants {@code UserAuthMethod-Passkey.ReadWrite.All} and an administrator's role.
 */
final class GraphApi implements Endpoint {

    private static final String ACCESS_CONTEXT = "identity/conditionalAccess/policies";
    private static final Pattern USER = Pattern.compile("[^\\p{Cntrl}\\s]{1,256}");

    private final String contextBase;
    private final GraphApps apps;
    private final GraphRegistration registration;
    private final Fido2Methods methods;
    private final GraphPolicies policies;
    private final GraphAccess access;
    private final GraphReplies replies;
    private final UUID tenant = UUID.randomUUID();
    private final LongAdder unauthorized = new LongAdder();
    private final LongAdder throttled = new LongAdder();

    GraphApi(
            String origin,
            GraphApps apps,
            GraphRegistration registration,
            Fido2Methods methods,
            GraphPolicies policies,
            GraphAccess access,
            GraphReplies replies) {
        this.contextBase = origin;
        this.apps = apps;
        this.registration = registration;
        this.methods = methods;
        this.policies = policies;
        this.access = access;
        this.replies = replies;
    }

    @Override
    public Reply answer(HttpExchange exchange) {
        GraphApps.App app = apps.find(exchange);
        if (app == null) {
            unauthorized.increment();
            return replies.error(
                            exchange,
                            401,
                            "InvalidAuthenticationToken",
                            "Authorization: Bearer TOKEN is missing, or the token is not one of this server's")
                    .with("WWW-Authenticate", "Bearer");
        }
        GraphPath path = GraphPath.parse(exchange.path());
        if (path == null) {
            return replies.error(exchange, 400, "BadRequest", "Resource not found for the segments of the path");
        }
        return switch (path.resource()) {
            case POLICY ->
                policies.answer(
                        exchange,
                        context(
                                path,
                                "policies/authenticationMethodsPolicy/authenticationMethodConfigurations/$entity"));
            case ACCESS_POLICIES -> access.list(exchange, context(path, ACCESS_CONTEXT));
            case ACCESS_POLICY -> access.one(exchange, path.argument(), context(path, ACCESS_CONTEXT));
            default -> ofUser(exchange, app, path);
        };
    }

    private Reply ofUser(HttpExchange exchange, GraphApps.App app, GraphPath path) {
        long retryAfterS = apps.countRequest(app);
        if (retryAfterS > 0) {
            return throttled(exchange, app, retryAfterS);
        }
        if (!USER.matcher(path.user()).matches()) {
            return replies.error(
                    exchange, 404, "Request_ResourceNotFound", "no user has such an id: 1 to 256 visible characters");
        }
        return switch (path.resource()) {
            case CREATION_OPTIONS -> options(exchange, path);
            case METHODS -> methods(exchange, path);
            default -> method(exchange, path);
        };
    }

    @Override
    public Reply failed(HttpExchange exchange, int status, String errorMessage) {
        return replies.error(exchange, status, status == 429 ? "TooManyRequests" : "InternalServerError", errorMessage);
    }

    long unauthorizedCount() {
        return unauthorized.sum();
    }

    long throttledCount() {
        return throttled.sum();
    }

    private Reply throttled(HttpExchange exchange, GraphApps.App app, long retryAfterS) {
        throttled.increment();
        return replies.error(exchange, 429, "TooManyRequests", "This app's limit is used up; see Retry-After")
                .with("Retry-After", Long.toString(retryAfterS))
                .with("x-ms-throttle-scope", "Tenant_Application/ReadWrite/" + app.id() + "/" + tenant)
                .with("x-ms-throttle-information", "ResourceUnitLimitExceeded");
    }

    private Reply options(HttpExchange exchange, GraphPath path) {
        return HttpMethod.GET.equals(exchange.method())
                ? registration.options(
                        exchange, path, context(path, "microsoft.graph.webauthnCredentialCreationOptions"))
                : replies.methodNotAllowed(exchange, HttpMethod.GET);
    }

    private Reply methods(HttpExchange exchange, GraphPath path) {
        String context = context(path, "users('" + path.user() + "')/authentication/fido2Methods");
        if (HttpMethod.POST.equals(exchange.method())) {
            return registration.create(exchange, path, context + "/$entity");
        }
        if (!HttpMethod.GET.equals(exchange.method())) {
            return replies.methodNotAllowed(exchange, HttpMethod.GET, HttpMethod.POST);
        }
        List<StoredCredential> credentials = methods.of(path.user());
        return replies.json(exchange, 200, json -> {
            json.writeStringProperty("@odata.context", context);
            json.writeArrayPropertyStart("value");
            for (StoredCredential credential : credentials) {
                json.writeStartObject();
                methods.write(json, credential);
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    private Reply method(HttpExchange exchange, GraphPath path) {
        boolean delete = HttpMethod.DELETE.equals(exchange.method());
        if (!delete && !HttpMethod.GET.equals(exchange.method())) {
            return replies.methodNotAllowed(exchange, HttpMethod.GET, HttpMethod.DELETE);
        }
        String id = String.valueOf(path.argument());
        @Nullable StoredCredential credential = methods.find(path.user(), id);
        if (credential == null) {
            return replies.error(exchange, 404, "resourceNotFound", path.user() + " has no method of the id " + id);
        }
        if (delete) {
            methods.remove(credential);
            return replies.noContent(exchange);
        }
        return replies.json(exchange, 200, json -> {
            json.writeStringProperty(
                    "@odata.context",
                    context(path, "users('" + path.user() + "')/authentication/fido2Methods/$entity"));
            methods.write(json, credential);
        });
    }

    private String context(GraphPath path, String fragment) {
        return contextBase + "/" + path.version() + "/$metadata#" + fragment;
    }
}
