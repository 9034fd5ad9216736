package dev.keywave.delivery;

import org.jspecify.annotations.Nullable;

/**
 * Whom meters are delivered to; null for those who are not wanted.
 *
 * @param endpoint where scrapers find them
 * @param lingerNs how long the endpoint stays after the end, nanoseconds
 * @param push a Pushgateway
 * @param remoteWrite where remote writes go
 * @param grafana where annotations go, with the token for it
 */
public record DeliverySettings(
        @Nullable Endpoint endpoint,
        long lingerNs,
        @Nullable Address push,
        @Nullable Address remoteWrite,
        @Nullable GrafanaAccess grafana) {

    /**
     * Where the endpoint listens.
     *
     * @param host null for loopback
     * @param port 0 for a free one
     * @param token what scrapers must show; null for none
     */
    public record Endpoint(
            @Nullable String host, int port, @Nullable String token) {

        /** Says nothing of the token. */
        @Override
        public String toString() {
            return (host == null ? "localhost" : host) + ":" + port;
        }
    }

    /** A Grafana and the token of a service account there. */
    public record GrafanaAccess(Address address, String token) {

        /** Says nothing of the token. */
        @Override
        public String toString() {
            return address.toString();
        }
    }

    /** Nobody. */
    public static final DeliverySettings NONE = new DeliverySettings(null, 0, null, null, null);

    /** Whether anybody wants meters. */
    public boolean wanted() {
        return endpoint != null || push != null || remoteWrite != null || grafana != null;
    }
}
