package dev.keywave.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class QuantitiesTest {

    private static final List<String> ALGORITHMS = List.of("ES256", "EdDSA");

    @ParameterizedTest
    @CsvSource({
        "500ms, 500000000",
        "30s, 30000000000",
        "2m, 120000000000",
        "1h, 3600000000000",
        "1.5s, 1500000000",
        "20us, 20000",
        "7ns, 7",
        "' 30 s ', 30000000000",
        "0s, 0"
    })
    void aDurationIsReadInNanoseconds(String text, long expectedNs) {
        assertThat(Quantities.durationNs("--for", text)).isEqualTo(expectedNs);
    }

    @ParameterizedTest
    @CsvSource({"200/s, 200", "12000/min, 200", "7200/h, 2", "200, 200", "0.5/s, 0.5", "0, 0"})
    void aRateIsReadPerSecond(String text, double expectedPerS) {
        assertThat(Quantities.ratePerS("--rate", text)).isCloseTo(expectedPerS, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"0.1%, 0.001", "100%, 1", "0%, 0", "12.5 %, 0.125"})
    void aPercentageIsReadAsAFraction(String text, double expected) {
        assertThat(Quantities.fraction("failed", text)).isCloseTo(expected, within(1e-12));
    }

    @Test
    void aMixIsReadAsSharesInTheOrderWritten() {
        assertThat(Quantities.mix("--algorithm", "ES256=80, EdDSA=20", ALGORITHMS))
                .containsExactly(Map.entry("ES256", 0.8), Map.entry("EdDSA", 0.2));
        assertThat(Quantities.mix("--algorithm", "EdDSA", ALGORITHMS)).containsExactly(Map.entry("EdDSA", 1.0));
        assertThat(Quantities.mix("--algorithm", "ES256=1,EdDSA=0", ALGORITHMS))
                .containsExactly(Map.entry("ES256", 1.0), Map.entry("EdDSA", 0.0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "30 | has no unit; write for example 30s or 30ms",
                "30 parsecs | is not a duration; write a number with its unit, for example 500ms, 30s, 2m or 1h (units: ns, us, ms, s, m, h)",
                "-5s | is negative; write a number from zero up",
                "NaN | is not a duration; write a number with its unit, for example 500ms, 30s, 2m or 1h",
                "'' | is not a duration; write a number with its unit, for example 500ms, 30s, 2m or 1h",
                "1.2.3s | is not a duration; write a number with its unit, for example 500ms, 30s, 2m or 1h",
                "999999999999h | is too long; write at most 290 years",
                "0s | is zero; write a duration longer than that, for example 30s"
            })
    void aWrongDurationEndsInOneLineThatSaysWhere(String text, String complaint) {
        assertComplaint(Quantities::positiveDurationNs, "--for", text, complaint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | is zero; write a rate above it, for example 200/s",
                "-1/s | is negative; write a number from zero up",
                "NaN | is not a rate; write for example 200/s, 12000/min or 200 (per second)",
                "Infinity | is not a rate; write for example 200/s, 12000/min or 200 (per second)",
                "1e3 | is not a rate; write for example 200/s, 12000/min or 200 (per second) (units: /s, /min, /h)",
                "200/fortnight | is not a rate; write for example 200/s, 12000/min or 200 (per second) (units: /s, /min, /h)"
            })
    void aWrongRateEndsInOneLineThatSaysWhere(String text, String complaint) {
        assertComplaint(Quantities::positiveRatePerS, "--rate", text, complaint);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.1", "5 percent", "NaN%", "%", "five%"})
    void aPercentageNeedsANumberAndItsSign(String text) {
        assertComplaint(
                Quantities::fraction,
                "plan.yaml:3:9",
                text,
                "is not a percentage; write a number from 0 to 100 with its sign, for example 0.1%");
    }

    @Test
    void aPercentageStaysWithinItsBounds() {
        assertComplaint(Quantities::fraction, "failed", "101%", "is above 100%; write a percentage from 0% to 100%");
        assertComplaint(Quantities::fraction, "failed", "-1%", "is negative; write a number from zero up");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ES265=1 | names \"ES265\"; did you mean \"ES256\"? (known: ES256, EdDSA)",
                "ES256=-1,EdDSA=2 | is negative; write a number from zero up",
                "ES256=NaN | is not a mix; write names with weights, for example ES256=50,EdDSA=50",
                "ES256,EdDSA | gives ES256 no weight: not a mix; write names with weights, for example ES256=50,EdDSA=50",
                "ES256=0,EdDSA=0 | weighs nothing; give at least one name a weight above zero",
                "ES256=1,ES256=2 | names ES256 twice; give each name once",
                "'' | names \"\"; known: ES256, EdDSA"
            })
    void aWrongMixEndsInOneLineThatSaysWhere(String text, String complaint) {
        assertComplaint((where, mix) -> Quantities.mix(where, mix, ALGORITHMS), "--algorithm", text, complaint);
    }

    private static void assertComplaint(
            BiFunction<String, String, ?> reader, String where, String text, String complaint) {
        assertThatThrownBy(() -> reader.apply(where, text))
                .isInstanceOf(InputException.class)
                .hasMessage(where + ": \"" + text + "\" " + complaint);
    }
}
