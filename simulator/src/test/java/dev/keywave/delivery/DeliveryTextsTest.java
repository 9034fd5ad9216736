package dev.keywave.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keywave.input.InputException;
import org.junit.jupiter.api.Test;

/** What people write of where meters are to go; the flags' own test has what is right and wrong of each. */
final class DeliveryTextsTest {

    private static final DeliveryTexts.Spelling PROPERTY = option -> "-D" + option.label();
    private static final DeliveryTexts.Spelling WORD = option -> "word " + option.label();

    private static DeliveryTexts properties(String metrics, String push) {
        return DeliveryTexts.NONE
                .with(PROPERTY, DeliveryOption.METRICS, metrics)
                .with(PROPERTY, DeliveryOption.PUSH, push);
    }

    private static DeliverySettings settings(DeliveryTexts texts) {
        return texts.settings((name, reference) -> "the secret of " + name + " at " + reference);
    }

    @Test
    void whatIsSaidLaterStandsInTheEarlierOnesPlace() {
        DeliverySettings settings =
                settings(properties("9464", "http://a").with(WORD, DeliveryOption.PUSH, "http://b:1/"));
        assertThat(settings.push()).hasToString("http://b:1");
        assertThat(settings.endpoint()).isEqualTo(new DeliverySettings.Endpoint(null, 9464, null));
    }

    @Test
    void aMistakeIsSpelledAsItWasWritten() {
        DeliveryTexts texts = properties("9464", "http://a");
        assertRefused("-Dmetrics: \"here\" is no port; write", properties("here", "http://a"));
        assertRefused("word push: \"b\" is no http", texts.with(WORD, DeliveryOption.PUSH, "b"));
        assertRefused(
                "word metrics-token: there is no endpoint; add word metrics",
                DeliveryTexts.NONE.with(WORD, DeliveryOption.METRICS_TOKEN, "env:T"));
    }

    private static void assertRefused(String line, DeliveryTexts texts) {
        assertThatThrownBy(() -> settings(texts))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(line);
    }

    @Test
    void theTokenIsReadWhereItsReferenceSays() {
        DeliveryTexts texts = properties("[::]:0", "http://a").with(WORD, DeliveryOption.METRICS_TOKEN, "file:t");
        assertThat(settings(texts).endpoint())
                .isEqualTo(new DeliverySettings.Endpoint("::", 0, "the secret of word metrics-token at file:t"));
    }

    @Test
    void whoSaysSomethingElseOrMoreIsFound() {
        DeliveryTexts texts = properties("9464", "http://a");
        assertThat(properties("9464", "http://a").beyond(texts)).isNull();
        assertThat(DeliveryTexts.NONE.beyond(texts)).isNull();
        assertThat(texts.beyond(DeliveryTexts.NONE)).isEqualTo("-Dmetrics");
        assertThat(texts.with(WORD, DeliveryOption.PUSH, "http://b").beyond(texts))
                .isEqualTo("word push");
    }
}
