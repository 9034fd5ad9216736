package dev.keywave.probe;

import dev.keywave.adapter.Program;
import dev.keywave.adapter.Step;
import dev.keywave.adapter.Variables;
import dev.keywave.attack.Attack;
import dev.keywave.attack.Earlier;
import dev.keywave.attack.Preparation;
import dev.keywave.attack.ScratchSlot;
import dev.keywave.attestation.AttestationKeys;
import dev.keywave.authenticator.AuthenticatorModel;
import dev.keywave.authenticator.CredentialSlot;
import dev.keywave.authenticator.Origin;
import dev.keywave.crypto.SelectedCrypto;
import dev.keywave.input.InputException;
import dev.keywave.measure.Outcome;
import dev.keywave.population.UserSlot;
import dev.keywave.transport.HttpClientConfig;
import dev.keywave.webauthn.Challenge;
import dev.keywave.webauthn.CoseAlgorithm;
import dev.keywave.webauthn.PublicKeyCredential;
import dev.keywave.workload.CeremonyType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs a catalogue of attacks and look-alikes against a relying party, one after the other. Registrations are by somebody
 * new each time; authentications by one user of each cast, who logs in honestly after each attack: when that is refused,
 * the account may be locked, and somebody new takes over.
 */
public final class Conformance implements AutoCloseable {

    private static final String NOT_APPLICABLE = "attack_not_applicable";
    private static final int SCRATCH_NUMBER = 1 << 29;

    /** More than any run takes. */
    private static final int USERS = 5_000;

    private final Program program;
    private final Wire wire;
    private final List<Cast> casts = new ArrayList<>();
    private final Map<Cast, UserSlot> registered = new HashMap<>();
    private final List<String> lockouts = new ArrayList<>();
    private int nextUser;

    /**
     * Gets ready; nothing is sent yet.
     *
     * @param seed text that users and their credentials are derived from; null for new ones
     * @param models tried in this order, each with each of its algorithms, until an attack is applicable
     * @param attestation what the models attest with; null when none needs certificates
     */
    public Conformance(
            Program program,
            HttpClientConfig client,
            Origin origin,
            @Nullable String seed,
            List<AuthenticatorModel> models,
            @Nullable AttestationKeys attestation,
            SelectedCrypto crypto) {
        this.program = program;
        this.wire = new Wire(client);
        boolean wholeJson = program.sendsWholeCredential();
        String common = seed == null ? UUID.randomUUID().toString() : seed;
        for (AuthenticatorModel model : models) {
            for (CoseAlgorithm algorithm : model.algorithms()) {
                casts.add(new Cast(model, algorithm, common, USERS, origin, wholeJson, attestation, crypto));
            }
        }
    }

    /**
     * Tries everything.
     *
     * @param told of each entry once it is over
     * @throws InputException when not even an honest ceremony is accepted
     */
    public ConformanceResult run(List<Attack> catalogue, Consumer<Clause> told) {
        List<Clause> clauses = new ArrayList<>();
        userOf(casts.get(0));
        for (Attack attack : catalogue) {
            boolean possible =
                    attack.ceremony() == CeremonyType.REGISTRATION ? program.registers() : program.authenticates();
            Clause clause = possible ? attempt(attack) : notApplicable(attack);
            clauses.add(clause);
            told.accept(clause);
        }
        return new ConformanceResult(clauses, lockouts);
    }

    private Clause attempt(Attack attack) {
        for (Cast cast : casts) {
            if (attack.ceremony() == CeremonyType.AUTHENTICATION && userOf(cast) == null) {
                continue;
            }
            CeremonyTrace trace = attack.ceremony() == CeremonyType.REGISTRATION
                    ? register(attack, cast)
                    : authenticate(attack, cast);
            if (!trace.reason().equals(NOT_APPLICABLE) && !trace.reason().equals("unsupported_algorithm")) {
                int status = statusOf(trace);
                return new Clause(
                        attack, cast.name(), Clause.finding(attack, trace.outcome(), status), status, trace.reason());
            }
        }
        return notApplicable(attack);
    }

    /** Somebody who has not registered yet. */
    private UserSlot newUser(Cast cast) {
        if (nextUser == USERS) {
            throw new InputException("all " + USERS + " users were locked out; look at the relying party's log");
        }
        return cast.user(nextUser++);
    }

    private static Clause notApplicable(Attack attack) {
        return new Clause(attack, "", Clause.Finding.NOT_APPLICABLE, 0, "");
    }

