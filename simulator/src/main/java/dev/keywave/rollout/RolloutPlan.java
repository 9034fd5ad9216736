package dev.keywave.rollout;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A rollout, validated: groups and waves fit together.
 *
 * @param organisation whose
 * @param signIns how its people sign in
 * @param backupShare of those who register, 0 to 1, register a second authenticator within the days after
 * @param backupDays within how many calendar days after the first one they do
 * @param lifecycle what happens to people and credentials
 * @param helpDesk what support costs
 * @param waves in the order of their starts
 * @param criteria of every checkpoint
 * @param limits of the relying party
 * @param from the first day that is looked at, before the first wave, so that before and after can be compared
 * @param until the last one
 * @param modelFiles authenticator models of the organisation's own, beside those that come with Keywave
 */
public record RolloutPlan(
        Organisation organisation,
        SignIns signIns,
        double backupShare,
        int backupDays,
        Lifecycle lifecycle,
        HelpDesk helpDesk,
        List<Wave> waves,
        Criteria criteria,
        RelyingPartyLimits limits,
        LocalDate from,
        LocalDate until,
        List<Path> modelFiles) {

    /** Copies the lists. */
    public RolloutPlan {
        waves = List.copyOf(waves);
        modelFiles = List.copyOf(modelFiles);
    }

    /** With another organisation. */
    public RolloutPlan withOrganisation(Organisation other) {
        return new RolloutPlan(
                other,
                signIns,
                backupShare,
                backupDays,
                lifecycle,
                helpDesk,
                waves,
                criteria,
                limits,
                from,
                until,
                modelFiles);
    }

    /** With other sign-ins. */
    public RolloutPlan withSignIns(SignIns other) {
        return new RolloutPlan(
                organisation,
                other,
                backupShare,
                backupDays,
                lifecycle,
                helpDesk,
                waves,
                criteria,
                limits,
                from,
                until,
                modelFiles);
    }

    /** With another share of people who register a second authenticator. */
    public RolloutPlan withBackupShare(double share) {
        return new RolloutPlan(
                organisation,
                signIns,
                share,
                backupDays,
                lifecycle,
                helpDesk,
                waves,
                criteria,
                limits,
                from,
                until,
                modelFiles);
    }

    /** With another life of people and credentials. */
    public RolloutPlan withLifecycle(Lifecycle other) {
        return new RolloutPlan(
                organisation,
                signIns,
                backupShare,
                backupDays,
                other,
                helpDesk,
                waves,
                criteria,
                limits,
                from,
                until,
                modelFiles);
    }

    /** With another help desk. */
    public RolloutPlan withHelpDesk(HelpDesk other) {
        return new RolloutPlan(
                organisation,
                signIns,
                backupShare,
                backupDays,
                lifecycle,
                other,
                waves,
                criteria,
                limits,
                from,
                until,
                modelFiles);
    }

    /** With other waves, in the order of their starts; the last day moves as far as the last wave's end does. */
    public RolloutPlan withWaves(List<Wave> other) {
        LocalDate end = waves.get(waves.size() - 1).end();
        LocalDate otherEnd = other.get(other.size() - 1).end();
        return new RolloutPlan(
                organisation,
                signIns,
                backupShare,
                backupDays,
                lifecycle,
                helpDesk,
                other,
                criteria,
                limits,
                from,
                until.plusDays(Math.max(0, ChronoUnit.DAYS.between(end, otherEnd))),
                modelFiles);
    }

    /** With each wave altered in itself. */
    public RolloutPlan withEachWave(UnaryOperator<Wave> change) {
        return withWaves(waves.stream().map(change).toList());
    }

    /** With one wave spread over so many working days ({@link Wave#spreadOver}); the later ones move back as much. */
    public RolloutPlan withWaveSpread(int wave, int days) {
        int more = days - waves.get(wave).spreadDays();
        List<Wave> others = new ArrayList<>();
        for (int i = 0; i < waves.size(); i++) {
            Wave each = waves.get(i);
            others.add(i < wave ? each : i == wave ? each.spreadOver(days) : each.movedBy(more));
        }
        return withWaves(others);
    }

    /** With one wave's campaign smoothed over so many working days ({@link Campaign#smoothed}). */
    public RolloutPlan withCampaignSmoothed(int wave, int days) {
        List<Wave> others = new ArrayList<>(waves);
        others.set(wave, waves.get(wave).withCampaign(waves.get(wave).campaign().smoothed(days)));
        return withWaves(others);
    }

    /** The index of the wave in which a group begins, or -1. */
    public int waveOf(String group) {
        for (int i = 0; i < waves.size(); i++) {
            if (waves.get(i).groups().contains(group)) {
                return i;
            }
        }
        return -1;
    }
}
