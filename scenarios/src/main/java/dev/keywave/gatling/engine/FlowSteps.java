package dev.keywave.gatling.engine;

import dev.keywave.adapter.RequestStep;
import dev.keywave.adapter.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The steps of a program's flow, their requests as Gatling sends them; of one event loop. */
final class FlowSteps {

    private final List<Step> steps;
    private final @Nullable FlowRequest[] requests;

    FlowSteps(FlowHttp http, List<Step> steps, String origin) {
        this.steps = steps;
        this.requests = new @Nullable FlowRequest[steps.size()];
        for (int i = 0; i < requests.length; i++) {
            requests[i] = steps.get(i) instanceof RequestStep request ? new FlowRequest(http, request, origin) : null;
        }
    }

    int size() {
        return steps.size();
    }

    Step at(int step) {
        return steps.get(step);
    }

    /** The request at a place where there is one. */
    FlowRequest askedAt(int step) {
        FlowRequest request = requests[step];
        if (request == null) {
            throw new IllegalStateException("step " + step + " asks nothing");
        }
        return request;
    }
}
