package dev.keywave.checkpoint;

import java.util.List;
import java.util.Locale;

/** How a rollout's figures came about, for who has to trust them. */
final class RolloutMethod {

    private RolloutMethod() {}

    static List<String> sentences(RolloutResult result) {
        return List.of(
                String.format(
                        Locale.ROOT,
                        "%d simulations, person by person and day by day, with the seeds %d to %d. A figure is its median"
                                + " over them; a band reaches from the 5th to the 95th percentile.",
                        result.outlooks().size(),
                        result.outlooks().get(0).forecast().seed(),
                        result.outlooks()
                                .get(result.outlooks().size() - 1)
                                .forecast()
                                .seed()),
                "A criterion counts by the median, the demand by its 95th percentile: a peak that comes once is enough.",
                result.capacities().isEmpty()
                        ? "What the relying party can take is not known."
                        : "What the relying party can take: " + String.join("; ", result.capacities()) + ".",
                "Demand is of passkey ceremonies; a peak is its minute's mean times the plan's burst.",
                "Proposals: for each change the smallest amount that helps, by doubling and bisection with few seeds, then"
                        + " simulated with all. What it mends has to get better in nine of ten of the seeds that differ"
                        + " (sign test), so that no proposal rests on luck.",
                "Sensitivity: one input at a time at the ends of its range, and the wave whose tightest margin it moves most. A"
                        + " margin is by how much the figure exceeds the demand, or falls short of it, in proportion.",
                "Defaults and ranges: Microsoft's passkey and Entra guides, Google, the FIDO Alliance's Passkey Index, Uber,"
                        + " OneSpan, SiteMinder's sizing guide; each default stands with its source in the plan that"
                        + " 'keywave rollout init' writes.");
    }
}
