package dev.keywave.delivery;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Grafana's annotations (https://grafana.com/docs/grafana/latest/developer-resources/api-reference/http-api/annotations/):
 * each is made when it begins, so that whoever watches sees it, and gets its end once it is over. They belong to no dashboard: one
 * shows them by their tags, {@code keywave} and the run's name.
 */
final class Grafana implements Destination, Annotations {

    private static final long EVERY_MS = 1_000;
    private static final int MOST_WAITING = 1_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Sender sender = new Sender();
    private final Address address;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final List<String> tags;
    private final InstantSource wallClock;
    private final ConcurrentLinkedQueue<Span> begun = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    /** What Grafana does not know in full yet, with its id there once it has one; of the courier's thread. */
    private final Map<Span, Long> open = new LinkedHashMap<>();

    private volatile @Nullable LongConsumer look;

    /**
     * With a token.
     *
     * @param token of a service account that may write annotations
     * @param tags of all annotations
     */
    Grafana(Address address, String token, List<String> tags, InstantSource wallClock) {
        this.wallClock = wallClock;
        this.address = address;
        this.tags = List.copyOf(tags);
        headers.put("Content-Type", "application/json");
        headers.put("Authorization", "Bearer " + token);
    }

    @Override
    public Span begin(String text, String kind, long startMs) {
        List<String> all = new ArrayList<>(tags);
        all.add(kind);
        Span span = new Span(text, all, startMs, 0);
        if (waiting.incrementAndGet() <= MOST_WAITING) {
            begun.add(span);
        }
        return span;
    }

    @Override
    public void watch(LongConsumer eachTime) {
        look = eachTime;
    }

    @Override
    public String name() {
        return "grafana";
    }

    @Override
    public long everyMs() {
        return EVERY_MS;
    }

    @Override
    public Attempt deliver(boolean last) throws InterruptedException {
        long nowMs = wallClock.millis();
        LongConsumer watcher = look;
        if (watcher != null) {
            watcher.accept(nowMs);
        }
        for (Span span = begun.poll(); span != null; span = begun.poll()) {
            open.put(span, 0L);
        }
        if (last) {
            open.keySet().forEach(span -> span.endIfOpen(nowMs));
        }
        Iterator<Map.Entry<Span, Long>> each = open.entrySet().iterator();
        while (each.hasNext()) {
            Map.Entry<Span, Long> entry = each.next();
            Span span = entry.getKey();
            long id = entry.getValue();
            Long end = span.endMs();
            if (id != 0 && end == null) {
                continue;
            }
            Answer answer = id == 0
                    ? sender.send("POST", address.at("/api/annotations"), headers, whole(span, end))
                    : sender.send("PATCH", address.at("/api/annotations/" + id), headers, end(end));
            if (!answer.accepted() && answer.worthRetrying()) {
                return new Attempt(trouble(answer) + "Keywave goes on and tries again", true);
            }
            long idThere = answer.accepted() && id == 0 ? id(answer) : id;
            // one that has no id there stays without its end: to make it again would show it twice
            if (!answer.accepted() || end != null || idThere == 0) {
                each.remove();
                waiting.decrementAndGet();
            } else {
                entry.setValue(idThere);
            }
            if (!answer.accepted()) {
                return new Attempt(trouble(answer) + "they are left out, Keywave goes on", false);
            }
        }
        return Attempt.DELIVERED;
    }

    private String trouble(Answer answer) {
        return "--grafana: " + address + " does not take annotations: " + answer.inWords() + "; ";
    }

    private byte[] whole(Span span, @Nullable Long endMs) {
        ObjectNode annotation = JSON.createObjectNode();
        annotation.put("time", span.startMs());
        if (endMs != null) {
            annotation.put("timeEnd", endMs);
        }
        span.tags().forEach(annotation.putArray("tags")::add);
        annotation.put("text", span.text());
        return annotation.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] end(@Nullable Long endMs) {
        ObjectNode annotation = JSON.createObjectNode();
        annotation.put("timeEnd", endMs);
        return annotation.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** {@code {"id": 1, "message": "Annotation added"}} */
    private static long id(Answer answer) {
        try {
            JsonNode id = JSON.readTree(answer.body()).path("id");
            return id.isNumber() ? id.asLong() : 0;
        } catch (JacksonException e) {
            return 0;
        }
    }
}
