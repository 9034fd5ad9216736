package dev.keywave.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** Times of several threads. */
final class RecordedTimesTest {

    private static final int THREADS = 3;
    private static final int EACH = 50_000;
    private static final long LONGEST_NS = 5_000_000;

    @Test
    void nothingIsLostOrCountedTwiceWhileSomebodyLooks() throws InterruptedException {
        RecordedTimes times = new RecordedTimes();
        List<Thread> writers = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            SplittableRandom random = new SplittableRandom(i);
            writers.add(new Thread(() -> {
                for (int n = 0; n < EACH; n++) {
                    times.record(1 + random.nextLong(LONGEST_NS));
                }
            }));
        }
        writers.forEach(Thread::start);
        long before = 0;
        while (writers.stream().anyMatch(Thread::isAlive)) {
            long now = times.sinceStartNs().getTotalCount();
            assertThat(now).isGreaterThanOrEqualTo(before);
            before = now;
        }
        for (Thread writer : writers) {
            writer.join(TimeUnit.SECONDS.toMillis(10));
        }

        Histogram all = times.sinceStartNs();
        assertThat(all.getTotalCount()).isEqualTo(THREADS * EACH);
        assertThat(all.getMean()).isCloseTo(LONGEST_NS / 2.0, Percentage.withPercentage(1));
        assertThat(times.sinceStartNs()).isEqualTo(all);
    }

    @Test
    void whatAClockGotWrongIsNoError() {
        RecordedTimes times = new RecordedTimes();
        times.record(-1);
        times.record(Long.MAX_VALUE);
        assertThat(times.sinceStartNs().getTotalCount()).isEqualTo(2);
        assertThat(times.sinceStartNs().getMaxValue())
                .isCloseTo(TimeUnit.HOURS.toNanos(1), Percentage.withPercentage(0.1));
    }
}
