package dev.keywave.benchmarks.compare;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;

/**
 * For JMH's {@code -prof}: an iteration waits for its turn, which {@link Turns} gives, and says when it is over. Warm-ups
 * wait for theirs, too. Without {@link Turns}, or once that is gone, iterations follow each other as ever.
 */
public final class TurnsProfiler implements InternalProfiler {

    /** Comes first: baseline or new. Then each iteration is one {@link #READY}, one {@link #GO} back, one {@link #OVER}. */
    static final int READY = 'r';

    static final int GO = 'g';
    static final int OVER = 'o';

    private final int port;
    private final int side;
    private @Nullable Socket socket;
    private boolean alone;

    /**
     * Does not connect yet: JMH makes a profiler in the process that forks, too.
     *
     * @param where {@code PORT,SIDE}
     */
    public TurnsProfiler(String where) {
        int comma = where.indexOf(',');
        port = Integer.parseInt(where.substring(0, comma));
        side = Integer.parseInt(where.substring(comma + 1));
    }

    @Override
    public String getDescription() {
        return "Iterations of two forks in turns";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        if (alone) {
            return;
        }
        try {
            Socket connected = socket;
            if (connected == null) {
                connected = new Socket(InetAddress.getLoopbackAddress(), port);
                connected.setTcpNoDelay(true);
                connected.getOutputStream().write(side);
                socket = connected;
            }
            connected.getOutputStream().write(READY);
            alone = connected.getInputStream().read() != GO;
        } catch (IOException e) {
            alone = true;
        }
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        if (!alone && socket != null) {
            try {
                socket.getOutputStream().write(OVER);
            } catch (IOException e) {
                alone = true;
            }
        }
        return List.of();
    }
}
