package dev.keywave.delivery;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Keeps what it is sent, and answers what it was told to, in the end always the same. */
final class RecordingServer implements AutoCloseable {

    /** What came. */
    record Received(String method, String path, Map<String, String> headers, byte[] body) {

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    private record Reply(int status, String text, String retryAfter) {}

    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
    private final Deque<Reply> replies = new ArrayDeque<>();
    private final HttpServer server;

    RecordingServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    RecordingServer answers(int status, String text) {
        return answers(status, text, "");
    }

    RecordingServer answers(int status, String text, String retryAfter) {
        synchronized (replies) {
            replies.addLast(new Reply(status, text, retryAfter));
        }
        return this;
    }

    Address address() {
        return Address.parse("--test", url());
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** The next one, with patience. */
    Received next() throws InterruptedException {
        Received next = received.poll(10, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nothing came");
        }
        return next;
    }

    int waiting() {
        return received.size();
    }

    private void handle(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
        received.add(new Received(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath(),
                headers,
                exchange.getRequestBody().readAllBytes()));
        Reply reply;
        synchronized (replies) {
            reply = replies.size() > 1 ? replies.removeFirst() : replies.peekFirst();
        }
        Reply sent = reply == null ? new Reply(200, "", "") : reply;
        if (!sent.retryAfter.isEmpty()) {
            exchange.getResponseHeaders().set("Retry-After", sent.retryAfter);
        }
        byte[] body = sent.text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(sent.status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
