package dev.keywave.delivery;

/** What people can say of where meters are to go; everywhere by the same names. */
public enum DeliveryOption {
    /** {@code [HOST:]PORT} of the endpoint for scrapers. */
    METRICS("metrics"),
    /** {@code env:NAME} or {@code file:PATH} of the token that scrapers must send. */
    METRICS_TOKEN("metrics-token"),
    /** How long the endpoint stays after the end. */
    METRICS_LINGER("metrics-linger"),
    /** URL of a Pushgateway. */
    PUSH("push"),
    /** URL of the other end of a remote write. */
    REMOTE_WRITE("remote-write"),
    /** URL of a Grafana. */
    GRAFANA("grafana");

    private final String label;

    DeliveryOption(String label) {
        this.label = label;
    }

    /** Its name as a flag has it, without the dashes in front. */
    public String label() {
        return label;
    }
}
