package dev.keywave.gatling;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Answers as {@code scripted.yaml} wants it, one request after the other, and keeps what it was asked. */
final class ScriptedServer implements AutoCloseable {

    private static final String OPTIONS = """
            {"rp":{"id":"localhost","name":"x"},"user":{"id":"AAAA","name":"u","displayName":"u"},"challenge":"%s",\
            "rpId":"localhost","pubKeyCredParams":[{"alg":-7,"type":"public-key"}]}""".formatted("A".repeat(43));

    private final HttpServer server;
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private final Queue<String> traceparents = new ConcurrentLinkedQueue<>();

    ScriptedServer() {
        try {
            server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    /** What stood in the header {@code traceparent} of each request. */
    List<String> traceparents() {
        return List.copyOf(traceparents);
    }

    String origin() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** Method, target, cookies, body and the secret, if any, of each request. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String cookie = header(exchange, "cookie");
        traceparents.add(header(exchange, "traceparent"));
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " [" + cookie + "] " + body
                + header(exchange, "x-key"));
        switch (path) {
            case "/before" -> {
                exchange.getResponseHeaders().add("set-cookie", "BEFORE=1; Path=/");
                reply(exchange, 200, "");
            }
            case "/page" -> {
                exchange.getResponseHeaders().add("set-cookie", "XSRF=x" + cookie.length() + "; Path=/");
                exchange.getResponseHeaders().add("cache-control", "max-age=3600");
                exchange.getResponseHeaders().add("etag", "\"1\"");
                exchange.getResponseHeaders().add("content-type", "text/html");
                reply(exchange, 200, "<p data-token=\"a&amp;b\"></p>");
            }
            case "/flow" -> flow(exchange, cookie);
            case "/name" -> component(exchange, "key");
            case "/options" -> json(exchange, 200, OPTIONS);
            default -> {
                if (path.startsWith("/key/")) {
                    component(exchange, "done");
                } else {
                    byAnswer(exchange, path.substring(path.lastIndexOf('/') + 1));
                }
            }
        }
    }

    private static void flow(HttpExchange exchange, String cookie) throws IOException {
        boolean good = header(exchange, "x-token").equals("a&b")
                && cookie.contains("XSRF=" + header(exchange, "x-xsrf"))
                && header(exchange, "content-type").equals("application/x-www-form-urlencoded");
        exchange.getResponseHeaders().add("location", "/name?x=%7B");
        component(exchange, good ? "name" : "wrong headers");
    }

    private static void byAnswer(HttpExchange exchange, String answer) throws IOException {
        switch (answer) {
            case "no" -> json(exchange, 400, "{\"message\":\"user 4711 is unknown\"}");
            case "later" -> {
                exchange.getResponseHeaders().add("retry-after", "1");
                json(exchange, 429, "{}");
            }
            case "broken" -> json(exchange, 500, "{}");
            case "other" -> json(exchange, 200, "{\"ok\":false}");
            case "page" -> {
                exchange.getResponseHeaders().add("content-type", "text/html");
                reply(exchange, 200, "<html></html>");
            }
            case "elsewhere" -> located(exchange, "http://elsewhere.invalid/");
            case "endless" -> located(exchange, "again");
            case "unknown" -> located(exchange, "Unheard of 7");
            case "nothing" -> exchange.close();
            default -> json(exchange, 200, "{\"ok\":true}");
        }
    }

    private static void located(HttpExchange exchange, String location) throws IOException {
        exchange.getResponseHeaders().add("location", location);
        json(exchange, 200, "{\"ok\":true}");
    }

    private static void component(HttpExchange exchange, String component) throws IOException {
        json(exchange, 200, "{\"component\":\"" + component + "\"}");
    }

    private static void json(HttpExchange exchange, int status, String body) throws IOException {
        exchange.getResponseHeaders().add("content-type", "application/json");
        reply(exchange, status, body);
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
