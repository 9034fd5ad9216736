package dev.keywave.delivery;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends requests and waits for their answers, but not for long. Redirects are not followed: headers may hold secrets. */
final class Sender {

    private static final int CONNECT_S = 3;
    private static final int ANSWER_S = 5;
    private static final int MOST_BYTES = 2048;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(CONNECT_S))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** Blocks up to five seconds. */
    Answer send(String method, URI uri, Map<String, String> headers, byte[] body) throws InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        CompletableFuture<HttpResponse<byte[]>> reply =
                client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        try {
            return answer(reply.get(ANSWER_S, TimeUnit.SECONDS));
        } catch (ExecutionException e) {
            return Answer.none(inWords(e.getCause() == null ? e : e.getCause()));
        } catch (TimeoutException e) {
            return Answer.none("no answer within " + ANSWER_S + " s");
        } finally {
            reply.cancel(true);
        }
    }

    private static Answer answer(HttpResponse<byte[]> response) {
        byte[] body = response.body();
        String text = new String(body, 0, Math.min(body.length, MOST_BYTES), StandardCharsets.UTF_8);
        String retryAfter = response.headers().firstValue("Retry-After").orElse("");
        // a date is left aside, as the specification of remote write allows
        long seconds = retryAfter.matches("[0-9]{1,6}") ? Long.parseLong(retryAfter) : 0;
        return new Answer(response.statusCode(), text, seconds);
    }

    private static String inWords(Throwable failure) {
        if (failure instanceof HttpConnectTimeoutException) {
            return "no connection within " + CONNECT_S + " s";
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException) {
                return "its name does not resolve";
            }
        }
        if (failure instanceof ConnectException) {
            return "connection refused";
        }
        String message = failure.getMessage();
        String kind = failure instanceof IOException ? "" : failure.getClass().getSimpleName() + " ";
        return message == null ? failure.getClass().getSimpleName() : kind + message;
    }
}
