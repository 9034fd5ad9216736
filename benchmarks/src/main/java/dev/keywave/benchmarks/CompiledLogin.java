package dev.keywave.benchmarks;

import dev.keywave.adapter.Adapters;
import dev.keywave.adapter.GetAssertionStep;
import dev.keywave.adapter.Program;
import dev.keywave.adapter.RequestStep;
import dev.keywave.adapter.Step;
import dev.keywave.adapter.Variables;
import dev.keywave.adapter.Verdict;
import dev.keywave.transport.HttpRequest;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** The login as the farm does it: the compiled {@code fido-conformance} adapter. */
final class CompiledLogin implements LoginExchange {

    private final VirtualUser user;
    private final Variables variables;
    private final RequestStep askForOptions;
    private final GetAssertionStep getAssertion;
    private final RequestStep sendResult;

    CompiledLogin(VirtualUser user) {
        this.user = user;
        Program program =
                Program.compile(Adapters.load("fido-conformance", Map.of()), URI.create("http://localhost:8080"));
        List<Step> steps = program.authenticate();
        askForOptions = (RequestStep) steps.get(0);
        getAssertion = (GetAssertionStep) steps.get(1);
        sendResult = (RequestStep) steps.get(2);
        variables = program.newVariables();
    }

    @Override
    public void askForOptions(HttpRequest request) {
        variables.reset(0, user.name(), "");
        write(askForOptions, request);
    }

    @Override
    public boolean takeOptions(CannedResponse response) {
        return askForOptions.receive(response, variables).kind() == Verdict.Kind.CONTINUE;
    }

    @Override
    public void sign() {
        variables.set(getAssertion.resultSlot(), user.getAssertion(getAssertion.options(variables)));
    }

    @Override
    public void sendResult(HttpRequest request) {
        write(sendResult, request);
    }

    @Override
    public boolean takeResult(CannedResponse response) {
        return sendResult.receive(response, variables).kind() == Verdict.Kind.CONTINUE;
    }

    private void write(RequestStep step, HttpRequest request) {
        request.clear().method(step.method());
        String problem = step.renderTarget(variables, request.target());
        if (problem != null) {
            throw new IllegalStateException(problem);
        }
        step.renderHeaders(variables, request.headers());
        step.renderBody(variables, request.body());
    }
}
