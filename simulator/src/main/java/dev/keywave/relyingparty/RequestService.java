package dev.keywave.relyingparty;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.FastThreadLocal;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From a whole request to its reply: routing, faults, and what goes wrong. */
final class RequestService {

    private static final Logger LOG = LoggerFactory.getLogger(RequestService.class);

    private final Routes routes;
    private final FaultInjector faults;
    private final @Nullable ServiceSlots slots;
    private final Executor elsewhere;
    private final FastThreadLocal<StallQueue> stallQueues = new FastThreadLocal<>() {
        @Override
        protected StallQueue initialValue() {
            return new StallQueue(faults::stallRemainingNs, drained -> checkInternal(drained.cause()));
        }
    };
    private final EnumCounts<Fault> injected = new EnumCounts<>(Fault.class);
    private final LongAdder protocolErrors = new LongAdder();
    private final LongAdder internalErrors = new LongAdder();

    /**
     * Makes one.
     *
     * @param slots when ceremonies end; null for as soon as they can
     * @param elsewhere runs what is not to be done on the loops
     */
    RequestService(Routes routes, FaultInjector faults, @Nullable ServiceSlots slots, Executor elsewhere) {
        this.routes = routes;
        this.faults = faults;
        this.slots = slots;
        this.elsewhere = elsewhere;
    }

    @Nullable
    ServiceSlots slots() {
        return slots;
    }

    /** Lets another thread find the reply, and hand it on. */
    void elsewhere(HttpExchange exchange, Routes.Route route, Consumer<Reply> then) {
        try {
            elsewhere.execute(() -> then.accept(allowed(exchange, route)));
        } catch (RejectedExecutionException e) {
            then.accept(Reply.failed(503, "too many ask for " + exchange.path() + " at once"));
        }
    }

    Routes.@Nullable Route route(HttpExchange exchange) {
        return routes.find(exchange.path());
    }

    /**
     * Lets the request wait if there is a stall now.
     *
     * @param resume goes on with it at the stall's end
     * @return whether it waits
     */
    boolean stalls(EventLoop loop, Runnable resume) {
        if (faults.stallRemainingNs() == 0) {
            return false;
        }
        injected.count(Fault.STALL);
        stallQueues.get().add(loop, resume);
        return true;
    }

    /** How long to hold the response back, nanoseconds. */
    long latencyNs() {
        long latencyNs = faults.latencyNs();
        if (latencyNs > 0) {
            injected.count(Fault.LATENCY);
        }
        return latencyNs;
    }

    /** The reply, or null when the connection is to be closed without one. */
    @Nullable
    Reply reply(HttpExchange exchange, Routes.@Nullable Route route) {
        if (route == null) {
            return protocolError(404, "nothing is here: see / for what this server offers");
        }
        Fault fault = route.api() && route.methods().allow(exchange.method()) ? faults.draw() : null;
        return fault == null ? allowed(exchange, route) : faulty(exchange, route.endpoint(), fault);
    }

    private Reply allowed(HttpExchange exchange, Routes.Route route) {
        Routes.Methods methods = route.methods();
        return methods.allow(exchange.method())
                ? answer(exchange, route.endpoint())
                : protocolError(405, exchange.path() + " takes " + methods.allow() + " only")
                        .with("Allow", methods.allow());
    }

    /** The reply to what is no request of this server. */
    Reply protocolError(int status, String errorMessage) {
        protocolErrors.increment();
        return Reply.failed(status, errorMessage);
    }

    private Reply answer(HttpExchange exchange, Endpoint endpoint) {
        try {
            return endpoint.answer(exchange);
        } catch (RuntimeException e) {
            checkInternal(e);
            return endpoint.failed(exchange, 500, "internal error of the relying party, see its log");
        }
    }

    /** Counts and logs a bug of ours, if there was one. */
    void checkInternal(@Nullable Throwable bug) {
        if (bug != null && !(bug instanceof CancellationException)) {
            internalErrors.increment();
            LOG.error("the relying party failed", bug);
        }
    }

    private @Nullable Reply faulty(HttpExchange exchange, Endpoint endpoint, Fault fault) {
        injected.count(fault);
        return switch (fault) {
            case ERROR -> endpoint.failed(exchange, 500, "injected error");
            case THROTTLE ->
                endpoint.failed(exchange, 429, "injected throttling").with("Retry-After", "1");
            default -> null;
        };
    }

    Map<Fault, Long> injectedCounts() {
        return injected.snapshot();
    }

    long protocolErrorCount() {
        return protocolErrors.sum();
    }

    long internalErrorCount() {
        return internalErrors.sum();
    }
}
