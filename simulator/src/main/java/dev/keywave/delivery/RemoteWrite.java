package dev.keywave.delivery;

import dev.keywave.workload.NanoClock;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Prometheus' remote write, version 1.0: each time all series with their values of that moment. What a receiver cannot take
 * now waits and goes again, ever less often, while values go on being read; what it never will is dropped.
 */
final class RemoteWrite implements Destination {

    private static final long EVERY_MS = 5_000;
    /** Ten minutes; some 20 KB each. */
    private static final int MOST_PENDING = 120;

    private static final long LONGEST_PAUSE_NS = TimeUnit.SECONDS.toNanos(60);

    private final Sender sender = new Sender();
    private final Address address;
    private final Map<String, String> target;
    private final PrometheusRegistry registry;
    private final NanoClock clock;
    private final InstantSource wallClock;
    private final Deque<byte[]> pending = new ArrayDeque<>();
    private Set<List<String>> written = Set.of();
    private boolean nativeHistograms = true;
    private long pauseNs;
    private long notBeforeNs;

    /**
     * Of all meters of a registry.
     *
     * @param target labels that a scraper would add: {@code job}, {@code instance}
     */
    RemoteWrite(
            Address address,
            Map<String, String> target,
            PrometheusRegistry registry,
            NanoClock clock,
            InstantSource wallClock) {
        this.address = address;
        this.target = Map.copyOf(target);
        this.registry = registry;
        this.clock = clock;
        this.wallClock = wallClock;
    }

    @Override
    public String name() {
        return "remote-write";
    }

    @Override
    public long everyMs() {
        return EVERY_MS;
    }

    @Override
    public Attempt deliver(boolean last) throws InterruptedException {
        pending.addLast(read());
        boolean lost = pending.size() > MOST_PENDING;
        if (lost) {
            pending.removeFirst();
        }
        if (!last && pauseNs > 0 && clock.nowNs() - notBeforeNs < 0) {
            return Attempt.DELIVERED;
        }
        while (!pending.isEmpty()) {
            Answer answer = sender.send("POST", address.at(""), headers(), pending.getFirst());
            if (answer.accepted()) {
                pending.removeFirst();
                pauseNs = 0;
            } else if (nativeHistograms && answer.body().contains("native histograms are disabled")) {
                return withoutNativeHistograms();
            } else if (answer.worthRetrying()) {
                pause(answer);
                return new Attempt(trouble(answer) + "Keywave goes on and tries again", true);
            } else {
                pending.removeFirst();
                return new Attempt(trouble(answer) + "these are dropped, Keywave goes on", false);
            }
        }
        return Attempt.DELIVERED;
    }

    private String trouble(Answer answer) {
        return "--remote-write: " + address + " does not take the meters: " + answer.inWords() + "; ";
    }

    /** Counters and histograms only grow, so that the next write makes up for those that are left out. */
    private Attempt withoutNativeHistograms() {
        nativeHistograms = false;
        written = Set.of();
        pending.clear();
        return new Attempt(
                "--remote-write: " + address + " takes no native histograms (in Prometheus before 3.8:"
                        + " --enable-feature=native-histograms); they are left out from now on",
                true);
    }

    private void pause(Answer answer) {
        long twice = Math.max(TimeUnit.MILLISECONDS.toNanos(EVERY_MS), 2 * pauseNs);
        pauseNs = Math.min(LONGEST_PAUSE_NS, Math.max(twice, TimeUnit.SECONDS.toNanos(answer.retryAfterS())));
        notBeforeNs = clock.nowNs() + pauseNs;
    }

    /** With a marker for each series that is no longer there, or it would live on for minutes. */
    private byte[] read() {
        List<Series> now = SeriesReader.read(registry.scrape(), target, nativeHistograms);
        Set<List<String>> there = new HashSet<>();
        Set<List<String>> gone = new HashSet<>(written);
        for (Series series : now) {
            there.add(series.labels());
            gone.remove(series.labels());
        }
        written = there;
        List<Series> all = new ArrayList<>(now);
        gone.forEach(labels -> all.add(new Series(labels, Series.STALE, null, List.of())));
        return WriteRequest.encode(all, wallClock.millis());
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/x-protobuf");
        headers.put("Content-Encoding", "snappy");
        headers.put("X-Prometheus-Remote-Write-Version", "0.1.0");
        headers.put("User-Agent", "keywave");
        if (address.authorization() != null) {
            headers.put("Authorization", address.authorization());
        }
        return headers;
    }
}
