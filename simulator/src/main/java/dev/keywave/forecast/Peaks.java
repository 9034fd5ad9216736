package dev.keywave.forecast;

import dev.keywave.rollout.RolloutPlan;
import dev.keywave.rollout.Wave;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Finds the minutes in which the relying party is asked most. */
final class Peaks {

    private final Timeline timeline;
    private final Ledger ledger;
    private final ZoneId zone;
    private final double burst;

    Peaks(RolloutPlan plan, Timeline timeline, Ledger ledger) {
        this.timeline = timeline;
        this.ledger = ledger;
        this.zone = plan.organisation().zone();
        this.burst = plan.signIns().burst();
    }

    /** The first of the minutes with most passkey ceremonies between a wave's start and its end. */
    Demand peak(Wave wave) {
        int busiest = beginning(wave.start());
        for (int minute = busiest; minute < beginning(wave.end().plusDays(1)); minute++) {
            if (ceremonies(minute) > ceremonies(busiest)) {
                busiest = minute;
            }
        }
        return demand(busiest);
    }

    /** All minutes of the day, in the organisation's zone, in which a moment lies; clocks that change make it longer or shorter. */
    List<Demand> dayOf(Instant moment) {
        LocalDate date = moment.atZone(zone).toLocalDate();
        List<Demand> minutes = new ArrayList<>();
        for (int minute = beginning(date); minute < beginning(date.plusDays(1)); minute++) {
            minutes.add(demand(minute));
        }
        return minutes;
    }

    private int beginning(LocalDate date) {
        return Math.min(
                timeline.minutes() - 1, timeline.minute(date.atStartOfDay(zone).toInstant()));
    }

    private int ceremonies(int minute) {
        return ledger.registrationMinutes[minute] + ledger.passkeyMinutes[minute];
    }

    private Demand demand(int minute) {
        return new Demand(
                timeline.instant(minute),
                ledger.registrationMinutes[minute] / 60.0,
                ledger.passkeyMinutes[minute] / 60.0,
                ledger.oldMinutes[minute] / 60.0,
                burst);
    }
}
