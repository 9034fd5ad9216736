package dev.keywave.relyingparty;

import io.netty.util.concurrent.EventExecutor;
import java.util.function.LongSupplier;

/**
 * What meters show besides the statistics, read at each scrape.
 *
 * @param queueNs how long a result that comes now waits for its turn, nanoseconds
 * @param openConnections how many connections are open
 * @param pending the ceremonies that wait for their result
 * @param verification how long verifications took
 * @param loops all event loops
 */
record LiveFigures(
        LongSupplier queueNs,
        LongSupplier openConnections,
        PendingCounts pending,
        VerificationTimes verification,
        Iterable<EventExecutor> loops) {}
