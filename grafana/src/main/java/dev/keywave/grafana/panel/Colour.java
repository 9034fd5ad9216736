package dev.keywave.grafana.panel;

import java.util.LinkedHashMap;
import java.util.Map;

/** Okabe and Ito's colours, which people with any colour vision tell apart (https://jfly.uni-koeln.de/color/). */
public enum Colour {
    /** Good. */
    BLUISH_GREEN("#009E73"),
    /** Bad. */
    VERMILLION("#D55E00"),
    /** Between the two. */
    ORANGE("#E69F00"),
    /** One thing. */
    BLUE("#0072B2"),
    /** Another. */
    SKY_BLUE("#56B4E9"),
    /** A third. */
    REDDISH_PURPLE("#CC79A7"),
    /** Neither good nor bad. */
    GREY("#999999");

    private final String hex;

    Colour(String hex) {
        this.hex = hex;
    }

    String hex() {
        return hex;
    }

    /** Outcomes of ceremonies, attacks and races: the same colours on every panel. */
    public static Map<String, Colour> outcomes() {
        Map<String, Colour> colours = new LinkedHashMap<>();
        colours.put("accepted", BLUISH_GREEN);
        colours.put("rejected", VERMILLION);
        colours.put("throttled", ORANGE);
        colours.put("failed", REDDISH_PURPLE);
        colours.put("unfinished", GREY);
        return colours;
    }

    /** Outcomes of attacks: what is good of a ceremony is bad of them. */
    public static Map<String, Colour> attackOutcomes() {
        Map<String, Colour> colours = new LinkedHashMap<>();
        colours.put("accepted", VERMILLION);
        colours.put("rejected", BLUISH_GREEN);
        colours.put("server_error", REDDISH_PURPLE);
        colours.put("throttled", ORANGE);
        colours.put("failed", SKY_BLUE);
        colours.put("unfinished", GREY);
        return colours;
    }

    /** Ceremonies, whatever else a series' name says before: the same colours on every panel. */
    public static Map<String, Colour> ceremonies() {
        Map<String, Colour> colours = new LinkedHashMap<>();
        colours.put("authentication$", BLUE);
        colours.put("registration$", REDDISH_PURPLE);
        colours.put("password$", ORANGE);
        return colours;
    }

    /** Steps of ceremonies, in the order in which they come. */
    public static Map<String, Colour> steps() {
        Map<String, Colour> colours = new LinkedHashMap<>();
        colours.put("connection_wait", GREY);
        colours.put("tls_handshake", ORANGE);
        colours.put("options", SKY_BLUE);
        colours.put("user", BLUISH_GREEN);
        colours.put("sign", REDDISH_PURPLE);
        colours.put("result", BLUE);
        return colours;
    }

    /** Percentiles, from the usual to the rare. */
    public static Map<String, Colour> percentiles() {
        Map<String, Colour> colours = new LinkedHashMap<>();
        colours.put("p50", SKY_BLUE);
        colours.put("p90", BLUE);
        colours.put("p99", ORANGE);
        colours.put("p99.9", VERMILLION);
        return colours;
    }
}
