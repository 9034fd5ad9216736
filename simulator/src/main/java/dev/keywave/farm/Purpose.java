package dev.keywave.farm;

import dev.keywave.adapter.Step;
import dev.keywave.measure.Outcome;
import org.jspecify.annotations.Nullable;

/** What a ceremony is for: who answers at the authenticator's step, and who is told how it ended. */
interface Purpose {

    /**
     * The program has come to the authenticator's step, once in each pass.
     *
     * @return whether to go on now; otherwise the purpose has ended the ceremony, started it again, or will let it go on
     *     with {@link Ceremony#resume}
     */
    boolean act(Ceremony ceremony, Step step);

    /** The ceremony is over: exactly one call, after which the ceremony belongs to the loop again. */
    void ended(Ceremony ceremony, Outcome outcome, @Nullable String reason, long nowNs);
}
