package dev.keywave.relyingparty;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The exchanges of one connection, or of one stream of HTTP/2, strictly one after the other: while a fault or the queue holds one back, the ones behind it wait and
 * nothing more is read. Runs on the connection's loop only.
 */
final class HttpExchanges {

    private static final long LINGER_NS = 1_000_000_000;

    private final Channel channel;
    private final RequestService service;
    private final ReplyForm form;
    private final Queue<HttpExchange> waiting = new ArrayDeque<>();
    private boolean heldBack;

    HttpExchanges(Channel channel, RequestService service, ReplyForm form) {
        this.channel = channel;
        this.service = service;
        this.form = form;
    }

    /** Lets a client that asked send its body. */
    void goOn() {
        channel.writeAndFlush(form.goOn()).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
    }

    /** Takes the next request. */
    void begin(HttpExchange exchange) {
        if (heldBack) {
            waiting.add(exchange);
            return;
        }
        Routes.Route route = service.route(exchange);
        if (route != null && route.api() && service.stalls(channel.eventLoop(), () -> enter(exchange, route))) {
            holdBack();
        } else {
            enter(exchange, route);
        }
    }

    private void enter(HttpExchange exchange, Routes.@Nullable Route route) {
        ServiceSlots slots = service.slots();
        if (route == null || route.treatment() == Routes.Treatment.PAGE) {
            serve(exchange, route);
        } else if (route.treatment() == Routes.Treatment.SCRAPE) {
            holdBack();
            service.elsewhere(exchange, route, reply -> channel.eventLoop().execute(() -> finish(exchange, reply)));
        } else if (slots != null && route.endsCeremony(exchange.method())) {
            awaitTurn(exchange, route, slots, slots.take());
        } else {
            serve(exchange, route);
        }
    }

    /** Looks again when it wakes up, because the slots' clock is not the loop's. */
    private void awaitTurn(HttpExchange exchange, Routes.Route route, ServiceSlots slots, long slot) {
        long waitNs = slots.untilNs(slot);
        if (waitNs == 0) {
            serve(exchange, route);
        } else {
            holdBack();
            later(waitNs, () -> awaitTurn(exchange, route, slots, slot));
        }
    }

    /**
     * Answers a request that could not be read to its end. The connection's input is thrown away for a moment before it
     * closes: closing over unread input resets it, and the client would lose the answer.
     */
    void refuse(int status, String errorMessage) {
        Reply reply = service.protocolError(status, errorMessage);
        channel.writeAndFlush(form.encode(channel.alloc(), reply, false, true)).addListener(this::closeOutput);
        later(LINGER_NS, () -> channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE));
    }

    private void closeOutput(Future<? super Void> written) {
        SslHandler tls = channel.pipeline().get(SslHandler.class);
        if (tls != null) {
            tls.closeOutbound().addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
        } else if (channel instanceof DuplexChannel duplex) {
            duplex.shutdownOutput().addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
        }
    }

    private void serve(HttpExchange exchange, Routes.@Nullable Route route) {
        Reply reply = service.reply(exchange, route);
        if (reply == null) {
            channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
            return;
        }
        long latencyNs = route != null && route.api() ? service.latencyNs() : 0;
        if (latencyNs > 0) {
            holdBack();
            later(latencyNs, () -> finish(exchange, reply));
        } else {
            write(exchange, reply);
            if (heldBack) {
                release();
            }
        }
    }

    private void finish(HttpExchange exchange, Reply reply) {
        write(exchange, reply);
        release();
    }

    private void write(HttpExchange exchange, Reply reply) {
        boolean withBody = !HttpMethod.HEAD.equals(exchange.method());
        Object bytes = form.encode(channel.alloc(), reply, exchange.keepAlive(), withBody);
        if (exchange.keepAlive()) {
            channel.write(bytes).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
        } else {
            channel.writeAndFlush(bytes).addListener(ChannelFutureListener.CLOSE);
        }
    }

    private void later(long delayNs, Runnable task) {
        channel.eventLoop()
                .schedule(task, delayNs, TimeUnit.NANOSECONDS)
                .addListener(done -> service.checkInternal(done.cause()));
    }

    private void holdBack() {
        if (!heldBack) {
            heldBack = true;
            channel.config().setAutoRead(false);
        }
    }

    private void release() {
        heldBack = false;
        while (!heldBack && !waiting.isEmpty()) {
            begin(waiting.remove());
        }
        channel.flush();
        if (!heldBack) {
            channel.config().setAutoRead(true);
        }
    }
}
