package dev.keywave.gatling.engine;

import dev.keywave.adapter.RequestStep;
import dev.keywave.adapter.Variables;
import io.gatling.commons.validation.Success;
import io.gatling.commons.validation.Validation;
import io.gatling.core.session.Session;
import io.gatling.http.check.HttpCheck;
import io.gatling.http.client.Request;
import io.gatling.http.client.body.bytearray.ByteArrayRequestBody;
import io.gatling.http.request.HttpRequest;
import io.gatling.http.request.HttpRequestConfig;
import io.gatling.http.request.HttpRequestDef;
import io.gatling.http.request.builder.BodyAttributes;
import io.gatling.http.request.builder.CommonAttributes;
import io.gatling.http.request.builder.HttpAttributes;
import io.gatling.http.request.builder.HttpRequestBuilder;
import io.gatling.javaapi.core.internal.Expressions;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import scala.Function1;
import scala.collection.immutable.List;
import scala.util.Left;

/**
 * An adapter's request as Gatling sends it: named, with what the HTTP protocol says of all requests, over the virtual
 * user's connections and with its cookies. Redirects are not followed and only the adapter judges the response. Belongs
 * to one event loop.
 */
final class FlowRequest {

    private final RequestStep step;
    private final String origin;
    private final @Nullable String constantTarget;
    private final Function1<Session, Validation<Request>> bare;
    private final HttpRequestConfig config;
    private String url = "";

    /**
     * Prepares a request.
     *
     * @param origin scheme, host and perhaps port of the target
     */
    FlowRequest(FlowHttp http, RequestStep step, String origin) {
        this.step = step;
        this.origin = origin;
        this.constantTarget = step.constantTarget();
        Function1<Session, Validation<String>> address = constantTarget == null
                ? session -> new Success<>(url)
                : Expressions.toStaticValueExpression(origin + constantTarget);
        HttpRequestDef definition = http.define(new HttpRequestBuilder(
                        CommonAttributes.apply(
                                Expressions.toStaticValueExpression(step.label()),
                                Expressions.toStaticValueExpression(HttpMethod.valueOf(step.method())),
                                new Left<>(address)),
                        BodyAttributes.Empty(),
                        HttpAttributes.Empty())
                .ignoreProtocolChecks()
                .disableFollowRedirect()
                .disableUrlEncoding());
        this.bare = definition.clientRequest();
        this.config = definition.requestConfig();
    }

    RequestStep step() {
        return step;
    }

    String label() {
        return step.label();
    }

    /**
     * Builds the request, behind {@link RequestStep#renderTarget}.
     *
     * @param target what that has written; its buffer is used for the body then
     * @param trace that it is to be part of; null for none
     */
    Validation<Request> build(
            Session session, Variables variables, ByteBuf target, boolean bringCookies, @Nullable FlowTrace trace) {
        if (constantTarget == null) {
            url = origin + target.toString(StandardCharsets.US_ASCII);
        }
        Validation<Request> built = bare.apply(session);
        if (!(built instanceof Success<Request> success)) {
            return built;
        }
        Request request = success.value();
        HttpHeaders headers = request.getHeaders();
        headers.remove(HttpHeaderNames.IF_NONE_MATCH).remove(HttpHeaderNames.IF_MODIFIED_SINCE);
        step.giveHeaders(variables, (name, value) -> headers.set(name, value));
        if (trace != null) {
            trace.giveTo(headers);
        }
        if (bringCookies) {
            request.getCookies().forEach(cookie -> variables.bringCookie(cookie.name(), cookie.value()));
        }
        if (!step.hasBody()) {
            return built;
        }
        ByteBuf body = target.clear();
        step.renderBody(variables, body);
        return new Success<>(request.copyWithNewBody(
                new ByteArrayRequestBody(ByteBufUtil.getBytes(body), null, StandardCharsets.UTF_8)));
    }

    /** The request with the check that judges its response. */
    HttpRequest judgedBy(List<HttpCheck> check, Request request) {
        return new HttpRequest(
                step.label(),
                request,
                config.copy(
                        check,
                        config.responseTransformer(),
                        config.throttled(),
                        config.silent(),
                        config.followRedirect(),
                        config.checksumAlgorithms(),
                        true,
                        config.defaultCharset(),
                        config.explicitResources(),
                        config.httpProtocol()));
    }
}
