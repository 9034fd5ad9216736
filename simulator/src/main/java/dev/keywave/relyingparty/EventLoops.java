package dev.keywave.relyingparty;

import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.kqueue.KQueue;
import io.netty.channel.kqueue.KQueueIoHandler;
import io.netty.channel.kqueue.KQueueServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;

/**
 * The event loops of the machine's best kind with the server channel that fits them.
 *
 * @param group the loops
 * @param serverChannel the class that listens
 */
record EventLoops(MultiThreadIoEventLoopGroup group, Class<? extends ServerChannel> serverChannel) {

    static EventLoops start(int loops) {
        if (Epoll.isAvailable()) {
            return start(loops, EpollIoHandler.newFactory(), EpollServerSocketChannel.class);
        }
        if (KQueue.isAvailable()) {
            return start(loops, KQueueIoHandler.newFactory(), KQueueServerSocketChannel.class);
        }
        return start(loops, NioIoHandler.newFactory(), NioServerSocketChannel.class);
    }

    private static EventLoops start(int loops, IoHandlerFactory io, Class<? extends ServerChannel> serverChannel) {
        DefaultThreadFactory threads = new DefaultThreadFactory("keywave-rp", true);
        return new EventLoops(new MultiThreadIoEventLoopGroup(loops, threads, io), serverChannel);
    }
}
