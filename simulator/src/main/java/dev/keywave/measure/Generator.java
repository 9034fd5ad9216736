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
     */
    public record Loop(LoopRecorder recorder, long threadId) {}
}
