package dev.keywave.probe;

import dev.keywave.transport.EventLoops;
import dev.keywave.transport.FailureReason;
import dev.keywave.transport.HttpClient;
import dev.keywave.transport.HttpClientConfig;
import dev.keywave.transport.HttpRequest;
import dev.keywave.transport.HttpResponse;
import dev.keywave.transport.ResponseHandler;
import dev.keywave.workload.NanoClock;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The farm's own HTTP client, one request at a time: what a probe sees is what a run would get. */
final class Wire implements AutoCloseable {

    /** Looks at a response while it can be looked at. */
    interface Reader<T> {

        /**
         * The response has arrived.
         *
         * @param requestNs from the first byte sent to the last byte received
         */
        T read(HttpResponse response, long requestNs);

        /** There is none. */
        T none(FailureReason reason, String detail);
    }

    private final EventLoops loops = EventLoops.start(1, "keywave-probe");
    private final HttpClient client;

    Wire(HttpClientConfig config) {
        CompletableFuture<HttpClient> made = new CompletableFuture<>();
        loops.loop(0).execute(() -> made.complete(new HttpClient(loops.loop(0), config, NanoClock.SYSTEM::nowNs)));
        client = made.join();
    }

    /** Sends a request and waits for what comes of it; the client's timeouts bound the wait. */
    <T> T exchange(HttpRequest request, Reader<T> reader) {
        CompletableFuture<T> result = new CompletableFuture<>();
        loops.loop(0).execute(() -> client.send(request, new Handler<>(client, reader, result)));
        return result.join();
    }

    @Override
    public void close() {
        loops.loop(0).submit(client::close).syncUninterruptibly();
        loops.close();
    }

    private static final class Handler<T> implements ResponseHandler {

        private final HttpClient client;
        private final Reader<T> reader;
        private final CompletableFuture<T> result;
        private long sentNs;

        Handler(HttpClient client, Reader<T> reader, CompletableFuture<T> result) {
            this.client = client;
            this.reader = reader;
            this.result = result;
        }

        @Override
        public void sent(long waitedNs, long nowNs) {
            sentNs = nowNs;
        }

        @Override
        public void response(HttpResponse response, long receivedNs) {
            try {
                result.complete(reader.read(response, receivedNs - sentNs));
            } catch (RuntimeException e) {
                result.completeExceptionally(e);
            }
        }

        @Override
        public void failed(FailureReason reason, long nowNs) {
            @Nullable String detail = client.lastFailureDetail();
            result.complete(reader.none(reason, detail == null ? "" : detail));
        }
    }
}
