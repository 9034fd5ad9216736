package dev.keywave.checkpoint;

import dev.keywave.rollout.RolloutPlan;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Everything that is known of a rollout; what the reports are written from.
 *
 * @param started wall-clock time of the start
 * @param outlooks one for each seed, at least one
 * @param verdicts of the waves, in the plan's order
 * @param proposals for those that are no-go
 * @param swings of all inputs that move the go / no-go, the largest first
 * @param driven waves whose peak was driven; those that an interrupt left out are missing
 * @param rehearsed days that were acted out
 * @param capacities what the relying party can take, in words; empty when nobody knows
 * @param notes what a reader has to know, in words
 * @param interrupted whether the user ended it early
 * @param configuration in reading order
 * @param versions what ran
 */
public record RolloutResult(
        RolloutPlan plan,
        Instant started,
        List<Outlook> outlooks,
        List<WaveVerdict> verdicts,
        List<Proposal> proposals,
        List<Swing> swings,
        List<DrivenWave> driven,
        List<RehearsedDay> rehearsed,
        List<String> capacities,
        List<String> notes,
        boolean interrupted,
        Map<String, String> configuration,
        Map<String, String> versions) {

    /** How many swings the table shows. */
    static final int SHOWN_SWINGS = 3;

    /** Copies the lists. */
    public RolloutResult {
        outlooks = List.copyOf(outlooks);
        verdicts = List.copyOf(verdicts);
        proposals = List.copyOf(proposals);
        swings = List.copyOf(swings);
        driven = List.copyOf(driven);
        rehearsed = List.copyOf(rehearsed);
        capacities = List.copyOf(capacities);
        notes = List.copyOf(notes);
    }

    /** Whether every wave is a go, and a rehearsal, if there was one, went as foreseen. */
    public boolean go() {
        return verdicts.stream().allMatch(WaveVerdict::go) && rehearsed.stream().allMatch(RehearsedDay::agrees);
    }

    /** Whether a driven wave says nothing of the relying party, since the generator was the bottleneck. */
    public boolean generatorWasBottleneck() {
        return driven.stream().anyMatch(wave -> !wave.result().valid());
    }

    /** The verdict in a word. */
    public String word() {
        if (generatorWasBottleneck()) {
            return "INVALID";
        }
        if (interrupted) {
            return "INTERRUPTED";
        }
        return go() ? "GO" : "NO-GO";
    }

    /** What stands after the word. */
    public String explanation() {
        if (generatorWasBottleneck()) {
            return "the generator was the bottleneck in a driven wave: there is no verdict on it";
        }
        long goes = verdicts.stream().filter(WaveVerdict::go).count();
        String waves = goes + " of " + Written.plural(verdicts.size(), "wave is", "waves are") + " a go";
        long differs = rehearsed.stream().filter(day -> !day.agrees()).count();
        String rehearsal = rehearsed.isEmpty()
                ? ""
                : differs == 0
                        ? "; the rehearsal locked out and reported exactly those foreseen"
                        : "; the rehearsal went otherwise than foreseen";
        return waves + rehearsal;
    }

    /** Whose rollout of what size. */
    public String subject() {
        return plan.organisation().name() + ", "
                + Written.plural(plan.organisation().users(), "user", "users") + ", "
                + Written.plural(plan.waves().size(), "wave", "waves");
    }
}
