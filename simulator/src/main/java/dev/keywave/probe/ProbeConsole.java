package dev.keywave.probe;

import dev.keywave.adapter.Explanation;
import dev.keywave.measure.Outcome;
import dev.keywave.probe.Event.Acted;
import dev.keywave.probe.Event.Exchange;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Shows a probe to a person, ceremony by ceremony as they end. */
public final class ProbeConsole {

    private static final int SHORT = 100;
    private static final int WIDE = 72;
    private static final String INDENT = "      ";

    private final PrintWriter out;
    private final boolean verbose;
    private final UnaryOperator<String> mask;

    /**
     * A console.
     *
     * @param verbose whether requests and responses are shown whole
     * @param mask takes secrets out of a text
     */
    public ProbeConsole(PrintWriter out, boolean verbose, UnaryOperator<String> mask) {
        this.out = out;
        this.verbose = verbose;
        this.mask = mask;
    }

    void show(CeremonyTrace trace) {
        out.println();
        out.printf(
                "%-24s %-" + (WIDE - 25) + "s %s%n",
                trace.kind().label(),
                trace.kind().description(),
                verdict(trace));
        for (Event event : trace.events()) {
            if (event instanceof Exchange exchange) {
                show(exchange);
            } else if (event instanceof Acted acted) {
                show(acted, trace);
            }
        }
        if (!trace.reason().isEmpty()) {
            part("reason", trace.reason());
        }
        if (!trace.asItShould()) {
            explain(trace);
        }
        out.flush();
    }

    private static String verdict(CeremonyTrace trace) {
        String outcome = trace.outcome().label();
        String mark = trace.asItShould() ? "" : "  <-- " + expected(trace);
        return outcome + mark;
    }

    private static String expected(CeremonyTrace trace) {
        return switch (trace.kind().expectation()) {
            case ACCEPTED -> "should be accepted";
            case REJECTED ->
                trace.outcome() == Outcome.ACCEPTED ? "should be rejected: a hole" : "should be rejected, and said so";
            case NOT_ACCEPTED -> "should not be accepted: a hole";
            case EITHER -> "";
        };
    }

    private void show(Exchange exchange) {
        String line = exchange.method() + ' ' + mask.apply(exchange.target());
        String answer = exchange.status() == 0
                ? exchange.verdict().reason()
                : String.format(Locale.ROOT, "%d  %7.1f ms", exchange.status(), exchange.requestNs() / 1e6);
        out.printf("  %-" + WIDE + "s %s%n", shortened(line, verbose ? Integer.MAX_VALUE : WIDE), answer);
        if (verbose) {
            block("> ", exchange.requestHeaders());
            block("> ", exchange.requestBody());
            exchange.headers().forEach((name, values) -> values.forEach(value -> block("< ", name + ": " + value)));
            block("< ", exchange.responseBody());
        } else {
            exchange.headers().getOrDefault("location", List.of()).forEach(to -> line("location", to));
        }
        exchange.captured().forEach((name, value) -> line(name + " =", value));
    }

    private void show(Acted acted, CeremonyTrace trace) {
        String call = acted.creates() ? "create()" : "get()";
        String change = acted.change().isEmpty() ? "" : ", changed: " + acted.change();
        out.println("  " + call + (acted.refusal().isEmpty() ? "" : " refused: " + acted.refusal()) + change);
        boolean honest = acted.change().isEmpty();
        if (verbose || (!acted.refusal().isEmpty() && !trace.asItShould())) {
            line("options", acted.options());
        }
        if (acted.credential() != null && (honest || verbose)) {
            Decoded.of(acted.credential()).forEach(this::part);
        }
    }

    /** A decoded part is shown whole: it is what the user came for. */
    private void part(String name, String value) {
        out.printf(INDENT + "%-20s %s%n", name, mask.apply(value));
    }

    private void line(String name, String value) {
        out.printf(INDENT + "%-20s %s%n", name, shortened(mask.apply(value), verbose ? Integer.MAX_VALUE : SHORT));
    }

    private void block(String mark, String text) {
        mask.apply(text).lines().forEach(line -> out.println(INDENT + mark + line));
    }

    private void explain(CeremonyTrace trace) {
        Explanation explanation = trace.explanation();
        if (explanation != null) {
            part("step", explanation.location().toString());
            part("expected", explanation.expected());
            part("came", explanation.came());
        }
    }

    private static String shortened(String text, int most) {
        String oneLine = text.replaceAll("\\s+", " ").strip();
        return oneLine.length() <= most ? oneLine : oneLine.substring(0, most - 1) + "…";
    }
}
