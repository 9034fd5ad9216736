package dev.keywave.capacity;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The relying party's own {@code process_cpu_seconds_total}, in Prometheus' text format
 * (https://prometheus.io/docs/instrumenting/exposition_formats/).
 */
public final class MetricsCpu implements RpCpu {

    private static final Pattern SAMPLE =
            Pattern.compile("(?m)^process_cpu_seconds_total(?:\\{[^}\\n]*})?\\s+([0-9.eE+-]+)");
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int MOST_BYTES = 8 << 20;

    private final URI uri;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /** Of a page. */
    public MetricsCpu(URI uri) {
        this.uri = uri;
    }

    @Override
    public OptionalDouble seconds() {
        HttpRequest request =
                HttpRequest.newBuilder(uri).timeout(PATIENCE).GET().build();
        try {
            HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                String text = new String(body.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
                return response.statusCode() == 200 ? parse(text) : OptionalDouble.empty();
            }
        } catch (IOException e) {
            return OptionalDouble.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalDouble.empty();
        }
    }

    @Override
    public String source() {
        return "process_cpu_seconds_total of " + uri;
    }

    /** The sum over all processes of the page, if there is one. */
    static OptionalDouble parse(String page) {
        Matcher sample = SAMPLE.matcher(page);
        double sum = 0;
        boolean found = false;
        while (sample.find()) {
            try {
                sum += Double.parseDouble(sample.group(1));
                found = true;
            } catch (NumberFormatException e) {
                return OptionalDouble.empty();
            }
        }
        return found ? OptionalDouble.of(sum) : OptionalDouble.empty();
    }
}
