package dev.keywave.grafana.live;

/** What Prometheus says of a request that it cannot answer. */
final class QueryException extends Exception {

    private static final long serialVersionUID = 1;

    QueryException(String message) {
        super(message);
    }
}
