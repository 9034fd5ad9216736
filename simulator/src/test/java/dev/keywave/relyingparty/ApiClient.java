package dev.keywave.relyingparty;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** One client of the conformance API with a session of its own. */
final class ApiClient {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final String base;
    String cookie = "";

    ApiClient(RelyingPartyServer server) {
        this.base = "http://127.0.0.1:" + server.port();
    }

    record Answer(int status, String body, HttpResponse<String> response) {}

    String creationOptions(String username) {
        return ok(post(
                "/attestation/options", "{\"username\":\"" + username + "\",\"displayName\":\"" + username + "\"}"));
    }

    String requestOptions(String username) {
        return ok(post("/assertion/options", "{\"username\":\"" + username + "\"}"));
    }

    void register(String username, HandMadeAuthenticator authenticator) {
        ok(post("/attestation/result", authenticator.create(creationOptions(username))));
    }

    Answer authenticate(String username, HandMadeAuthenticator authenticator) {
        return post("/assertion/result", authenticator.get(requestOptions(username)));
    }

    Answer post(String path, String body) {
        return send(
                request(path).POST(HttpRequest.BodyPublishers.ofString(body)).build());
    }

    CompletableFuture<HttpResponse<String>> postLater(String path, String body) {
        return HTTP.sendAsync(
                request(path).POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json");
        if (!cookie.isEmpty()) {
            request.header("Cookie", "other=1; " + cookie);
        }
        return request;
    }

    Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            response.headers()
                    .firstValue("Set-Cookie")
                    .ifPresent(header -> cookie = header.substring(0, header.indexOf(';')));
            return new Answer(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static String ok(Answer answer) {
        if (answer.status() != 200 || !answer.body().contains("\"status\":\"ok\"")) {
            throw new AssertionError(answer.status() + " " + answer.body());
        }
        return answer.body();
    }
}
