package dev.keywave.conditionalaccess;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the policies say to a sign-in.
 *
 * @param denied by the first of the enforced policies that is not satisfied; null when all are
 * @param reportOnly what report-only policies would have denied
 */
public record Decision(@Nullable Denied denied, List<Denied> reportOnly) {

    /** No policy applies. */
    public static final Decision GRANTED = new Decision(null, List.of());

    /** Takes a copy. */
    public Decision {
        reportOnly = List.copyOf(reportOnly);
    }

    /**
     * A policy that is not satisfied.
     *
     * @param policy its display name
     * @param denial why
     */
    public record Denied(String policy, Denial denial) {}
}
