package dev.keywave.grafana.live;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real Prometheus on a port of loopback, with what compose.yaml has it enable. */
final class Prometheus implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final Program program;
    private final URI uri;

    private Prometheus(Program program, URI uri) {
        this.program = program;
        this.uri = uri;
    }

    /**
     * Starts it and waits until it answers.
     *
     * @param folder for its data and its log
     */
    static Prometheus start(Path folder, Path configuration, PrometheusVersion version, int port)
            throws IOException, InterruptedException {
        Program program = Program.start(
                folder,
                "prometheus",
                Map.of(),
                List.of(
                        "prometheus",
                        "--config.file=" + configuration,
                        "--storage.tsdb.path=" + folder.resolve("tsdb"),
                        "--web.listen-address=127.0.0.1:" + port,
                        "--web.enable-remote-write-receiver",
                        "--enable-feature=" + String.join(",", version.features())));
        Prometheus prometheus = new Prometheus(program, URI.create("http://127.0.0.1:" + port));
        try {
            program.await("readiness", prometheus::isReady);
            return prometheus;
        } catch (AssertionError | InterruptedException e) {
            prometheus.close();
            throw e;
        }
    }

    /** Where runs write to. */
    URI remoteWrite() {
        return uri.resolve("/api/v1/write");
    }

    /**
     * Values over a range of time.
     *
     * @return the series, each with {@code metric} and {@code values} or {@code histograms}
     * @throws QueryException what Prometheus says of an expression that it cannot evaluate
     */
    JsonNode range(String expression, Instant from, Instant to, Duration step) throws QueryException {
        return api("/api/v1/query_range?query=" + encoded(expression) + "&start=" + seconds(from) + "&end="
                        + seconds(to) + "&step=" + seconds(step))
                .get("result");
    }

    /** Values at an instant, each with {@code metric} and {@code value} or {@code histogram}. */
    JsonNode instant(String expression, Instant at) throws QueryException {
        return api("/api/v1/query?query=" + encoded(expression) + "&time=" + seconds(at))
                .get("result");
    }

    /** The one value of an expression at an instant; NaN where there is none. */
    double value(String expression, Instant at) throws QueryException {
        JsonNode result = instant(expression, at);
        if (result.size() > 1) {
            throw new QueryException(expression + " gives " + result.size() + " series: " + result);
        }
        return result.isEmpty()
                ? Double.NaN
                : Double.parseDouble(result.at("/0/value/1").asString());
    }

    /** Exemplars of the series that an expression names. */
    JsonNode exemplars(String expression, Instant from, Instant to) throws QueryException {
        return api("/api/v1/query_exemplars?query=" + encoded(expression) + "&start=" + seconds(from) + "&end="
                + seconds(to));
    }

    /** A label's values in the series of a range of time. */
    JsonNode labelValues(String label, String selector, Instant from, Instant to) throws QueryException {
        return api("/api/v1/label/" + label + "/values?match[]=" + encoded(selector) + "&start=" + seconds(from)
                + "&end=" + seconds(to));
    }

    /** The {@code data} of another answer, such as that of {@code /api/v1/rules}. */
    JsonNode api(String path) throws QueryException {
        try {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(uri.resolve(path.replace("[]", "%5B%5D")))
                            .timeout(Duration.ofSeconds(30))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            JsonNode tree = JSON.readTree(answer.body());
            if (!tree.path("status").asString("").equals("success")) {
                throw new QueryException(tree.path("error").asString(answer.body()));
            }
            return tree.get("data");
        } catch (IOException e) {
            throw new QueryException("Prometheus did not answer (" + e + "); its output ends\n" + program.tail());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new QueryException("interrupted");
        }
    }

    private boolean isReady() {
        try {
            return client.send(
                                    HttpRequest.newBuilder(uri.resolve("/-/ready"))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String seconds(Instant at) {
        return Double.toString(at.toEpochMilli() / 1e3);
    }

    private static String seconds(Duration time) {
        return Double.toString(time.toMillis() / 1e3);
    }

    @Override
    public void close() {
        program.close();
    }
}
