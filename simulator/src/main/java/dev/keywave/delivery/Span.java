package dev.keywave.delivery;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something on Grafana's time line that goes on until it is ended, from any thread. */
public final class Span {

    private final String text;
    private final List<String> tags;
    private final long startMs;
    private long endMs;

    Span(String text, List<String> tags, long startMs, long endMs) {
        this.text = text;
        this.tags = List.copyOf(tags);
        this.startMs = startMs;
        this.endMs = endMs;
    }

    /**
     * It is over.
     *
     * @param atMs milliseconds since the epoch
     */
    public synchronized void end(long atMs) {
        endMs = Math.max(startMs, atMs);
    }

    synchronized void endIfOpen(long atMs) {
        if (endMs == 0) {
            end(atMs);
        }
    }

    synchronized @Nullable Long endMs() {
        return endMs == 0 ? null : endMs;
    }

    String text() {
        return text;
    }

    List<String> tags() {
        return tags;
    }

    long startMs() {
        return startMs;
    }
}
