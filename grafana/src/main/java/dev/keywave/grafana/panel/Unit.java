package dev.keywave.grafana.panel;

/** Units as Grafana names them. */
public enum Unit {
    /** Time; Grafana turns it into ms or µs. */
    SECONDS("s"),
    /** Events for a second. */
    PER_SECOND("suffix:/s"),
    /** Whole numbers, written out. */
    COUNT("locale"),
    /** 0 to 1, shown as 0% to 100%. */
    RATIO("percentunit"),
    /** Bytes. */
    BYTES("bytes"),
    /** Bytes for a second. */
    BYTES_PER_SECOND("binBps"),
    /** Processors. */
    PROCESSORS("none"),
    /** A state, which a mapping writes in words. */
    STATE("bool_on_off");

    private final String id;

    Unit(String id) {
        this.id = id;
    }

    /** The name in the dashboard's JSON. */
    String id() {
        return id;
    }
}
