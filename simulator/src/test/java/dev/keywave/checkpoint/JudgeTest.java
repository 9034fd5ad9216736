package dev.keywave.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.groups.Tuple.tuple;

import dev.keywave.capacity.MeasuredCapacity;
import dev.keywave.forecast.Demand;
import dev.keywave.input.InputException;
import dev.keywave.rollout.Criteria;
import dev.keywave.rollout.RelyingPartyLimits;
import dev.keywave.rollout.RolloutPlan;
import dev.keywave.workload.CeremonyType;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

final class JudgeTest {

    private static final Path FILE = Path.of("capacity.json");
    private static final Criteria HEADROOM =
            new Criteria(0, 0, 0, 0, 0, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 0.2);

    /** Sales: 400 people, so 40 registrations and 20 authentications per second, times a burst of 4. */
    private static final double SALES_PEAK = 240;

    @Test
    void aPeakThatLeavesLessHeadroomThanDemandedIsANoGoWithBothFiguresInTheSentence() {
        RolloutPlan plan = Fixture.plan(HEADROOM);
        Judge judge = new Judge(List.of(measured(270, 2 / 3.0)));

        List<WaveVerdict> verdicts = judge.judge(plan, Fixture.outlooks(plan, 1));

        assertThat(verdicts.get(0).go()).isTrue();
        WaveVerdict sales = verdicts.get(1);
        assertThat(sales.word()).isEqualTo("NO-GO");
        assertThat(sales.peakPerS().median()).isCloseTo(SALES_PEAK, within(1e-9));
        assertThat(sales.headroom()).isCloseTo(1 - SALES_PEAK / 270, within(1e-9));
        assertThat(sales.objections())
                .singleElement()
                .extracting(Finding::sentence)
                .asString()
                .contains("240/s", "270/s of this mix", "11% of it stays free", "demanded is at least 20%");
        assertThat(sales.tightest().margin()).isCloseTo(0.8 / (SALES_PEAK / 270) - 1, within(1e-9));
    }

    @Test
    void theDemandCountsByItsHighEndOverTheSeeds() {
        RolloutPlan plan = Fixture.plan(Fixture.NOTHING_DEMANDED);
        Judge judge = new Judge(List.of(measured(SALES_PEAK + 1, 2 / 3.0)));

        assertThat(judge.judge(plan, Fixture.outlooks(plan, 1)).get(1).go()).isTrue();
        assertThat(judge.judge(plan, Fixture.outlooks(plan, 5)).get(1).go()).isFalse();
    }

    @Test
    void documentedLimitsHoldForEachCeremonyAlone() {
        RolloutPlan plan = Fixture.plan(Fixture.NOTHING_DEMANDED);
        DocumentedCapacity limits = DocumentedCapacity.of(new RelyingPartyLimits(1_000, 40, List.of()));

        WaveVerdict sales = new Judge(List.of(limits))
                .judge(plan, Fixture.outlooks(plan, 1))
                .get(1);

        assertThat(sales.go()).isFalse();
        assertThat(sales.headroom()).isCloseTo(1 - 80 / 40.0, within(1e-9));
        assertThat(sales.objections().get(0).sentence()).contains("2.00 times that");
    }

    @Test
    void everyCriterionThatDemandsSomethingIsLookedAtAndTheOthersAreNot() {
        Criteria criteria = new Criteria(0.8, 0, 0, 0.9, 0, 0.01, 0.7, 0);
        RolloutPlan plan = Fixture.plan(criteria);

        WaveVerdict sales =
                new Judge(List.of()).judge(plan, Fixture.outlooks(plan, 3)).get(1);

        assertThat(sales.findings())
                .extracting(Finding::key, Finding::holds)
                .containsExactly(
                        tuple("enrolled", false),
                        tuple("success", true),
                        tuple("locked_out", false),
                        tuple("support_calls", true));
        assertThat(sales.objections().get(0).sentence())
                .isEqualTo("enrolled users: 51% (50% to 52%), demanded is at least 80%");
        assertThat(sales.headroom()).isNaN();
    }

    @Test
    void twoResultsOfDifferentMixesTellWhatEachCeremonyCosts() {
        // a registration costs 1/100 of a second's capacity, an authentication 1/400
        CeremonyCosts costs = CeremonyCosts.of(
                Map.of(FILE, result(400, 0), Path.of("b"), result(1 / (0.5 / 100 + 0.5 / 400), 0.5)), Double.NaN);

        assertThat(costs.use(Map.of(CeremonyType.REGISTRATION, 10.0, CeremonyType.AUTHENTICATION, 100.0)))
                .isCloseTo(0.1 + 0.25, within(1e-9));
    }

    @Test
    void oneResultNeedsWhatARegistrationCosts() {
        CeremonyCosts costs = CeremonyCosts.of(Map.of(FILE, result(400, 0)), 4);

        assertThat(costs.use(Map.of(CeremonyType.REGISTRATION, 10.0, CeremonyType.AUTHENTICATION, 100.0)))
                .isCloseTo(0.1 + 0.25, within(1e-9));
    }

    @Test
    void resultsOfOneMixAreRefusedTogether() {
        assertThatThrownBy(() ->
                        CeremonyCosts.of(Map.of(FILE, result(400, 0.5), Path.of("b"), result(410, 0.5)), Double.NaN))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("do not tell what each of registration, authentication costs");
    }

    @Test
    void aResultWithoutRegistrationsIsRefusedForAPeakThatHasThem() {
        Demand peak = Fixture.outlook(Fixture.plan(HEADROOM), 0)
                .forecast()
                .waves()
                .get(1)
                .peak();
        SearchedCapacity capacity = measured(400, 0);

        assertThatThrownBy(() -> capacity.requireCovers(peak, "sales"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("capacity.json was measured without registrations, which are 67% of the peak of"
                        + " sales; search again with --mix registration=67,authentication=33");
    }

    private static SearchedCapacity measured(double perS, double registrationShare) {
        return SearchedCapacity.of(Map.of(FILE, result(perS, registrationShare)), Double.NaN);
    }

    private static MeasuredCapacity result(double perS, double registrationShare) {
        return new MeasuredCapacity(
                perS,
                perS * 1.02,
                registrationShare == 0
                        ? Map.of(CeremonyType.AUTHENTICATION, 1.0)
                        : Map.of(
                                CeremonyType.REGISTRATION,
                                registrationShare,
                                CeremonyType.AUTHENTICATION,
                                1 - registrationShare),
                OptionalDouble.empty());
    }
}
