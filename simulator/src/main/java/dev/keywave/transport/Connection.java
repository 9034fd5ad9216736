package dev.keywave.transport;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;

/**
 * An open connection of a lane. It turns the channel's events into calls of the client; whether it is in the lane's
 * order says whether it can take a request.
 */
abstract class Connection extends Linked<Connection> {

    final HttpClient client;
    final Lane lane;
    final Channel channel;
    /** How it was opened, to be told to the first request that it carries. */
    private final Opening opening;

    /** Where it stands among the open connections; -1 if it is not. */
    int index = -1;

    private boolean fresh = true;

    Connection(Opening opening, Channel channel) {
        this.opening = opening;
        this.client = opening.client;
        this.lane = opening.lane;
        this.channel = channel;
    }

    /** What follows the opening's handler in the channel's pipeline. */
    abstract ChannelHandler events();

    /** Whether it can take a request now. */
    abstract boolean hasRoom();

    /** How many requests are under way on it. */
    abstract int exchanges();

    /** Whether it speaks HTTP/2. */
    abstract boolean isHttp2();

    /**
     * Sends a request.
     *
     * @return the client's clock just before the first byte was given to the network
     */
    abstract long exchange(HttpRequest request);

    /** Ends one request that is under way, which may mean to end the connection. */
    abstract void giveUp(HttpRequest request, Failure failure);

    /** Moves all requests under way into that order and frees whatever they hold. */
    abstract void abandonTo(LinkedOrder<HttpRequest> abandoned);

    final void announceOpening(ResponseHandler handler) {
        if (fresh) {
            fresh = false;
            handler.connected(opening.connectNs(), opening.handshakeNs(), opening.resumed());
        }
    }

    final void closeChannel() {
        // One that closed itself is not registered any more.
        if (channel.isRegistered()) {
            ChannelFuture unused = channel.close();
        }
    }
}
