package dev.keywave.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a relying party writes becomes a label that harms nobody. */
final class LabelValuesTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            timeout, timeout
            'Invalid\\nassertion', Invalid assertion
            '  two  \\t words\\r\\n', two words
            'Ungültig', Ungltig-with-a-mark
            '\\n', none
            '', none
            """)
    void textsBecomeOneLineOfAscii(String text, String shown) {
        String raw = text.replace("\\n", "\n").replace("\\t", "\t").replace("\\r", "\r");
        String expected = shown.equals("Ungltig-with-a-mark") ? "Ung?ltig" : shown;
        assertThat(new LabelValues().of(raw)).isEqualTo(expected);
    }

    @Test
    void longTextsAreCut() {
        String shown = new LabelValues().of("word ".repeat(100));
        assertThat(shown).hasSizeLessThanOrEqualTo(LabelValues.MAX_LENGTH).startsWith("word word");
    }

    @Test
    void onlySoManyAreShownAndThoseStay() {
        LabelValues values = new LabelValues();
        for (int i = 0; i < LabelValues.MAX_DISTINCT; i++) {
            assertThat(values.of("reason " + i)).isEqualTo("reason " + i);
        }
        assertThat(values.of("one more")).isEqualTo(LabelValues.OTHER);
        assertThat(values.of("reason 0")).isEqualTo("reason 0");
    }

    @Test
    void reasonsThatLookAlikeAreCountedTogetherAndNoneIsLost() throws Exception {
        Map<List<String>, Long> reasons = new LinkedHashMap<>();
        reasons.put(List.of("authentication", "a\nb"), 1L);
        reasons.put(List.of("authentication", "a b"), 2L);
        reasons.put(List.of("registration", "a b"), 4L);
        for (int i = 0; i < 1_000; i++) {
            reasons.put(List.of("authentication", "text of attempt " + i), 1L);
        }
        Meters meters = Meters.ofProcess();
        meters.register(MeterName.REASONS, () -> reasons);
        Map<String, Double> shown = Exposed.by(meters.registry()).numbers(MeterName.REASONS);
        assertThat(shown)
                .hasSize(LabelValues.MAX_DISTINCT + 2)
                .containsEntry("authentication,a b", 3.0)
                .containsEntry("registration,a b", 4.0)
                .containsEntry("authentication,other_reasons", 801.0);
        assertThat(Exposed.by(meters.registry()).numbers(MeterName.REASONS)).isEqualTo(shown);
    }
}
