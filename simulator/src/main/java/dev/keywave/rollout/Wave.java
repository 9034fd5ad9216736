package dev.keywave.rollout;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step of the rollout, with a checkpoint at its end.
 *
 * @param groups names of those that begin in it
 * @param start the first day on which they are asked to register
 * @param end the day of the checkpoint, in the evening
 * @param spreadDays over how many working days from the start its people come in, evenly; 1 has all begin at once
 * @param temporaryAccessPass whether people without multifactor authentication get one, so that they can register
 * @param enforcement null when nothing is demanded of them
 */
public record Wave(
        String name,
        List<String> groups,
        LocalDate start,
        LocalDate end,
        int spreadDays,
        Campaign campaign,
        boolean temporaryAccessPass,
        @Nullable Enforcement enforcement) {

    /** Copies the list. */
    public Wave {
        groups = List.copyOf(groups);
    }

    /** With another campaign. */
    public Wave withCampaign(Campaign other) {
        return new Wave(name, groups, start, end, spreadDays, other, temporaryAccessPass, enforcement);
    }

    /** With another policy, or none. */
    public Wave withEnforcement(@Nullable Enforcement other) {
        return new Wave(name, groups, start, end, spreadDays, campaign, temporaryAccessPass, other);
    }

    /**
     * Its people come in over so many working days. Who comes in last has as long until
     * the enforcement and the checkpoint as before, so these move with the spread; forced date and messages are each
     * person's own and follow the person's first day anyway.
     */
    public Wave spreadOver(int days) {
        int more = days - spreadDays;
        return new Wave(
                name,
                groups,
                start,
                moved(end, more),
                days,
                campaign,
                temporaryAccessPass,
                enforcement == null ? null : enforcement.movedBy(more));
    }

    /** All of it so many working days later. */
    public Wave movedBy(int workingDays) {
        return new Wave(
                name,
                groups,
                moved(start, workingDays),
                moved(end, workingDays),
                spreadDays,
                campaign.movedBy(workingDays),
                temporaryAccessPass,
                enforcement == null ? null : enforcement.movedBy(workingDays));
    }

    static LocalDate moved(LocalDate date, int workingDays) {
        return workingDays <= 0 || date.equals(LocalDate.MAX) ? date : WorkingDays.after(date, workingDays);
    }
}