    private CeremonyTrace register(Attack attack, Cast cast) {
        UserSlot user = newUser(cast);
        Preparation prepare = attack.prepare();
        UserSlot before = prepare.ofAnotherUser() ? newUser(cast) : user;
        CredentialSlot scratch = new ScratchSlot(before.user(), SCRATCH_NUMBER);
        Prepared prepared = prepare(attack, cast, before, scratch);
        if (prepared.failure() != null) {
            return prepared.failure();
        }
        return walk(program.register(), CeremonyKind.REGISTER, user, cast.attacking(attack, user, prepared.earlier()))
                .from(0);
    }

    private CeremonyTrace authenticate(Attack attack, Cast cast) {
        UserSlot user = requireUser(cast);
        UserSlot before = user;
        if (attack.prepare().ofAnotherUser()) {
            before = newUser(cast);
            CeremonyTrace trace = enrol(cast, before);
            if (trace.outcome() != Outcome.ACCEPTED) {
                return trace;
            }
        }
        Prepared prepared = prepare(attack, cast, before, before);
        if (prepared.failure() != null) {
            return prepared.failure();
        }
        CeremonyTrace trace = walk(
                        program.authenticate(),
                        CeremonyKind.AUTHENTICATE,
                        user,
                        cast.attacking(attack, user, prepared.earlier()))
                .from(0);
        if (!trace.reason().equals(NOT_APPLICABLE) && !logsIn(cast, user)) {
            lockouts.add(attack.name());
            registered.remove(cast);
        }
        return trace;
    }

    private record Prepared(Earlier earlier, @Nullable CeremonyTrace failure) {}

    private Prepared prepare(Attack attack, Cast cast, UserSlot user, CredentialSlot slot) {
        Preparation prepare = attack.prepare();
        if (prepare == Preparation.NONE) {
            return new Prepared(Earlier.NOTHING, null);
        }
        boolean registration = attack.ceremony() == CeremonyType.REGISTRATION;
        List<Step> steps = registration ? program.register() : program.authenticate();
        CeremonyKind kind = registration ? CeremonyKind.REGISTER : CeremonyKind.AUTHENTICATE;
        ChallengeCatcher catcher = new ChallengeCatcher(cast.honest(user, slot), prepare.toTheEnd());
        Walk walk = walk(steps, kind, user, catcher);
        CeremonyTrace trace = walk.from(0);
        Challenge challenge = catcher.challenge();
        PublicKeyCredential credential = walk.credential();
        if (challenge != null && !prepare.toTheEnd()) {
            return new Prepared(Earlier.options(challenge), null);
        }
        if (trace.outcome() != Outcome.ACCEPTED || challenge == null || credential == null) {
            return new Prepared(Earlier.NOTHING, trace);
        }
        return new Prepared(Earlier.ceremony(challenge, credential, slot, cast.model()), null);
    }

    /** The cast's user, registered; null when the relying party does not take such a credential at all. */
    private @Nullable UserSlot userOf(Cast cast) {
        UserSlot known = registered.get(cast);
        if (known != null || !program.registers()) {
            return known;
        }
        UserSlot user = newUser(cast);
        CeremonyTrace trace = enrol(cast, user);
        if (trace.outcome() == Outcome.ACCEPTED && (!program.authenticates() || logsIn(cast, user))) {
            registered.put(cast, user);
            return user;
        }
        if (cast.equals(casts.get(0))) {
            throw new InputException("an honest ceremony (" + cast.name() + ") was not accepted: "
                    + trace.outcome().label() + (trace.reason().isEmpty() ? "" : ", " + trace.reason())
                    + "; look at it with 'keywave probe --verbose' first");
        }
        return null;
    }

    private UserSlot requireUser(Cast cast) {
        UserSlot user = userOf(cast);
        if (user == null) {
            throw new IllegalStateException("no user of " + cast.name());
        }
        return user;
    }

    private CeremonyTrace enrol(Cast cast, UserSlot user) {
        CeremonyTrace trace = walk(program.register(), CeremonyKind.REGISTER, user, cast.honest(user, user))
                .from(0);
        if (trace.outcome() == Outcome.ACCEPTED) {
            user.confirmRegistered();
        }
        return trace;
    }

    private boolean logsIn(Cast cast, UserSlot user) {
        return walk(program.authenticate(), CeremonyKind.AUTHENTICATE, user, cast.honest(user, user))
                        .from(0)
                        .outcome()
                == Outcome.ACCEPTED;
    }

    private Walk walk(List<Step> steps, CeremonyKind kind, UserSlot user, Actor actor) {
        Variables variables = program.newVariables();
        variables.reset(user.user(), user.userName(), user.userPassword());
        return new Walk(kind, wire, steps, variables, actor);
    }

    private static int statusOf(CeremonyTrace trace) {
        int status = 0;
        for (Event event : trace.events()) {
            if (event instanceof Event.Exchange exchange) {
                status = exchange.status();
            }
        }
        return status;
    }

    @Override
    public void close() {
        wire.close();
        casts.forEach(Cast::close);
    }
}
