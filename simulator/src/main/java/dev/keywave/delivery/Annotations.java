package dev.keywave.delivery;

import java.util.List;

/** What happened, for Grafana's time line. Nothing waits: it is told to Grafana later, by another thread. */
public interface Annotations {

    /** Nobody wants to know. */
    Annotations NONE = (text, kind, startMs) -> new Span(text, List.of(), startMs, startMs);

    /**
     * Something begins; {@link Span#end} says when it is over.
     *
     * @param text what, in one line
     * @param kind a tag for queries: {@code phase}, {@code fault} and the like
     * @param startMs milliseconds since the epoch
     */
    Span begin(String text, String kind, long startMs);

    /** Something happens at one moment. */
    default void mark(String text, String kind, long atMs) {
        begin(text, kind, atMs).end(atMs);
    }
}
