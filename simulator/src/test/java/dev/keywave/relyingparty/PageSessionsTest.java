package dev.keywave.relyingparty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a server that speaks in pages remembers. */
final class PageSessionsTest {

    private final PageSessions<String> sessions = new PageSessions<>(
            RelyingPartyConfig.builder().challengeCapacity(10).nanoTime(() -> 0).build());

    @Test
    void theOldestGiveWayWhenThereAreTooMany() {
        int kept = 0;
        for (int i = 0; i < 1000; i++) {
            sessions.put("session " + i, "state");
        }
        for (int i = 0; i < 1000; i++) {
            kept += sessions.find("session " + i) == null ? 0 : 1;
        }
        assertThat(kept).isBetween(1, 10);
    }

    @Test
    void ofTwoRequestsOneGoesOn() {
        sessions.put("a", "asked");
        assertThat(sessions.advance("a", "asked", "answered")).isTrue();
        assertThat(sessions.advance("a", "asked", "answered")).isFalse();
        sessions.end("a");
        assertThat(sessions.advance("a", "answered", "asked")).isFalse();
        assertThat(sessions.find(null)).isNull();
    }

    @Test
    void whatIsPendingInThoseThatGaveWayIsPendingNoMore() {
        PageSessions<String> asking = new PageSessions<>(
                RelyingPartyConfig.builder()
                        .challengeCapacity(10)
                        .nanoTime(() -> 0)
                        .build(),
                state -> state.equals("registers"),
                state -> state.equals("logs in"));
        PendingCounts pending = new PendingCounts();
        asking.announce(pending);
        long registering = 0;
        for (int i = 0; i < 1000; i++) {
            asking.put("session " + i, i % 2 == 0 ? "registers" : "reads");
        }
        long counted = pending.byCeremony().getOrDefault(List.of("registration"), -1L);
        for (int i = 0; i < 1000; i++) {
            registering += "registers".equals(asking.find("session " + i)) ? 1 : 0;
        }
        assertThat(counted).isEqualTo(registering);
        assertThat(pending.byCeremony()).containsEntry(List.of("authentication"), 0L);
    }
}
