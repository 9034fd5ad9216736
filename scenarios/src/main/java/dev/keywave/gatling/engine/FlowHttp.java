package dev.keywave.gatling.engine;

import io.gatling.core.action.Action;
import io.gatling.core.config.GatlingConfiguration;
import io.gatling.core.session.Session;
import io.gatling.core.structure.ScenarioContext;
import io.gatling.http.cache.HttpCaches;
import io.gatling.http.cache.HttpContentCacheSupport$;
import io.gatling.http.client.Request;
import io.gatling.http.cookie.CookieJar;
import io.gatling.http.cookie.CookieSupport$;
import io.gatling.http.engine.tx.HttpTx;
import io.gatling.http.protocol.HttpComponents;
import io.gatling.http.protocol.HttpProtocol;
import io.gatling.http.request.HttpRequest;
import io.gatling.http.request.HttpRequestDef;
import io.gatling.http.request.builder.HttpRequestBuilder;
import scala.Option;
import scala.collection.immutable.Map$;

/** Gatling's HTTP for the flows of one scenario. */
final class FlowHttp {

    private static final String COOKIES = CookieSupport$.MODULE$.CookieJarAttributeName();
    private static final String CACHE = HttpContentCacheSupport$.MODULE$.HttpContentCacheAttributeName();

    private final HttpComponents components;
    private final GatlingConfiguration configuration;
    private final boolean throttled;

    FlowHttp(ScenarioContext ctx) {
        this.components = ctx.protocolComponentsRegistry().components(HttpProtocol.HttpProtocolKey());
        this.configuration = ctx.coreComponents().configuration();
        this.throttled = ctx.throttled();
    }

    HttpRequestDef define(HttpRequestBuilder request) {
        return request.build(components.httpCaches(), components.httpProtocol(), throttled, configuration);
    }

    /** Sends; the response goes through the request's checks, then the session to the next action. */
    void send(Session session, HttpRequest request, Action next) {
        components.httpTxExecutor().execute(new HttpTx(session, request, next, Option.empty(), 0));
    }

    /** The session without a response that a cache would give in place of the relying party's; a ceremony needs it anew. */
    Session withoutCached(Session session, Request request) {
        HttpCaches caches = components.httpCaches();
        return session.contains(CACHE) ? caches.clearContentCache(session, request) : session;
    }

    /**
     * The session without the cookies that a host would get: whoever has none is logged out there.
     *
     * @param host in lower case
     */
    static Session withoutCookies(Session session, String host) {
        if (!(session.attributes().getOrElse(COOKIES, () -> null) instanceof CookieJar jar)) {
            return session;
        }
        CookieJar others =
                new CookieJar(Map$.MODULE$.from(jar.store().iterator().filterNot(cookie -> {
                    String domain = cookie._1().domain();
                    return host.equals(domain) || host.endsWith("." + domain);
                })));
        return others.store().isEmpty() ? session.remove(COOKIES) : session.set(COOKIES, others);
    }
}
