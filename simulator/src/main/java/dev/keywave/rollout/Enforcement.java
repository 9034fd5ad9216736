package dev.keywave.rollout;

import java.time.LocalDate;
import java.util.Set;

/**
 * A Conditional Access policy that demands phishing-resistant strength: only reported up to a day, from then on enforced.
 *
 * @param from the first day on which it blocks; before, from the wave's start, it only reports; {@link LocalDate#MAX} when it
 *     never does more
 * @param compliantDevice whether it demands a compliant device as well
 * @param allowedModels authenticator models whose AAGUIDs are allowed; empty for all
 */
public record Enforcement(LocalDate from, boolean compliantDevice, Set<String> allowedModels) {

    /** Copies the set. */
    public Enforcement {
        allowedModels = Set.copyOf(allowedModels);
    }

    /** Whether it never blocks. */
    public boolean onlyReports() {
        return from.equals(LocalDate.MAX);
    }

    /** Enforced so many working days later. */
    public Enforcement movedBy(int workingDays) {
        return withFrom(Wave.moved(from, workingDays));
    }

    /** From another day on. */
    public Enforcement withFrom(LocalDate other) {
        return new Enforcement(other, compliantDevice, allowedModels);
    }
}
