package dev.keywave.rollout;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How people are brought to register: after a sign-in with multifactor authentication they are asked, and register or
 * snooze; whoever has snoozed often enough, or signs in on or after the forced date, has to.
 *
 * @param engageShare of those who are asked, 0 to 1, register at once
 * @param finishShare of those who begin a registration, 0 to 1, finish it
 * @param snoozeDays until somebody who snoozed is asked again, 0 to 14
 * @param maxSnoozes after so many the next one is forced; -1 when nobody ever is
 * @param forcedFrom from this day everybody who is asked has to; null for never
 * @param messages days on which people are written to
 * @param messageShare of those written to who are not registered, 0 to 1, register on that day unasked;
 *     a message before the wave's start only announces it
 * @param smoothDays over how many working days the first question and the forced date are staggered, evenly; 1 for all at once
 */
public record Campaign(
        double engageShare,
        double finishShare,
        int snoozeDays,
        int maxSnoozes,
        @Nullable LocalDate forcedFrom,
        List<LocalDate> messages,
        double messageShare,
        int smoothDays) {

    /** Copies the list. */
    public Campaign {
        messages = List.copyOf(messages);
    }

    /** With another share of people who register at once. */
    public Campaign withEngageShare(double share) {
        return new Campaign(share, finishShare, snoozeDays, maxSnoozes, forcedFrom, messages, messageShare, smoothDays);
    }

    /** With another share of registrations that are finished. */
    public Campaign withFinishShare(double share) {
        return new Campaign(engageShare, share, snoozeDays, maxSnoozes, forcedFrom, messages, messageShare, smoothDays);
    }

    /** With another number of snoozes before somebody is forced; -1 for never. */
    public Campaign withMaxSnoozes(int snoozes) {
        return new Campaign(
                engageShare, finishShare, snoozeDays, snoozes, forcedFrom, messages, messageShare, smoothDays);
    }

    /**
     * With the first question and the forced date staggered over so many working days: each person's own are 0 to
     * {@code days - 1} of them later, evenly, so that the cliff of a forced date becomes a plateau. The wave's other dates
     * stay; compare {@link Wave#spreadOver}.
     */
    public Campaign smoothed(int days) {
        return new Campaign(engageShare, finishShare, snoozeDays, maxSnoozes, forcedFrom, messages, messageShare, days);
    }

    Campaign movedBy(int workingDays) {
        return new Campaign(
                engageShare,
                finishShare,
                snoozeDays,
                maxSnoozes,
                forcedFrom == null ? null : Wave.moved(forcedFrom, workingDays),
                messages.stream().map(day -> Wave.moved(day, workingDays)).toList(),
                messageShare,
                smoothDays);
    }
}
