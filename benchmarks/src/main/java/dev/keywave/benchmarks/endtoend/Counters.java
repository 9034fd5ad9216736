package dev.keywave.benchmarks.endtoend;

import dev.keywave.workload.NanoClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the relying party's {@code /metrics} says at one moment.
 *
 * @param atNs when it was asked
 * @param accepted authentications
 * @param refused authentications
 * @param cpuS seconds of processor that its process has used
 */
record Counters(long atNs, double accepted, double refused, double cpuS) {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Pattern ACCEPTED =
            Pattern.compile("(?m)^keywave_rp_accepted_total\\{ceremony=\"authentication\"}\\s+(\\S+)");
    private static final Pattern REFUSED =
            Pattern.compile("(?m)^keywave_rp_refused_total\\{ceremony=\"authentication\",[^}]*}\\s+(\\S+)");
    private static final Pattern CPU = Pattern.compile("(?m)^process_cpu_seconds_total\\s+(\\S+)");

    /** Asks. */
    static Counters of(HttpClient client, URI relyingParty) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(relyingParty.resolve("/metrics"))
                .timeout(PATIENCE)
                .build();
        String page = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        return parse(page, NanoClock.SYSTEM.nowNs());
    }

    static Counters parse(String page, long atNs) {
        return new Counters(atNs, sum(ACCEPTED, page), sum(REFUSED, page), sum(CPU, page));
    }

    private static double sum(Pattern pattern, String page) {
        Matcher sample = pattern.matcher(page);
        double sum = 0;
        while (sample.find()) {
            sum += Double.parseDouble(sample.group(1));
        }
        return sum;
    }
}
