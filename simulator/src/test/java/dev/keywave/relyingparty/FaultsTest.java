package dev.keywave.relyingparty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keywave.input.InputException;
import dev.keywave.workload.NanoClock;
import io.netty.channel.DefaultEventLoop;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Misbehaviour on request. */
final class FaultsTest {

    private static final long SEED = 42;

    private static RelyingPartyConfigBuilder config(String... faults) {
        return RelyingPartyConfig.builder()
                .faults(Faults.parse(List.of(faults)))
                .faultSeed(SEED);
    }

    @Test
    void faultsAreReadTogether() {
        assertThat(Faults.parse(List.of("stall=2s@10s", "latency=20ms", "error=1%", "throttle=5%", "drop=0.5%")))
                .isEqualTo(new Faults(
                        Duration.ofSeconds(10), Duration.ofSeconds(2), Duration.ofMillis(20), 0.01, 0.05, 0.005));
        assertThat(Faults.parse(List.of())).isEqualTo(Faults.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "stall",
                "stall=2s",
                "stall=2@10",
                "stall=2s@",
                "latency=20",
                "latency=-1ms",
                "latency=1%",
                "error=1",
                "error=101%",
                "error=x%",
                "explode=1%",
                "drop=1ms",
                "throttle=",
                "latency=99999999999s"
            })
    void whatCannotBeReadIsOneLineNamingIt(String text) {
        assertThatThrownBy(() -> Faults.parse(List.of(text)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("'" + text + "'")
                .hasMessageNotContaining("\n");
    }

    @Test
    void aFaultGivenTwiceIsRefused() {
        assertThatThrownBy(() -> Faults.parse(List.of("drop=1%", "drop=2%")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("twice");
    }

    @Test
    void errorsThrottlingAndDropsComeInTheirSharesAndTheSameForTheSameSeed() {
        Faults faults = Faults.parse(List.of("error=10%", "throttle=20%", "drop=5%"));
        FaultInjector injector = new FaultInjector(faults, SEED, () -> 0);
        FaultInjector same = new FaultInjector(faults, SEED, () -> 0);
        int[] counts = new int[Fault.values().length];
        int n = 100_000;
        for (int i = 0; i < n; i++) {
            Fault fault = injector.draw();
            assertThat(same.draw()).as("draw %d of seed %d", i, SEED).isEqualTo(fault);
            if (fault != null) {
                counts[List.of(Fault.values()).indexOf(fault)]++;
            }
        }
        // Five standard deviations of a binomial around each expected count.
        assertNear(counts[4], n, 0.05);
        assertNear(counts[2], n, 0.95 * 0.10);
        assertNear(counts[3], n, 0.95 * 0.90 * 0.20);
    }

    private static void assertNear(int count, int n, double p) {
        double deviation = Math.sqrt(n * p * (1 - p));
        assertThat((double) count).as("seed %d", SEED).isBetween(n * p - 5 * deviation, n * p + 5 * deviation);
    }

    @Test
    void anInjectedErrorIsA500ThatLeavesTheChallengeAlone() {
        try (RelyingPartyServer server =
                RelyingPartyServer.start(config("error=100%").build())) {
            ApiClient.Answer answer = new ApiClient(server).post("/assertion/options", "{}");
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.body()).isEqualTo("{\"status\":\"failed\",\"errorMessage\":\"injected error\"}");
            assertThat(server.statistics().faultsInjected()).containsOnly(java.util.Map.entry(Fault.ERROR, 1L));
            assertThat(server.statistics().internalErrors()).isZero();
        }
    }

    @Test
    void throttlingIsA429WithRetryAfter() {
        try (RelyingPartyServer server =
                RelyingPartyServer.start(config("throttle=100%").build())) {
            ApiClient.Answer answer = new ApiClient(server).post("/assertion/options", "{}");
            assertThat(answer.status()).isEqualTo(429);
            assertThat(answer.response().headers().firstValue("Retry-After")).hasValue("1");
            assertThat(answer.body()).contains("\"failed\"");
        }
    }

    @Test
    void aDroppedConnectionEndsWithoutAnAnswer() {
        try (RelyingPartyServer server =
                RelyingPartyServer.start(config("drop=100%").build())) {
            ApiClient client = new ApiClient(server);
            assertThatThrownBy(() -> client.post("/assertion/options", "{}"))
                    .isInstanceOf(java.io.UncheckedIOException.class);
            assertThat(server.statistics().faultsInjected()).containsKey(Fault.DROP);
        }
    }

    @Test
    void otherPathsMeetNoFaults() {
        try (RelyingPartyServer server =
                RelyingPartyServer.start(config("error=100%", "latency=10s").build())) {
            ApiClient client = new ApiClient(server);
            assertThat(client.send(client.request("/").build()).status()).isEqualTo(200);
        }
    }

    @Test
    void responsesLeaveLaterByTheLatency() {
        try (RelyingPartyServer server =
                RelyingPartyServer.start(config("latency=50ms").build())) {
            ApiClient client = new ApiClient(server);
            client.send(client.request("/").build());
            long startNs = NanoClock.SYSTEM.nowNs();
            client.post("/assertion/options", "{}");
            client.post("/assertion/options", "{}");
            assertThat(NanoClock.SYSTEM.nowNs() - startNs).isGreaterThanOrEqualTo(100_000_000L);
            assertThat(server.statistics().faultsInjected()).containsEntry(Fault.LATENCY, 2L);
        }
    }

    @Test
    void requestsOfAStallAreAnsweredAtItsEnd() {
        AtomicLong clockNs = new AtomicLong();
        RelyingPartyConfig config =
                config("stall=300ms@10s").nanoTime(clockNs::get).build();
        try (RelyingPartyServer server = RelyingPartyServer.start(config)) {
            assertThat(new ApiClient(server).post("/assertion/options", "{}").status())
                    .isEqualTo(200);
            clockNs.set(10_000_000_000L);
            List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                long before = stalled(server);
                CompletableFuture<HttpResponse<String>> answer =
                        new ApiClient(server).postLater("/assertion/options", "{}");
                answers.add(answer);
                while (stalled(server) == before) {
                    Thread.onSpinWait();
                }
            }
            assertThat(answers).noneMatch(CompletableFuture::isDone);
            clockNs.set(10_300_000_000L);
            assertThat(answers)
                    .allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
            assertThat(new ApiClient(server).post("/assertion/options", "{}").status())
                    .isEqualTo(200);
            assertThat(stalled(server)).isEqualTo(5);
        }
    }

    @Test
    void stalledRequestsGoOnInTheOrderInWhichTheyCame() {
        DefaultEventLoop loop = new DefaultEventLoop();
        try {
            AtomicLong remainingNs = new AtomicLong(1_000_000);
            List<Integer> order = new ArrayList<>();
            CompletableFuture<Void> last = new CompletableFuture<>();
            StallQueue queue = new StallQueue(remainingNs::get, drained -> {});
            loop.execute(() -> {
                for (int i = 0; i < 100; i++) {
                    int number = i;
                    queue.add(loop, () -> order.add(number));
                }
                queue.add(loop, () -> last.complete(null));
                remainingNs.set(0);
            });
            last.join();
            assertThat(order).hasSize(100).isSorted();
        } finally {
            loop.shutdownGracefully(0, 0, TimeUnit.SECONDS).syncUninterruptibly();
        }
    }

    private static long stalled(RelyingPartyServer server) {
        return server.statistics().faultsInjected().getOrDefault(Fault.STALL, 0L);
    }
}
