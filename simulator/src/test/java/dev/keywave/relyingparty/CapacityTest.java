package dev.keywave.relyingparty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keywave.input.InputException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A relying party of a known capacity. */
final class CapacityTest {

    private static final double NS_PER_S = 1e9;

    private final AtomicLong clockNs = new AtomicLong(123);

    @Test
    void whoeverComesWhileNobodyWaitsIsServedAtOnce() {
        ServiceSlots slots = new ServiceSlots(800, clockNs::get);
        for (int i = 0; i < 10; i++) {
            assertThat(slots.untilNs(slots.take())).isZero();
            clockNs.addAndGet(1_250_000);
        }
    }

    @Test
    void theQueueGrowsBySoMuchAsComesTooMuch() {
        ServiceSlots slots = new ServiceSlots(800, clockNs::get);
        for (int i = 0; i < 1600; i++) {
            assertThat(slots.untilNs(slots.take())).isEqualTo(i * 1_250_000L);
        }
        assertThat(slots.queueNs()).isEqualTo(2_000_000_000L);
        clockNs.addAndGet(5_000_000_000L);
        assertThat(slots.queueNs()).isZero();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.001, 1, 3, 7, 333.333, 800, 997, 12_345.678, 1_000_000})
    void ratesThatDivideNoNanosecondsDoNotDrift(double rate) {
        ServiceSlots slots = new ServiceSlots(rate, clockNs::get);
        int n = 1_000_000;
        long last = 0;
        for (int i = 0; i <= n; i++) {
            last = slots.take();
            if (rate < 1 && i == 1000) {
                n = 1000;
                break;
            }
        }
        double expectedNs = n * NS_PER_S / rate;
        assertThat((double) slots.untilNs(last)).isBetween(expectedNs * (1 - 1e-6) - 1, expectedNs * (1 + 1e-6) + 1);
    }

    @Test
    void noTwoLoopsGetTheSameSlot() throws InterruptedException {
        ServiceSlots slots = new ServiceSlots(1000, clockNs::get);
        List<List<Long>> taken = new ArrayList<>();
        List<Thread> loops = new ArrayList<>();
        for (int loop = 0; loop < 4; loop++) {
            List<Long> mine = new ArrayList<>();
            taken.add(mine);
            loops.add(new Thread(() -> {
                for (int i = 0; i < 10_000; i++) {
                    mine.add(slots.take());
                }
            }));
        }
        loops.forEach(Thread::start);
        for (Thread loop : loops) {
            loop.join();
        }
        assertThat(taken.stream().flatMap(List::stream).distinct()).hasSize(40_000);
        assertThat(slots.queueNs()).isEqualTo(40_000L * 1_000_000);
    }

    @Test
    void resultsWaitForTheirTurnAndOptionsAndMetricsDoNot() {
        RelyingPartyConfig config = RelyingPartyConfig.builder()
                .loops(2)
                .maxRatePerS(1000)
                .nanoTime(clockNs::get)
                .build();
        try (RelyingPartyServer server = RelyingPartyServer.start(config)) {
            assertThat(new ApiClient(server).post("/assertion/result", "{}").status())
                    .isEqualTo(400);
            List<CompletableFuture<HttpResponse<String>>> waiting = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                waiting.add(new ApiClient(server).postLater("/assertion/result", "{}"));
            }
            ApiClient other = new ApiClient(server);
            while (!other.send(other.request("/metrics").build()).body().contains("keywave_rp_queue_seconds 0.004\n")) {
                Thread.onSpinWait();
            }
            assertThat(new ApiClient(server).post("/assertion/options", "{}").status())
                    .isEqualTo(200);
            assertThat(waiting).noneMatch(CompletableFuture::isDone);
            clockNs.addAndGet(1_000_000);
            CompletableFuture.anyOf(waiting.toArray(CompletableFuture[]::new)).join();
            assertThat(waiting).filteredOn(CompletableFuture::isDone).hasSize(1);
            clockNs.addAndGet(2_000_000);
            assertThat(waiting)
                    .allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(400));
        }
    }

    @Test
    void aRateOutOfBoundsIsOneLine() {
        assertThatThrownBy(() ->
                        RelyingPartyConfig.builder().maxRatePerS(2_000_000).build())
                .isInstanceOf(InputException.class)
                .hasMessageContaining("out of bounds");
    }
}
