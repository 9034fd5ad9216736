package dev.keywave.forecast;

import dev.keywave.rollout.Campaign;
import dev.keywave.rollout.Enforcement;
import dev.keywave.rollout.Group;
import dev.keywave.rollout.RolloutPlan;
import dev.keywave.rollout.Wave;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A group with all that its plan says of it, in the numbers of a {@link Timeline}. */
final class GroupRules {

    final int index;
    final Group group;

    /** Number of its first user, and how many come before it in its wave. */
    final int firstUser;

    final int rankInWave;
    final int firstJoiner;
    final int joiners;

    /** Null when it is in no wave. */
    final @Nullable Wave wave;

    final int[] beginnings;
    final int[] ends;
    final double busiestHourShare;

    /** The day from which a policy blocks, and whether it demands a compliant device. */
    final int enforcedFrom;

    /** Whether there is a policy, be it only a reporting one. */
    final boolean hasPolicy;

    final boolean compliantDevice;

    private final Timeline timeline;
    private final List<String> models;
    private final double[] modelShares;
    private final boolean[] allowed;
    private final boolean[] messageWorkingDays;

    GroupRules(RolloutPlan plan, Timeline timeline, int index, int firstUser, int firstJoiner, int joiners) {
        this.timeline = timeline;
        this.index = index;
        this.group = plan.organisation().groups().get(index);
        this.firstUser = firstUser;
        this.firstJoiner = firstJoiner;
        this.joiners = joiners;
        int waveIndex = plan.waveOf(group.name());
        wave = waveIndex < 0 ? null : plan.waves().get(waveIndex);
        rankInWave = wave == null ? 0 : usersBefore(plan, wave);
        beginnings = timeline.beginnings(group);
        ends = timeline.ends(group);
        busiestHourShare = plan.signIns().busiestHourShare();
        models = List.copyOf(group.devices().keySet());
        modelShares = group.devices().values().stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        Enforcement enforcement = wave == null ? null : wave.enforcement();
        enforcedFrom = enforcement == null ? Timeline.NEVER : timeline.day(enforcement.from());
        hasPolicy = enforcement != null;
        compliantDevice = enforcement != null && enforcement.compliantDevice();
        allowed = new boolean[models.size()];
        for (int m = 0; m < allowed.length; m++) {
            allowed[m] = enforcement == null
                    || enforcement.allowedModels().isEmpty()
                    || enforcement.allowedModels().contains(models.get(m));
        }
        messageWorkingDays = messages(wave == null ? List.of() : wave.campaign().messages());
    }

    /** All groups of a plan; those who join are numbered after all others, group by group. */
    static List<GroupRules> all(RolloutPlan plan, Timeline timeline) {
        List<GroupRules> all = new ArrayList<>();
        int firstUser = 0;
        int firstJoiner = plan.organisation().users();
        for (int i = 0; i < plan.organisation().groups().size(); i++) {
            int users = plan.organisation().groups().get(i).users();
            double years = (timeline.days() - 1) / 365.0;
            int joiners = (int) Math.round(users * plan.lifecycle().joinersPerYear() * years);
            all.add(new GroupRules(plan, timeline, i, firstUser, firstJoiner, joiners));
            firstUser += users;
            firstJoiner += joiners;
        }
        return all;
    }

    private int usersBefore(RolloutPlan plan, Wave in) {
        int before = 0;
        for (Group other : plan.organisation().groups()) {
            if (other.name().equals(group.name())) {
                return before;
            }
            before += in.groups().contains(other.name()) ? other.users() : 0;
        }
        return before;
    }

    private boolean[] messages(List<LocalDate> dates) {
        boolean[] days = new boolean[timeline.days()];
        for (LocalDate date : dates) {
            int day = timeline.day(date) < 0 ? Timeline.NEVER : timeline.workingAfter(date, 0);
            if (day != Timeline.NEVER) {
                days[timeline.workingBefore(day)] = true;
            }
        }
        return days;
    }

    /** The day on which somebody of that rank comes in. */
    int startOf(int rank) {
        return wave == null ? Timeline.NEVER : timeline.workingAfter(wave.start(), spreadOf(rank));
    }

    /** The day from which somebody of that rank is asked. */
    int askedFrom(int rank) {
        return wave == null ? Timeline.NEVER : timeline.workingAfter(wave.start(), spreadOf(rank) + smoothOf(rank));
    }

    /** The day from which somebody of that rank has to. */
    int forcedFrom(int rank) {
        LocalDate date = wave == null ? null : wave.campaign().forcedFrom();
        return date == null ? Timeline.NEVER : timeline.workingAfter(date, spreadOf(rank) + smoothOf(rank));
    }

    /** Whether somebody of that rank is written to on that day. */
    boolean isWrittenTo(int rank, int day) {
        int index = timeline.workingBefore(day) - spreadOf(rank);
        return index >= 0 && messageWorkingDays[index];
    }

    boolean allows(int model) {
        return allowed[model];
    }

    String model(int model) {
        return models.get(model);
    }

    /** The model at a place between 0 and 1. */
    int modelAt(double place) {
        return at(place, false);
    }

    /** The allowed model at a place between 0 and 1; the plan's check has seen that there is one. */
    int allowedModelAt(double place) {
        return at(place, true);
    }

    private int at(double place, boolean onlyAllowed) {
        double total = 0;
        for (int m = 0; m < modelShares.length; m++) {
            total += onlyAllowed && !allowed[m] ? 0 : modelShares[m];
        }
        double left = place * total;
        int last = 0;
        for (int m = 0; m < modelShares.length; m++) {
            if ((!onlyAllowed || allowed[m]) && modelShares[m] > 0) {
                last = m;
                left -= modelShares[m];
                if (left < 0) {
                    return m;
                }
            }
        }
        return last;
    }

    /** The minute of a day's sign-in at a place between 0 and 1: a share falls into the first hour, the rest evenly after it. */
    int minuteAt(int day, double place) {
        int length = Math.max(1, ends[day] - beginnings[day]);
        int first = Math.min(60, length);
        double share = firstHourShare(length);
        double offset =
                place < share ? place / share * first : first + (place - share) / (1 - share) * (length - first);
        return beginnings[day] + Math.min(length - 1, (int) offset);
    }

    /** The share of a day of so many minutes that falls into its first hour: the busiest, so never less than its even one. */
    double firstHourShare(int length) {
        return length <= 60 ? 1 : Math.max(busiestHourShare, 60.0 / length);
    }

    private int spreadOf(int rank) {
        return wave == null ? 0 : (rankInWave + rank) % wave.spreadDays();
    }

    private int smoothOf(int rank) {
        Campaign campaign = wave == null ? null : wave.campaign();
        return wave == null || campaign == null ? 0 : (rankInWave + rank) / wave.spreadDays() % campaign.smoothDays();
    }
}
