package dev.keywave.benchmarks.compare;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/**
 * Lets two forks that run at the same time take turns, iteration by iteration: while one measures, the other waits. So the
 * n-th iterations of both are tens of milliseconds apart, and what the machine does to both of them is not taken for a
 * difference between them. {@link TurnsProfiler} is its other end.
 */
final class Turns implements AutoCloseable {

    static final int BASELINE = 0;
    static final int NEW = 1;

    private final ServerSocket server;
    private final TurnOrder order;
    private final @Nullable Socket[] sides = new Socket[2];
    private boolean ended;

    private Turns(ServerSocket server, TurnOrder order) {
        this.server = server;
        this.order = order;
    }

    /** Waits for two forks, in a thread of its own. */
    static Turns open(TurnOrder order) throws IOException {
        Turns turns = new Turns(new ServerSocket(0, 2, InetAddress.getLoopbackAddress()), order);
        Thread thread = new Thread(turns::give, "keywave-bench-turns");
        thread.setDaemon(true);
        thread.start();
        return turns;
    }

    /** JMH's argument for that side's fork. */
    String profiler(int side) {
        return TurnsProfiler.class.getName() + ":" + server.getLocalPort() + "," + side;
    }

    /** From now on nobody waits. */
    synchronized void end() {
        ended = true;
        closeQuietly(server);
        for (Socket side : sides) {
            closeQuietly(side);
        }
    }

    @Override
    public void close() {
        end();
    }

    private void give() {
        try {
            for (int connected = 0; connected < sides.length; connected++) {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                add(socket);
            }
            while (true) {
                await(BASELINE, TurnsProfiler.READY);
                await(NEW, TurnsProfiler.READY);
                int first = order.baselineFirst() ? BASELINE : NEW;
                turn(first);
                turn(first == BASELINE ? NEW : BASELINE);
            }
        } catch (IOException over) {
            end();
        }
    }

    private void add(Socket socket) throws IOException {
        int side = socket.getInputStream().read();
        synchronized (this) {
            if (ended || side < BASELINE || side > NEW) {
                closeQuietly(socket);
                throw new IOException("no side of ours");
            }
            sides[side] = socket;
        }
    }

    private void turn(int side) throws IOException {
        sides[side].getOutputStream().write(TurnsProfiler.GO);
        await(side, TurnsProfiler.OVER);
    }

    private void await(int side, int what) throws IOException {
        if (sides[side].getInputStream().read() != what) {
            throw new EOFException("a fork has ended");
        }
    }

    private static void closeQuietly(@Nullable AutoCloseable closeable) {
        if (closeable == null) {
            return;
        }
        try {
            closeable.close();
        } catch (Exception e) {
            throw new IllegalStateException("closing a socket of our own failed", e);
        }
    }
}
