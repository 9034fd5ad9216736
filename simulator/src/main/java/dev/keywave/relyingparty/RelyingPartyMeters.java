package dev.keywave.relyingparty;

import dev.keywave.metrics.MeterName;
import dev.keywave.metrics.Meters;
import dev.keywave.metrics.ScrapePage;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** What {@code /metrics} shows: the statistics and the process. */
final class RelyingPartyMeters {

    private static final double NS_PER_S = 1e9;

    private final Meters meters = Meters.ofProcess();
    private final Supplier<RelyingPartyStatistics> statistics;

    RelyingPartyMeters(Supplier<RelyingPartyStatistics> statistics, LiveFigures live) {
        this.statistics = statistics;
        meters.register(MeterName.RP_ACCEPTED, this::accepted);
        meters.register(MeterName.RP_REFUSED, this::refused);
        meters.register(
                MeterName.RP_FAULTS, () -> byLabel(statistics.get().faultsInjected(), fault -> List.of(fault.label())));
        meters.register(
                MeterName.RP_REPORT_ONLY,
                () -> byLabel(
                        access().reportOnly(),
                        denied -> List.of(denied.policy(), denied.denial().label())));
        meters.register(
                MeterName.RP_LOCKED_OUT_USERS,
                () -> byLabel(access().lockedOutUsers(), denial -> List.of(denial.label())));
        meters.register(
                MeterName.RP_REGISTRATION_PROMPTS,
                () -> byLabel(access().registrationPrompts(), prompt -> List.of(prompt.label())));
        meters.register(MeterName.RP_PROTOCOL_ERRORS, () -> statistics.get().protocolErrors());
        meters.register(MeterName.RP_INTERNAL_ERRORS, () -> statistics.get().internalErrors());
        meters.register(MeterName.RP_UNAUTHORIZED, () -> statistics.get().unauthorized());
        meters.register(MeterName.RP_THROTTLED, () -> statistics.get().throttled());
        meters.register(MeterName.RP_CREDENTIALS, () -> statistics.get().credentials());
        meters.register(MeterName.RP_QUEUE, () -> live.queueNs().getAsLong() / NS_PER_S);
        meters.register(MeterName.RP_CONNECTIONS, () -> live.openConnections().getAsLong());
        meters.register(MeterName.RP_PENDING, () -> live.pending().byCeremony());
        meters.registerHistograms(
                MeterName.RP_VERIFICATION_TIME, () -> live.verification().byCeremony());
        meters.watch(live.loops());
    }

    /** The same for whoever shows them elsewhere. */
    Meters meters() {
        return meters;
    }

    /** {@code GET /metrics}. */
    Reply scrape(HttpExchange exchange) {
        ScrapePage page = ScrapePage.of(meters.registry(), exchange.headers().get(HttpHeaderNames.ACCEPT))
                .gzipFor(exchange.headers().get(HttpHeaderNames.ACCEPT_ENCODING));
        Reply reply = new Reply(200, page.contentType(), new ByteString(page.text()), List.of());
        return page.isCompressed() ? reply.with("Content-Encoding", "gzip") : reply;
    }

    private Map<List<String>, Long> accepted() {
        RelyingPartyStatistics now = statistics.get();
        Map<List<String>, Long> accepted = new LinkedHashMap<>();
        accepted.put(List.of("registration"), now.registrationsAccepted());
        accepted.put(List.of("authentication"), now.authenticationsAccepted());
        accepted.put(List.of("password"), now.access().passwordsAccepted());
        return accepted;
    }

    private Map<List<String>, Long> refused() {
        RelyingPartyStatistics now = statistics.get();
        Map<List<String>, Long> refused = new LinkedHashMap<>();
        now.registrationsRefused().forEach((why, n) -> refused.put(List.of("registration", why.label()), n));
        now.authenticationsRefused().forEach((why, n) -> refused.put(List.of("authentication", why.label()), n));
        now.access().passwordsRefused().forEach((why, n) -> refused.put(List.of("password", why.label()), n));
        return refused;
    }

    private AccessStatistics access() {
        return statistics.get().access();
    }

    private static <K> Map<List<String>, Long> byLabel(Map<K, Long> counts, Function<K, List<String>> labels) {
        Map<List<String>, Long> byLabel = new LinkedHashMap<>();
        counts.forEach((key, n) -> byLabel.put(labels.apply(key), n));
        return byLabel;
    }
}
