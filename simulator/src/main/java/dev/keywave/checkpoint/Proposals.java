package dev.keywave.checkpoint;

import dev.keywave.rollout.RolloutPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What would make a wave fit. For each lever the amount is doubled until it helps as far as it can, then bisected to the
 * smallest that helps as much; what is proposed was then simulated with every seed. A change helps when something that was
 * against the wave no longer is, and nothing new is against any wave; what does not help is not proposed.
 *
 * <p>Nor is what helps by luck: what no longer is against the wave has to get better in at least nine of ten of the seeds in
 * which it differs ({@link PairedSeeds}). In a small organisation, where one person decides on a figure, a hundred seeds are
 * compared, however few the verdict is from; in a large one as many as there are.
 */
public final class Proposals {

    private static final int SEARCH_SEEDS = 3;
    /** With so many people chance hardly matters to a search. */
    private static final int MANY_USERS = 5_000;

    /** So many seeds tell in a small organisation what is luck. */
    private static final int SEEDS_OF_FEW_USERS = 100;

    private static final double STEP = 0.1;

    private final Foresight foresight;
    private final Judge judge;
    private final int seeds;

    /** Of one who simulates and one who judges. */
    public Proposals(Foresight foresight, Judge judge, int seeds) {
        this.foresight = foresight;
        this.judge = judge;
        this.seeds = seeds;
    }

    /** Few of them for a search, all for what is proposed. */
    static int searchSeeds(RolloutPlan plan, int seeds) {
        return plan.organisation().users() >= MANY_USERS ? 1 : Math.min(seeds, SEARCH_SEEDS);
    }

    /** For each wave that is a no-go. */
    public List<Proposal> of(RolloutPlan plan, List<Outlook> outlooks, List<WaveVerdict> verdicts) {
        List<Proposal> proposals = new ArrayList<>();
        for (int wave = 0; wave < verdicts.size(); wave++) {
            boolean changeable = verdicts.get(wave).objections().stream()
                    .anyMatch(finding -> !finding.key().equals(Criterion.COMPLIANT.label()));
            if (changeable) {
                for (Lever lever : Lever.values()) {
                    Proposal proposal = pull(lever, plan, wave, verdicts);
                    if (proposal != null) {
                        proposals.add(proposal);
                    }
                }
                Proposal stronger = scale(plan, outlooks, wave, verdicts);
                if (stronger != null) {
                    proposals.add(stronger);
                }
            }
        }
        return proposals;
    }

    private @Nullable Proposal pull(Lever lever, RolloutPlan plan, int wave, List<WaveVerdict> base) {
        int searchSeeds = searchSeeds(plan, seeds);
        int helps = 0;
        for (int amount = 1; helps == 0 && amount <= lever.most(); amount = 2 * amount) {
            helps = repairs(lever, plan, wave, amount, base, searchSeeds).isEmpty() ? 0 : amount;
        }
        if (helps == 0) {
            return null;
        }
        List<String> repaired = repairs(lever, plan, wave, helps, base, searchSeeds);
        int smallest = smallest(
                helps / 2 + 1,
                helps,
                amount -> repairs(lever, plan, wave, amount, base, searchSeeds).containsAll(repaired));
        // a few seeds may have been lucky ones
        for (int amount = smallest; amount <= Math.min(lever.most(), smallest + 2); amount++) {
            Proposal proposal = confirmed(lever, plan, wave, amount, base);
            if (proposal != null) {
                return proposal;
            }
        }
        return null;
    }

    /** With every seed, and not by luck. */
    private @Nullable Proposal confirmed(Lever lever, RolloutPlan plan, int wave, int amount, List<WaveVerdict> base) {
        RolloutPlan altered = lever.pull(plan, wave, amount);
        if (altered == null) {
            return null;
        }
        boolean fewUsers = plan.organisation().users() < MANY_USERS;
        List<Outlook> compared = foresight.of(altered, fewUsers ? Math.max(seeds, SEEDS_OF_FEW_USERS) : seeds);
        List<WaveVerdict> after = judge.judge(altered, compared.subList(0, seeds));
        List<String> repaired = repaired(wave, base, after);
        if (repaired.isEmpty()) {
            return null;
        }
        List<Outlook> unaltered = foresight.of(plan, compared.size());
        if (repaired.stream().noneMatch(key -> PairedSeeds.helps(unaltered, compared, judge.against(key, wave)))) {
            return null;
        }
        WaveVerdict verdict = after.get(wave);
        return new Proposal(
                verdict.wave().name(),
                lever.label(),
                amount,
                lever.inWords(altered, wave, amount),
                verdict,
                leadsTo(verdict, base.get(wave)),
                altered);
    }

    private List<String> repairs(
            Lever lever, RolloutPlan plan, int wave, int amount, List<WaveVerdict> base, int withSeeds) {
        RolloutPlan altered = lever.pull(plan, wave, amount);
        return altered == null
                ? List.of()
                : repaired(wave, base, judge.judge(altered, foresight.of(altered, withSeeds)));
    }

    /** By bisection between one below {@code from}, which does not hold, and {@code to}, which does. */
    private static int smallest(int from, int to, IntPredicate holds) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) / 2;
            if (holds.test(middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return high;
    }

    /** What was against the wave and no longer is; nothing when another thing now is, here or elsewhere. */
    static List<String> repaired(int wave, List<WaveVerdict> base, List<WaveVerdict> after) {
        for (int i = 0; i < base.size(); i++) {
            WaveVerdict before = base.get(i);
            if (after.get(i).objections().stream().anyMatch(finding -> before.holds(finding.key()))) {
                return List.of();
            }
        }
        return base.get(wave).objections().stream()
                .map(Finding::key)
                .filter(key -> after.get(wave).holds(key))
                .toList();
    }

    /** The demand is the same and was simulated; only what it is held against changes. */
    private @Nullable Proposal scale(RolloutPlan plan, List<Outlook> outlooks, int wave, List<WaveVerdict> base) {
        double factor = base.get(wave).objections().stream()
                .filter(finding -> base.get(wave).capacityPerS().containsKey(finding.key()))
                .mapToDouble(finding -> finding.figure().high() / finding.demand())
                .max()
                .orElse(0);
        if (!(factor > 1) || !Double.isFinite(factor)) {
            return null;
        }
        double rounded = Math.ceil(factor / STEP) * STEP;
        WaveVerdict verdict = judge.scaledBy(rounded).judge(plan, outlooks).get(wave);
        return new Proposal(
                verdict.wave().name(),
                "scale_relying_party",
                rounded,
                "make the relying party " + Written.times(rounded) + " as strong",
                verdict,
                leadsTo(verdict, base.get(wave)),
                null);
    }

    private static String leadsTo(WaveVerdict after, WaveVerdict before) {
        String peak = "peak " + Written.band(after.peakPerS(), Written::perS) + " in place of "
                + Written.perS(before.peakPerS().median());
        String headroom = Double.isNaN(after.headroom()) ? "" : ", headroom " + Written.percent(after.headroom());
        String mended = before.objections().stream()
                .filter(finding -> after.holds(finding.key()))
                .map(finding -> after.findings().stream()
                        .filter(now -> now.key().equals(finding.key())
                                && !after.capacityPerS().containsKey(now.key()))
                        .map(now -> "; " + now.sentence())
                        .collect(Collectors.joining()))
                .collect(Collectors.joining());
        String still = after.go()
                ? ""
                : "; still against it: "
                        + after.objections().stream().map(Finding::sentence).collect(Collectors.joining("; "));
        return after.word() + ", checkpoint " + after.wave().end() + ", " + peak + headroom + mended + still;
    }
}
