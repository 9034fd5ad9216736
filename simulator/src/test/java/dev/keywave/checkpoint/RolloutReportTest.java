package dev.keywave.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keywave.forecast.Lockout;
import dev.keywave.input.InputException;
import dev.keywave.measure.IntervalFigures;
import dev.keywave.metrics.MeterName;
import dev.keywave.metrics.Meters;
import dev.keywave.metrics.ScrapePage;
import dev.keywave.rollout.Criteria;
import dev.keywave.rollout.RolloutPlan;
import dev.keywave.workload.CeremonyType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class RolloutReportTest {

    private static final Criteria CRITERIA = new Criteria(0.8, 0, 0, 0, 0, 0.05, Double.POSITIVE_INFINITY, 0.2);

    @Test
    void thePageIsOneFileWithoutScriptsThatEscapesWhatThePlanSays() {
        String page = RolloutPage.html(result(List.of()));

        assertThat(page)
                .contains("default-src 'none'", "NO-GO", "Example &lt;Ltd&gt;", "enrolled users: 51%", "<polyline")
                .contains("Enrolment by wave", "Demand on the busiest day", "Sign-in methods in use", "Support calls")
                .doesNotContain("<script", "Example <Ltd>", "NaN", "Infinity");
    }

    @Test
    void theConsoleSaysTheVerdictFirstAndWhyAfterTheWaves() {
        String text = RolloutConsole.text(result(List.of()), false);

        assertThat(text.strip()).startsWith("NO-GO  Example <Ltd>, 420 users, 2 waves: 0 of 2 waves are a go");
        assertThat(text).contains("Why not", "sales: enrolled users: 51% (50% to 52%), demanded is at least 80%");
    }

    @Test
    void theJsonHasEachWaveWithItsReasons() {
        JsonNode json = JsonMapper.builder().build().readTree(RolloutJson.text(result(List.of())));

        assertThat(json.get("go").asBoolean()).isFalse();
        assertThat(json.at("/waves/1/name").asString()).isEqualTo("sales");
        assertThat(json.at("/waves/1/reasons").size()).isEqualTo(1);
        assertThat(json.at("/waves/1/headroom").isNull()).isTrue();
        assertThat(json.at("/seeds").size()).isEqualTo(3);
    }

    @Test
    void aRehearsalThatDiffersIsANoGo() {
        RehearsedDay day = rehearsed(
                new Tally(Map.of(Lockout.NO_METHOD, 3), Map.of(Lockout.NO_METHOD, 2)), new Tally(Map.of(), Map.of()));

        assertThat(day.agrees()).isFalse();
        assertThat(day.lockouts().inWords()).isEqualTo("no method 2 of 3");
        assertThat(day.reports().inWords()).isEqualTo("nobody");
        assertThat(result(List.of(day)).go()).isFalse();
        assertThat(RolloutPage.html(result(List.of(day)))).contains("went otherwise than foreseen");
    }

    @Test
    void reportsThatDifferAreANoGoAsLockoutsAre() {
        Tally three = new Tally(Map.of(Lockout.DEVICE_NOT_COMPLIANT, 3), Map.of(Lockout.DEVICE_NOT_COMPLIANT, 3));
        Tally otherReason = new Tally(Map.of(Lockout.NO_METHOD, 3), Map.of(Lockout.AAGUID_NOT_ALLOWED, 3));

        assertThat(rehearsed(three, three).agrees()).isTrue();
        assertThat(rehearsed(three, otherReason).agrees()).isFalse();
        RolloutResult result = result(List.of(rehearsed(three, otherReason)));
        assertThat(RolloutConsole.text(result, false)).contains("no method 0 of 3, AAGUID 3 of 0", "DIFFERS");
        assertThat(RolloutPage.html(result)).contains("AAGUID 3 of 0</td>", "✘ DIFFERS");
    }

    @Test
    void aPeakIsDrivenAtItsHighestWithUsersEnough() {
        RolloutPlan plan = Fixture.plan(CRITERIA);
        WaveVerdict sales =
                new Judge(List.of()).judge(plan, Fixture.outlooks(plan, 1)).get(1);

        PeakLoad load = PeakLoad.of(
                sales, List.of("authentication.response_time.p99 < 1s", "password.failed == 0"), 10, false, 2);

        assertThat(load.perS())
                .containsOnlyKeys(CeremonyType.REGISTRATION, CeremonyType.AUTHENTICATION)
                .containsEntry(CeremonyType.REGISTRATION, 160.0)
                .containsEntry(CeremonyType.AUTHENTICATION, 80.0);
        assertThat(load.objectives()).containsExactly("authentication.response_time.p99 < 1s");
        assertThat(load.notes())
                .containsExactly(
                        "the adapter has no password flow: 4.00/s sign-ins with passwords at the peak were left out",
                        "not looked at, since the peak has none: password.failed == 0");
        assertThat(load.users() - load.enrolled()).isGreaterThan(160 * 12);
    }

    @Test
    void aPeakBeyondThisMachineIsRefusedWithTheNumberOfMachines() {
        RolloutPlan plan = Fixture.plan(CRITERIA);
        WaveVerdict sales =
                new Judge(List.of()).judge(plan, Fixture.outlooks(plan, 1)).get(1);
        PeakLoad load = PeakLoad.of(sales, List.of(), 10, false, 2);

        assertThatThrownBy(() -> Feasible.require(List.of(load), 100, "measured"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("the peak of sales is 240/s, this machine generates about 100/s (measured):"
                        + " it takes 3 machines");
        Feasible.require(List.of(load), 241, "measured");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN})
    void aMachineThatGeneratedNothingIsNotToldToMultiply(double limitPerS) {
        RolloutPlan plan = Fixture.plan(CRITERIA);
        WaveVerdict sales =
                new Judge(List.of()).judge(plan, Fixture.outlooks(plan, 1)).get(1);
        PeakLoad load = PeakLoad.of(sales, List.of(), 10, false, 2);

        assertThatThrownBy(() -> Feasible.require(List.of(load), limitPerS, "measured; no login ended"))
                .isInstanceOf(InputException.class)
                .hasMessage("--drive: this machine generated nothing when its limit was looked for (measured; no login"
                        + " ended), so no peak can be driven from it; try again when it is less busy, or compare with"
                        + " --capacity");
        Feasible.require(List.of(), limitPerS, "measured");
    }

    @Test
    void eachLoopHasUsersToLogIn() {
        RolloutPlan plan = Fixture.plan(CRITERIA);
        WaveVerdict sales =
                new Judge(List.of()).judge(plan, Fixture.outlooks(plan, 1)).get(1);

        assertThat(PeakLoad.of(sales, List.of(), 10, false, 1_000).enrolled()).isEqualTo(4_000);
        assertThat(PeakLoad.of(sales, List.of(), 10, false, 2).enrolled()).isEqualTo(800);
    }

    @Test
    void prometheusSeesGoAndKeyFiguresOfEachWave() {
        RolloutPlan plan = Fixture.plan(CRITERIA);
        Meters meters = Meters.ofProcess();

        new RolloutMeters(meters).show(new Judge(List.of()).judge(plan, Fixture.outlooks(plan, 1)));

        String scraped = new String(ScrapePage.of(meters.registry(), null).text(), StandardCharsets.UTF_8);
        assertThat(scraped)
                .contains("# TYPE keywave_rollout_go gauge")
                .containsPattern("(?m)^keywave_rollout_go\\{.*wave=\"sales\"} 0.0$")
                .containsPattern("(?m)^keywave_rollout_enrolled_ratio\\{.*wave=\"sales\"} 0\\.[0-9]+$")
                .containsPattern("(?m)^keywave_rollout_method_ratio\\{method=\"[a-z_]+\",.*wave=\"sales\"} ");
        assertThat(Arrays.stream(MeterName.values()).filter(name -> name.name().startsWith("ROLLOUT_")))
                .containsExactlyElementsOf(EnumSet.range(MeterName.ROLLOUT_ENROLLED, MeterName.ROLLOUT_DRIVEN))
                .allMatch(name -> name.prometheusName().matches("keywave_rollout(_[a-z]+)+"));
    }

    @Test
    void prometheusSeesADrivenPeakAndNothingOfWhatGoesBeforeIt() {
        Meters meters = Meters.ofProcess();
        RolloutMeters rollout = new RolloutMeters(meters);

        rollout.driven("sales", interval(false, Map.of(CeremonyType.REGISTRATION, accepted(34))));
        assertThat(driven(meters)).isEmpty();
        rollout.driven("sales", interval(true, Map.of(CeremonyType.AUTHENTICATION, accepted(3))));
        assertThat(driven(meters)).containsExactly("authentication 3.0");
        rollout.driven("sales", interval(true, Map.of(CeremonyType.REGISTRATION, accepted(1))));
        assertThat(driven(meters)).containsExactly("authentication 0.0", "registration 1.0");
        rollout.drivenEnded("sales");
        assertThat(driven(meters)).isEmpty();
    }

    private static IntervalFigures interval(
            boolean measured, Map<CeremonyType, IntervalFigures.Ceremonies> ceremonies) {
        return new IntervalFigures(0, 1, "peak", measured, ceremonies, 0, 0, 0.1, 0.2, 0.1, 0, 100);
    }

    private static IntervalFigures.Ceremonies accepted(long times) {
        return new IntervalFigures.Ceremonies(times, times, 0, 0, 0, 1, 2, 3, 4);
    }

    private static List<String> driven(Meters meters) {
        String scraped = new String(ScrapePage.of(meters.registry(), null).text(), StandardCharsets.UTF_8);
        return Pattern.compile("(?m)^keywave_rollout_driven_per_second\\{ceremony=\"(\\w+)\",.*} (\\S+)$")
                .matcher(scraped)
                .results()
                .map(found -> found.group(1) + " " + found.group(2))
                .sorted()
                .toList();
    }

    private static RehearsedDay rehearsed(Tally lockouts, Tally reports) {
        return new RehearsedDay("sales", LocalDate.of(2030, 2, 25), true, 300, 380, lockouts, reports, List.of());
    }

    private static RolloutResult result(List<RehearsedDay> rehearsed) {
        RolloutPlan plan = Fixture.plan(CRITERIA);
        List<Outlook> outlooks = Fixture.outlooks(plan, 3);
        return new RolloutResult(
                plan,
                Instant.parse("2030-01-01T00:00:00Z"),
                outlooks,
                new Judge(List.of()).judge(plan, outlooks),
                List.of(),
                List.of(),
                List.of(),
                rehearsed,
                List.of(),
                List.of("capacity was not measured"),
                false,
                Map.of("plan", "plan.yaml"),
                Map.of());
    }
}
