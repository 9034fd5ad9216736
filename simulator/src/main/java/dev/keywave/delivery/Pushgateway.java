package dev.keywave.delivery;

import dev.keywave.metrics.ScrapePage;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A Pushgateway (https://github.com/prometheus/pushgateway), which keeps the last values until somebody deletes them: all
 * meters as one group, replaced with each push, in protobuf so that native histograms travel, too.
 */
final class Pushgateway implements Destination {

    private static final long EVERY_MS = 15_000;

    private final Sender sender = new Sender();
    private final Address address;
    private final URI group;
    private final PrometheusRegistry registry;

    /**
     * Of all meters of a registry.
     *
     * @param key the group's labels, {@code job} first
     */
    Pushgateway(Address address, Map<String, String> key, PrometheusRegistry registry) {
        this.address = address;
        this.registry = registry;
        StringBuilder path = new StringBuilder("/metrics");
        key.forEach((label, value) -> path.append('/').append(component(label, value)));
        this.group = address.at(path.toString());
    }

    @Override
    public String name() {
        return "push";
    }

    @Override
    public long everyMs() {
        return EVERY_MS;
    }

    @Override
    public Attempt deliver(boolean last) throws InterruptedException {
        ScrapePage page = ScrapePage.of(registry, ScrapePage.PROTOBUF);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", page.contentType());
        if (address.authorization() != null) {
            headers.put("Authorization", address.authorization());
        }
        Answer answer = sender.send("PUT", group, headers, page.text());
        return answer.accepted()
                ? Attempt.DELIVERED
                : new Attempt(
                        "--push: the Pushgateway " + address + " does not take the meters: " + answer.inWords()
                                + "; Keywave goes on and tries again",
                        answer.worthRetrying());
    }

    /** Base64 for what a path cannot hold or a server might fold (the gateway's README, "URL"). */
    private static String component(String label, String value) {
        if (value.matches("[A-Za-z0-9_~-][A-Za-z0-9._~-]*")) {
            return label + '/' + value;
        }
        String encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(value.getBytes(StandardCharsets.UTF_8));
        return label + "@base64/" + (encoded.isEmpty() ? "=" : encoded);
    }
}
