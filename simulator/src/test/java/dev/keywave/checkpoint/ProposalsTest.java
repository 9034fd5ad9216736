package dev.keywave.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.groups.Tuple.tuple;

import dev.keywave.capacity.MeasuredCapacity;
import dev.keywave.rollout.Criteria;
import dev.keywave.rollout.RolloutPlan;
import dev.keywave.workload.CeremonyType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

final class ProposalsTest {

    @Test
    void theSmallestSpreadThatFitsIsProposedWithWhatItLeadsTo() {
        // 160/s registrations over N days and 80/s authentications in 130/s: N is 4 (120/s), 3 would be 133/s
        RolloutPlan plan = Fixture.plan(Fixture.NOTHING_DEMANDED);
        Judge judge = judge(130);

        List<Proposal> proposals = proposals(plan, judge, 1);

        assertThat(proposals).extracting(Proposal::kind).containsExactly("spread", "smooth", "scale_relying_party");
        Proposal spread = proposals.get(0);
        assertThat(spread.verdict().go()).isTrue();
        assertThat(spread.change()).isEqualTo("let its people come in over 4 working days");
        assertThat(spread.leadsTo())
                .startsWith("GO, checkpoint 2030-03-06, peak 120/s in place of 240/s, headroom 7.7%");
        assertThat(proposals.get(2).amount()).isCloseTo(1.9, within(1e-9));
        assertThat(proposals.get(2).verdict().go()).isTrue();
    }

    @Test
    void whatDoesNotHelpIsNotProposed() {
        // authentications alone need 80/s
        RolloutPlan plan = Fixture.plan(Fixture.NOTHING_DEMANDED);

        assertThat(proposals(plan, judge(70), 1)).extracting(Proposal::kind).containsExactly("scale_relying_party");
    }

    @Test
    void aChangeThatBreaksAnotherDemandIsNotProposed() {
        RolloutPlan plan = Fixture.plan(Fixture.NOTHING_DEMANDED);
        List<WaveVerdict> base = judge(130).judge(plan, Fixture.outlooks(plan, 1));

        assertThat(Proposals.repaired(1, base, judge(1_000).judge(plan, Fixture.outlooks(plan, 1))))
                .containsExactly("capacity");
        assertThat(Proposals.repaired(1, base, judge(20).judge(plan, Fixture.outlooks(plan, 1))))
                .isEmpty();
    }

    @Test
    void lockoutsForWantOfASecondFactorAreMendedByATemporaryAccessPass() {
        Criteria fewLockouts = new Criteria(0, 0, 0, 0, 0, 0.01, Double.POSITIVE_INFINITY, 0);
        RolloutPlan plan = Fixture.plan(fewLockouts);

        List<Proposal> proposals = proposals(plan, new Judge(List.of()), 3);

        assertThat(proposals)
                .extracting(Proposal::wave, Proposal::kind)
                .containsExactly(
                        tuple("high impact", "temporary_access_pass"), tuple("sales", "temporary_access_pass"));
        assertThat(proposals.get(0).leadsTo()).contains("users locked out on one day: 0.1%");
    }

    @Test
    void theInputThatMovesTheMarginMostComesFirst() {
        RolloutPlan plan = Fixture.plan(Fixture.NOTHING_DEMANDED);

        List<Swing> swings = new Sensitivity(Fixture::outlooks, judge(260), 1).of(plan);

        // of the inputs that the fixture's demand depends on there is only the burst
        assertThat(swings.get(0)).satisfies(swing -> {
            assertThat(swing.wave()).isEqualTo("sales");
            assertThat(swing.input()).isEqualTo("burst inside a minute");
            assertThat(swing.lowMargin()).isCloseTo(1 - 180 / 260.0, within(1e-9));
            assertThat(swing.highMargin()).isCloseTo(260 / 300.0 - 1, within(1e-9));
            assertThat(swing.lowGo()).isTrue();
            assertThat(swing.highGo()).isFalse();
            assertThat(swing.highTightest()).isEqualTo("capacity");
        });
    }

    @Test
    void threeInputsAreShownEvenWhenTheyMoveNothing() {
        RolloutPlan plan =
                Fixture.plan(new Criteria(0.8, 0, 0, 0, 0, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 0));

        List<Swing> swings = new Sensitivity(Fixture::outlooks, new Judge(List.of()), 1).of(plan);

        // the fixture's enrolment hangs on no input
        assertThat(swings).hasSize(RolloutResult.SHOWN_SWINGS);
        assertThat(swings).extracting(SwingBars::inWords).allMatch(words -> words.startsWith("moves nothing from "));
    }

    @Test
    void whatHelpsWithSomeSeedsAndHarmsWithOthersIsNotProposed() {
        // demanded are 60% enrolled, every seed has 50 to 69%: an altered plan draws a lucky order of the same figures
        RolloutPlan plan =
                Fixture.plan(new Criteria(0.6, 0, 0, 0, 0, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 0));
        Judge judge = new Judge(List.of());
        Foresight lucky = (altered, seeds) -> {
            List<Outlook> outlooks = new ArrayList<>();
            for (int seed = 0; seed < seeds; seed++) {
                int drawn = altered.equals(plan) ? seed % 20 : (seed + 11) % 20;
                outlooks.add(Fixture.outlook(plan, drawn));
            }
            return outlooks;
        };
        List<Outlook> outlooks = lucky.of(plan, 3);

        assertThat(new Proposals(lucky, judge, 3).of(plan, outlooks, judge.judge(plan, outlooks)))
                .as("11 of 20 seeds get better, 9 get worse")
                .isEmpty();
    }

    private static List<Proposal> proposals(RolloutPlan plan, Judge judge, int seeds) {
        List<Outlook> outlooks = Fixture.outlooks(plan, seeds);
        return new Proposals(Fixture::outlooks, judge, seeds).of(plan, outlooks, judge.judge(plan, outlooks));
    }

    private static Judge judge(double capacityPerS) {
        MeasuredCapacity result = new MeasuredCapacity(
                capacityPerS,
                capacityPerS,
                Map.of(CeremonyType.REGISTRATION, 0.5, CeremonyType.AUTHENTICATION, 0.5),
                OptionalDouble.empty());
        return new Judge(List.of(SearchedCapacity.of(Map.of(Path.of("capacity.json"), result), Double.NaN)));
    }
}
