package dev.keywave.gatling.engine;

import dev.keywave.adapter.Step;
import dev.keywave.adapter.Verdict;
import dev.keywave.measure.Outcome;
import io.gatling.core.session.Session;
import org.jspecify.annotations.Nullable;

/** What a pass through an adapter's flow is for. */
interface FlowPurpose {

    /**
     * The authenticator's turn.
     *
     * @param step a {@code create} or {@code get_assertion}
     * @return the session to go on with; null when the pass was ended or begun anew
     */
    @Nullable
    Session act(FlowPass pass, Step step, Session session);

    /** Whether a response that ends the pass is what was wanted, so that its request is not KO. */
    boolean wants(FlowPass pass, Verdict verdict);

    /**
     * The pass is over.
     *
     * @param reason why it was not accepted; empty when it was
     */
    void ended(FlowPass pass, Session session, Outcome outcome, String reason);
}
