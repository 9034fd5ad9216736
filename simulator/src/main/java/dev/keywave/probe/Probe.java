package dev.keywave.probe;

import dev.keywave.adapter.Program;
import dev.keywave.adapter.Step;
import dev.keywave.adapter.Variables;
import dev.keywave.attestation.AttestationKeys;
import dev.keywave.authenticator.AuthenticatorModel;
import dev.keywave.authenticator.Origin;
import dev.keywave.crypto.SelectedCrypto;
import dev.keywave.measure.Outcome;
import dev.keywave.transport.HttpClientConfig;
import dev.keywave.webauthn.AuthenticationResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One registration, one authentication, then attacks that a relying party has to refuse: each a ceremony of the same user,
 * one after the other. An attack is tried only when the honest authentication was accepted, since a refusal would say
 * nothing otherwise.
 */
public final class Probe implements AutoCloseable {

    private final Program program;
    private final Wire wire;
    private final ProbedUser user;
    private final ProbedAccount account;

    /**
     * Gets ready; nothing is sent yet.
     *
     * @param attestation what the model attests with; null when it needs no certificates
     * @param account whom to register, or null for a name that nobody has
     */
    public Probe(
            Program program,
            HttpClientConfig client,
            Origin origin,
            AuthenticatorModel model,
            @Nullable AttestationKeys attestation,
            SelectedCrypto crypto,
            @Nullable ProbedAccount account) {
        this.program = program;
        this.user = new ProbedUser(model, attestation, origin, crypto);
        this.account = account == null ? new ProbedAccount(user.name(), user.password()) : account;
        this.wire = new Wire(client);
    }

    /** Whom it registers. */
    public ProbedAccount account() {
        return account;
    }

    /**
     * Runs all ceremonies.
     *
     * @param console shows each ceremony once it is over
     */
    public ProbeResult run(ProbeConsole console) {
        List<CeremonyTrace> traces = new ArrayList<>();
        Consumer<CeremonyTrace> tell = trace -> {
            traces.add(trace);
            console.show(trace);
        };
        Walk registration = walk(CeremonyKind.REGISTER, program.register(), user.honest());
        CeremonyTrace registered = registration.from(0);
        tell.accept(registered);
        if (registered.outcome() == Outcome.ACCEPTED && program.authenticates()) {
            authenticate(tell);
        }
        return new ProbeResult(traces, program.authenticates());
    }

    private void authenticate(Consumer<CeremonyTrace> tell) {
        Variables variables = program.newVariables();
        Walk authentication =
                new Walk(CeremonyKind.AUTHENTICATE, wire, program.authenticate(), variables, user.honest());
        start(variables);
        CeremonyTrace authenticated = authentication.from(0);
        tell.accept(authenticated);
        if (authenticated.outcome() != Outcome.ACCEPTED) {
            return;
        }
        tell.accept(attack(CeremonyKind.TAMPERED_SIGNATURE, user.tampering()));
        replay(tell);
        tell.accept(attack(CeremonyKind.WRONG_ORIGIN, user.phished()));
        if (user.counts()) {
            tell.accept(attack(CeremonyKind.COUNTER_REGRESSION, user.withOldCounter()));
        }
    }

    /** Logs in once more, and then once more with the same answer: here, and where another challenge was given. */
    private void replay(Consumer<CeremonyTrace> tell) {
        Variables variables = program.newVariables();
        start(variables);
        Walk original = new Walk(CeremonyKind.AUTHENTICATE, wire, program.authenticate(), variables, user.honest());
        CeremonyTrace accepted = original.from(0);
        if (accepted.outcome() != Outcome.ACCEPTED
                || !(original.credential() instanceof AuthenticationResponse response)) {
            tell.accept(accepted);
            return;
        }
        Walk again = new Walk(CeremonyKind.REPLAY, wire, program.authenticate(), variables, user.honest());
        tell.accept(again.from(original.afterCredential()));
        tell.accept(attack(CeremonyKind.REPLAY_IN_NEW_SESSION, ProbedUser.replaying(response)));
    }

    private CeremonyTrace attack(CeremonyKind kind, Actor attacker) {
        return walk(kind, program.authenticate(), attacker).from(0);
    }

    private Walk walk(CeremonyKind kind, List<Step> steps, Actor actor) {
        Variables variables = program.newVariables();
        start(variables);
        return new Walk(kind, wire, steps, variables, actor);
    }

    private void start(Variables variables) {
        variables.reset(0, account.name(), account.password());
    }

    @Override
    public void close() {
        wire.close();
        user.close();
    }
}
