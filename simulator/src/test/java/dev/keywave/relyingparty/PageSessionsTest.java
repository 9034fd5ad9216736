package dev.keywave.relyingparty;

import static org.assertj.core.api.Assertions.assertThat;

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
}
