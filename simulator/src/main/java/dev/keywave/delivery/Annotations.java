package dev.keywave.delivery;

import java.util.List;
import java.util.function.LongConsumer;

/** What happened, for Grafana's time line. Nothing waits: it is told to Grafana later, by another thread. */
public interface Annotations {

    /** Nobody wants to know. */
    Annotations NONE = new Annotations() {
        @Override
        public Span begin(String text, String kind, long startMs) {
            return new Span(text, List.of(), startMs, startMs);
        }

        @Override
        public void watch(LongConsumer eachTime) {
            // nobody is to be told what it would see
        }
    };

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

    /**
     * Has somebody look at what goes on about once a second, and a last time at the end.
     *
     * @param eachTime is called with the milliseconds since the epoch, by the thread that tells Grafana
     */
    void watch(LongConsumer eachTime);
}
