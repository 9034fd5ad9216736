package dev.keywave.transport;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.EventLoop;
import io.netty.channel.IoEventLoop;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.kqueue.KQueue;
import io.netty.channel.kqueue.KQueueIoHandler;
import io.netty.channel.kqueue.KQueueSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.channel.unix.Errors;
import java.net.ConnectException;

/** What carries the bytes: the operating system's own interface where there is one, or the JDK's. */
enum Transport {
    /** Linux. */
    EPOLL("epoll") {
        @Override
        IoHandlerFactory ioHandlers() {
            return EpollIoHandler.newFactory();
        }

        @Override
        ChannelFactory<? extends Channel> channels() {
            return EpollSocketChannel::new;
        }
    },
    /** macOS and the BSDs. */
    KQUEUE("kqueue") {
        @Override
        IoHandlerFactory ioHandlers() {
            return KQueueIoHandler.newFactory();
        }

        @Override
        ChannelFactory<? extends Channel> channels() {
            return KQueueSocketChannel::new;
        }
    },
    /** The JDK's selectors, everywhere. */
    NIO("nio") {
        @Override
        IoHandlerFactory ioHandlers() {
            return NioIoHandler.newFactory();
        }

        @Override
        ChannelFactory<? extends Channel> channels() {
            return NioSocketChannel::new;
        }
    };

    private final String label;

    Transport(String label) {
        this.label = label;
    }

    abstract IoHandlerFactory ioHandlers();

    abstract ChannelFactory<? extends Channel> channels();

    String label() {
        return label;
    }

    /** The best that this machine has. */
    static Transport best() {
        if (Epoll.isAvailable()) {
            return EPOLL;
        }
        return KQueue.isAvailable() ? KQUEUE : NIO;
    }

    /** The one that a loop runs on. */
    static Transport of(EventLoop loop) {
        if (loop instanceof IoEventLoop ioLoop && !ioLoop.isIoType(NioIoHandler.class)) {
            return ioLoop.isIoType(KQueueIoHandler.class) ? KQUEUE : EPOLL;
        }
        return NIO;
    }

    /** Whether the target refused; by error number where there is one, since the text follows the locale. */
    boolean isRefusal(Throwable connectFailure) {
        if (!(connectFailure instanceof ConnectException)) {
            return false;
        }
        return this == NIO
                || String.valueOf(connectFailure.getMessage())
                        .contains("error(" + Errors.ERROR_ECONNREFUSED_NEGATIVE + ")");
    }
}
