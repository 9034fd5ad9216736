package dev.keywave.checkpoint;

import dev.keywave.rollout.RelyingPartyLimits;
import dev.keywave.workload.CeremonyType;
import java.util.List;
import java.util.Map;

/** What a relying party can take, by one account of it. */
public interface Capacity {

    /** The name in JSON. */
    String key();

    /** Whose word it is, for people. */
    String inWords();

    /**
     * How much of it a demand takes.
     *
     * @param perS starts of each ceremony per second
     * @return 1 for all of it, more when it does not fit
     */
    double use(Map<CeremonyType, Double> perS);

    /** The same of a relying party so many times as strong. */
    Capacity scaledBy(double factor);

    /** The limits that a plan documents; none when it has no finite one. */
    static List<Capacity> documented(RelyingPartyLimits limits) {
        DocumentedCapacity documented = DocumentedCapacity.of(limits);
        return documented.isFinite() ? List.of(documented) : List.of();
    }
}
