package dev.keywave.measure;

import java.util.List;

/**
 * The generator that a {@link Collector} watches.
 *
 * @param loops its event loops, all of them
 * @param crypto provider that signs, with its version
 * @param transport Netty transport in use: epoll, kqueue or nio
 */
public record Generator(List<Loop> loops, String crypto, String transport) {

    /** Keeps a copy. */
    public Generator {
        loops = List.copyOf(loops);
    }

    /**
     * One event loop.
     *
     * @param recorder that the loop writes
     * @param threadId of the loop's thread, {@link Thread#getId()}
     * @param askForConnections asks the loop to tell the recorder how its connections stand; does not wait for it
     */
    public record Loop(LoopRecorder recorder, long threadId, Runnable askForConnections) {

        /** A loop without connections. */
        public Loop(LoopRecorder recorder, long threadId) {
            this(recorder, threadId, () -> {});
        }
    }
}
