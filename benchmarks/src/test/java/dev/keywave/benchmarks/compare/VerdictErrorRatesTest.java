package dev.keywave.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keywave.benchmarks.compare.SyntheticForks.Noise;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * How often the rule errs, by experiments whose truth is known: seeded, so the same in every run. 300 rounds tell little of
 * one error in a thousand; {@code -Dkeywave.verdict.rounds=5000} does, and prints what it counted.
 */
final class VerdictErrorRatesTest {

    private static final VerdictRule RULE = new VerdictRule(0.05);
    private static final int FORKS = 5;
    private static final int MAX_FORKS = 20;
    private static final int RESAMPLES = 60;
    private static final int ROUNDS = Integer.getInteger("keywave.verdict.rounds", 300);
    private static final Noise USUAL = new Noise(0.015, 0.02, 0, 0.05);
    private static final Noise DRIFTING = new Noise(0.01, 0.02, 0.1, 0.2);
    private static final Noise WILD = new Noise(0.06, 0.05, 0.2, 0.4);

    @Test
    void theSameCodeIsTheSameOnAUsualMachine() {
        Map<Verdict, Integer> verdicts = verdicts(USUAL, 0, ROUNDS);
        assertThat(verdicts).as("seeds from 0").containsOnly(Map.entry(Verdict.SAME, ROUNDS));
    }

    @Test
    void theSameCodeIsNeverSlowerOnADriftingMachine() {
        Map<Verdict, Integer> verdicts = verdicts(DRIFTING, 0, ROUNDS);
        assertThat(verdicts).as("seeds from 0").doesNotContainKeys(Verdict.SLOWER, Verdict.FASTER);
        assertThat(verdicts.get(Verdict.SAME)).isGreaterThan(ROUNDS * 98 / 100);
    }

    @Test
    void aWildMachineLeavesThingsUndecidedButBreaksNoBuild() {
        Map<Verdict, Integer> verdicts = verdicts(WILD, 0, ROUNDS);
        int wrong = verdicts.getOrDefault(Verdict.SLOWER, 0) + verdicts.getOrDefault(Verdict.FASTER, 0);
        assertThat(wrong).as("seeds from 0: %s", verdicts).isLessThanOrEqualTo(1 + ROUNDS / 250);
    }

    @Test
    void aSlowdownOfTenPercentIsFound() {
        assertThat(verdicts(USUAL, 0.1, ROUNDS)).as("seeds from 0").containsOnly(Map.entry(Verdict.SLOWER, ROUNDS));
        Map<Verdict, Integer> drifting = verdicts(DRIFTING, 0.1, ROUNDS);
        assertThat(drifting).as("seeds from 0").doesNotContainKeys(Verdict.SAME, Verdict.FASTER);
        assertThat(drifting.get(Verdict.SLOWER)).isGreaterThan(ROUNDS * 98 / 100);
    }

    @Test
    void aSlowdownWithinTheThresholdIsNotCalledARegression() {
        Map<Verdict, Integer> verdicts = verdicts(USUAL, 0.02, ROUNDS);
        assertThat(verdicts.getOrDefault(Verdict.SLOWER, 0))
                .as("seeds from 0: %s", verdicts)
                .isLessThanOrEqualTo(1 + ROUNDS / 1_000);
        assertThat(verdicts).doesNotContainKey(Verdict.FASTER);
    }

    @Test
    void filesOfForksThatWereMeasuredApartDoNotBreakABuildEither() {
        int wrong = 0;
        for (int seed = 0; seed < ROUNDS; seed++) {
            SyntheticForks forks = new SyntheticForks(new Noise(0.03, 0.03, 0, 0.1), 0, seed);
            for (int pair = 0; pair < FORKS; pair++) {
                forks.pair();
            }
            Verdict verdict = RULE.judge(new HierarchicalBootstrap(RESAMPLES, seed)
                    .independent(
                            Forks.times(JmhMode.THROUGHPUT, forks.baseline),
                            Forks.times(JmhMode.THROUGHPUT, forks.measured)));
            wrong += verdict == Verdict.SLOWER || verdict == Verdict.FASTER ? 1 : 0;
        }
        assertThat(wrong).as("of %d, seeds from 0", ROUNDS).isLessThanOrEqualTo(1 + ROUNDS / 500);
    }

    private static Map<Verdict, Integer> verdicts(Noise noise, double slowdown, int rounds) {
        Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
        for (int seed = 0; seed < rounds; seed++) {
            verdicts.merge(verdict(new SyntheticForks(noise, slowdown, seed), seed), 1, Integer::sum);
        }
        if (ROUNDS > 1_000) {
            System.out.println(noise + ", " + slowdown + " slower: " + verdicts + " of " + rounds);
        }
        return verdicts;
    }

    /** As an interleaved run does it: more forks while undecided. */
    private static Verdict verdict(SyntheticForks forks, long seed) {
        HierarchicalBootstrap bootstrap = new HierarchicalBootstrap(RESAMPLES, seed);
        Verdict verdict = Verdict.UNDECIDED;
        for (int pairs = 1; pairs <= MAX_FORKS && verdict == Verdict.UNDECIDED; pairs++) {
            forks.pair();
            if (pairs >= FORKS) {
                verdict = RULE.judge(bootstrap.paired(
                        Forks.times(JmhMode.AVERAGE_TIME, forks.baseline),
                        Forks.times(JmhMode.AVERAGE_TIME, forks.measured)));
            }
        }
        return verdict;
    }
}
