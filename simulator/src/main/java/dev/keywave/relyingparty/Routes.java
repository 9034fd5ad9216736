package dev.keywave.relyingparty;

import io.netty.handler.codec.http.HttpMethod;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The routing table: what the server answers at which path.
 *
 * @param byPath each path's route
 * @param byRoot routes of whole trees by their first segment, such as {@code v1.0}
 */
record Routes(Map<String, Route> byPath, Map<String, Route> byRoot) {

    /** Which methods a route takes. */
    enum Methods {
        /** POST. */
        POST("POST"),
        /** GET and HEAD. */
        GET("GET, HEAD"),
        /** A page, and the form on it. */
        GET_AND_POST("GET, HEAD, POST"),
        /** Whatever comes; the endpoint looks itself. */
        ANY("");

        private final String allow;

        Methods(String allow) {
            this.allow = allow;
        }

        /** The methods for the {@code Allow} header. */
        String allow() {
            return allow;
        }

        boolean allow(HttpMethod method) {
            return switch (this) {
                case POST -> HttpMethod.POST.equals(method);
                case GET -> HttpMethod.GET.equals(method) || HttpMethod.HEAD.equals(method);
                case GET_AND_POST -> GET.allow(method) || POST.allow(method);
                case ANY -> true;
            };
        }
    }

    /** How its requests are treated. */
    enum Treatment {
        /** Answered at once. */
        PAGE,
        /** Answered by another thread, since it takes long and nobody who is measured waits for it. */
        SCRAPE,
        /** Of an API, to which faults apply. */
        API,
        /** Likewise; a POST ends a ceremony, of which a limited relying party finishes so many a second. */
        RESULT
    }

    /**
     * One path or tree.
     *
     * @param methods which methods it takes
     * @param treatment how its requests are treated
     * @param endpoint who answers
     */
    record Route(Methods methods, Treatment treatment, Endpoint endpoint) {

        /** Whether it is part of an API, to which faults apply. */
        boolean api() {
            return treatment == Treatment.API || treatment == Treatment.RESULT;
        }

        boolean endsCeremony(HttpMethod method) {
            return treatment == Treatment.RESULT && HttpMethod.POST.equals(method);
        }
    }

    static Route api(Endpoint endpoint) {
        return new Route(Methods.POST, Treatment.API, endpoint);
    }

    static Route result(Endpoint endpoint) {
        return new Route(Methods.POST, Treatment.RESULT, endpoint);
    }

    static Route page(Endpoint endpoint) {
        return new Route(Methods.GET, Treatment.PAGE, endpoint);
    }

    /** A page of an API with a form whose POST ends a ceremony. */
    static Route form(Endpoint endpoint) {
        return new Route(Methods.GET_AND_POST, Treatment.RESULT, endpoint);
    }

    static Route scrape(Endpoint endpoint) {
        return new Route(Methods.GET, Treatment.SCRAPE, endpoint);
    }

    static Route tree(Endpoint endpoint) {
        return new Route(Methods.ANY, Treatment.RESULT, endpoint);
    }

    @Nullable
    Route find(String path) {
        Route route = byPath.get(path);
        if (route != null || byRoot.isEmpty()) {
            return route;
        }
        int end = path.indexOf('/', 1);
        return end < 0 ? null : byRoot.get(path.substring(1, end));
    }
}
