package dev.keywave.relyingparty;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The routing table: what the server answers at which path.
 *
 * @param byPath each path's route
 */
record Routes(Map<String, Route> byPath) {

    /**
     * One path.
     *
     * @param post whether it takes POST; otherwise GET and HEAD
     * @param api whether it is part of the conformance API, to which faults apply
     * @param endpoint who answers
     */
    record Route(boolean post, boolean api, Endpoint endpoint) {

        /** The methods for the {@code Allow} header. */
        String allow() {
            return post ? "POST" : "GET, HEAD";
        }
    }

    static Route api(Endpoint endpoint) {
        return new Route(true, true, endpoint);
    }

    static Route page(Endpoint endpoint) {
        return new Route(false, false, endpoint);
    }

    @Nullable
    Route find(String path) {
        return byPath.get(path);
    }
}
