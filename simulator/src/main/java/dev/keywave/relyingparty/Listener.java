package dev.keywave.relyingparty;

import dev.keywave.input.InputException;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.util.concurrent.EventExecutor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Loops with a bound port. Bound first and opened later, because the origin, and so everything else, may need the port. */
final class Listener {

    private static final int BACKLOG = 4096;
    private static final long STOP_TIMEOUT_S = 10;

    private final EventLoops loops;
    private final Channel channel;
    private final LongAdder connections = new LongAdder();
    private volatile @Nullable Pipelines pipelines;

    private Listener(EventLoops loops, InetSocketAddress address) {
        this.loops = loops;
        ChannelFuture bound = new ServerBootstrap()
                .group(loops.group())
                .channel(loops.serverChannel())
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .option(ChannelOption.AUTO_READ, false)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new Connections())
                .bind(address)
                .awaitUninterruptibly();
        Throwable cause = bound.cause();
        if (cause != null) {
            stop(loops);
            throw cannotListen(address, cause);
        }
        this.channel = bound.channel();
    }

    /**
     * Binds.
     *
     * @throws InputException one line naming host and port when that cannot be
     */
    static Listener bind(RelyingPartyConfig config) {
        String host = config.host();
        InetSocketAddress address = host == null
                ? new InetSocketAddress(InetAddress.getLoopbackAddress(), config.port())
                : new InetSocketAddress(host, config.port());
        if (address.isUnresolved()) {
            throw new InputException("host '" + host + "' does not resolve: give a name or address of this machine");
        }
        return new Listener(EventLoops.start(config.loops()), address);
    }

    int port() {
        return ((InetSocketAddress) channel.localAddress()).getPort();
    }

    /** Begins to take connections; those that came since the port was bound are waiting. */
    void open(Pipelines fitted) {
        pipelines = fitted;
        channel.config().setAutoRead(true);
    }

    /** Those that serve the connections. */
    Iterable<EventExecutor> loops() {
        return loops.group();
    }

    /** How many connections are open. */
    long openConnections() {
        return connections.sum();
    }

    /** Closes port and connections and waits for the loops' threads to end. */
    void close() {
        channel.close().awaitUninterruptibly();
        stop(loops);
    }

    private static void stop(EventLoops loops) {
        loops.group()
                .shutdownGracefully(0, STOP_TIMEOUT_S, TimeUnit.SECONDS)
                .awaitUninterruptibly(STOP_TIMEOUT_S, TimeUnit.SECONDS);
    }

    private static InputException cannotListen(InetSocketAddress address, Throwable cause) {
        String where = address.getHostString() + ":" + address.getPort();
        String message = String.valueOf(cause.getMessage());
        if (message.contains("in use")) {
            return new InputException(
                    "port " + address.getPort() + " is taken (" + where + "): use another port, or 0 for a free one",
                    cause);
        }
        return new InputException("cannot listen on " + where + ": " + message + ": use another host or port", cause);
    }

    /** Hands each connection on. */
    private final class Connections extends ChannelInitializer<Channel> {

        @Override
        protected void initChannel(Channel connection) {
            Pipelines fitting = pipelines;
            if (fitting == null) {
                throw new IllegalStateException("a connection before the listener was opened");
            }
            connections.increment();
            connection.closeFuture().addListener(closed -> connections.decrement());
            connection.pipeline().addLast(fitting);
        }
    }
}
