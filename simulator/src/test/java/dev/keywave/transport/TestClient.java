package dev.keywave.transport;

import dev.keywave.workload.NanoClock;
import java.net.InetSocketAddress;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/** One loop with one client, driven from the test's thread; its clock is real until a test holds it. */
final class TestClient implements AutoCloseable {

    static final long TIMEOUT_NS = TimeUnit.SECONDS.toNanos(60);
    static final int MAX_RESPONSE_BYTES = 100_000;

    /** What a test adds to the clock to let a timeout pass without waiting for it. */
    final AtomicLong aheadNs = new AtomicLong();

    private final EventLoops loops;
    private final HttpClient client;

    TestClient(InetSocketAddress address, int maxConnections) {
        this(address, maxConnections, Transport.best());
    }

    TestClient(InetSocketAddress address, int maxConnections, Transport transport) {
        this(config(address, maxConnections), transport);
    }

    TestClient(HttpClientConfig config) {
        this(config, Transport.best());
    }

    private TestClient(HttpClientConfig config, Transport transport) {
        loops = EventLoops.start(1, "test-loop", transport);
        LongSupplier clock = () -> NanoClock.SYSTEM.nowNs() + aheadNs.get();
        client = onLoop(() -> new HttpClient(loops.loop(0), config, clock));
    }

    /** Plain HTTP/1.1 to localhost, to be refined. */
    static HttpClientConfig config(InetSocketAddress address, int maxConnections) {
        return config(address, maxConnections, MAX_RESPONSE_BYTES);
    }

    static HttpClientConfig config(InetSocketAddress address, int maxConnections, int maxResponseBytes) {
        return new HttpClientConfig(
                address, "localhost:" + address.getPort(), maxConnections, TIMEOUT_NS, TIMEOUT_NS, maxResponseBytes);
    }

    /** Starts the exchanges in one go, in their order. */
    void send(Exchange... exchanges) {
        run(c -> {
            for (Exchange exchange : exchanges) {
                exchange.send(c);
            }
        });
    }

    Exchange get(String path) throws InterruptedException {
        Exchange exchange = Exchange.get(path);
        send(exchange);
        return exchange.await();
    }

    void run(Consumer<HttpClient> action) {
        onLoop(() -> {
            action.accept(client);
            return true;
        });
    }

    HttpClientGauges gauges() {
        return ask(HttpClient::gauges);
    }

    <T> T ask(Function<HttpClient, T> question) {
        return onLoop(() -> question.apply(client));
    }

    /** Waits, with a bound, until something holds on the loop. */
    void await(Predicate<HttpClient> condition) throws InterruptedException {
        long deadline = NanoClock.SYSTEM.nowNs() + TimeUnit.SECONDS.toNanos(30);
        while (!ask(condition::test)) {
            if (NanoClock.SYSTEM.nowNs() > deadline) {
                throw new AssertionError("it did not come to that");
            }
            Thread.sleep(1);
        }
    }

    void letTimeoutsPass() {
        aheadNs.addAndGet(TIMEOUT_NS + 1);
    }

    @Override
    public void close() {
        run(HttpClient::close);
        loops.close();
    }

    private <T> T onLoop(Callable<T> task) {
        return loops.loop(0).submit(task).syncUninterruptibly().getNow();
    }
}
