package dev.keywave.gatling.engine;

import dev.keywave.adapter.CreateStep;
import dev.keywave.adapter.GetAssertionStep;
import dev.keywave.adapter.Step;
import dev.keywave.adapter.Verdict;
import dev.keywave.attack.Attack;
import dev.keywave.attack.Attacker;
import dev.keywave.attack.Earlier;
import dev.keywave.attack.Expectation;
import dev.keywave.attack.Preparation;
import dev.keywave.attack.ScratchSlot;
import dev.keywave.authenticator.ClientResult;
import dev.keywave.authenticator.CredentialSlot;
import dev.keywave.gatling.engine.Leases.Wanted;
import dev.keywave.measure.AttackOutcome;
import dev.keywave.measure.Outcome;
import dev.keywave.population.UserSlot;
import dev.keywave.webauthn.Challenge;
import dev.keywave.webauthn.InvalidOptionsException;
import dev.keywave.webauthn.PublicKeyCredential;
import dev.keywave.webauthn.PublicKeyCredentialCreationOptions;
import dev.keywave.webauthn.PublicKeyCredentialRequestOptions;
import dev.keywave.workload.NanoClock;
import io.gatling.core.action.Action;
import io.gatling.core.session.Session;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * A ceremony that is changed on purpose, behind the honest pass that some attacks need before: by the same user or by
 * another one, to its end or to the options only. It ends with an entry that says whether the relying party did as it
 * should.
 */
final class AttackCeremony implements FlowPurpose {

    private static final int FIRST_SCRATCH_NUMBER = 1 << 29;
    private static final int PICKS = 20;

    private final FlowLoop loop;
    private final Flow flow;
    private final Action next;
    private final AttackChoice choice;
    private final UserSlot slot;
    private final UserSlot otherSlot;
    private Attack attack;
    private @Nullable Reservation other;
    private boolean preparing;
    private Earlier earlier = Earlier.NOTHING;
    private @Nullable Challenge challenge;
    private @Nullable CredentialSlot earlierSlot;
    private @Nullable PublicKeyCredential earlierCredential;

    AttackCeremony(FlowLoop loop, Action next) {
        this.loop = loop;
        this.flow = loop.flow();
        this.next = next;
        this.choice = new AttackChoice(loop);
        this.attack = flow.attacks().get(0);
        this.slot = loop.population().slot();
        this.otherSlot = loop.population().slot();
    }

    void start(Session session) {
        String refusal = takeUser(session);
        Session inGroup = flow.enter(session, "attack " + attack.name());
        if (refusal != null) {
            finish(inGroup, AttackOutcome.FAILED, refusal);
            return;
        }
        preparing = attack.prepare() != Preparation.NONE;
        if (preparing && attack.prepare().ofAnotherUser() && !takeAnother()) {
            finish(inGroup, AttackOutcome.FAILED, "not prepared: nobody else of the population is free");
            return;
        }
        pass(flow.keepsSession()).begin(inGroup, acting().user());
    }

    private @Nullable String takeUser(Session session) {
        Object found = flow.user().of(session);
        if (!(found instanceof Long user)) {
            return String.valueOf(found);
        }
        String refusal = loop.desk().hold(session, user);
        if (refusal != null) {
            return refusal;
        }
        int registered = flow.user().registeredDevice(user);
        slot.moveTo(user, Math.max(registered, 0));
        Attack chosen = choice.first(slot, registered >= 0);
        if (chosen == null) {
            return KoMessages.NO_CREDENTIAL;
        }
        attack = chosen;
        if (kind() == FlowKind.REGISTER) {
            slot.moveTo(user, flow.user().device());
        }
        return null;
    }

    private boolean takeAnother() {
        boolean registering = kind() == FlowKind.REGISTER;
        other = flow.components().leases().reserve(registering ? Wanted.UNREGISTERED : Wanted.REGISTERED);
        if (other == null) {
            return false;
        }
        otherSlot.moveTo(other.user(), registering ? 0 : flow.user().anyRegisteredDevice(other.user()));
        return true;
    }

    private FlowKind kind() {
        return FlowKind.of(attack.ceremony());
    }

    private FlowPass pass(boolean keepSession) {
        return new FlowPass(loop, this, kind(), keepSession);
    }

    /** Whose pass it is. */
    private UserSlot acting() {
        return preparing && other != null ? otherSlot : slot;
    }

    @Override
    public @Nullable Session act(FlowPass pass, Step step, Session session) {
        CeremonyLog log = flow.log();
        long startMs = log.nowMs();
        long startNs = NanoClock.SYSTEM.nowNs();
        Attack before = attack;
        ClientResult result;
        try {
            result = step instanceof CreateStep create
                    ? answer(PublicKeyCredentialCreationOptions.parse(create.options(pass.variables())))
                    : answer(
                            PublicKeyCredentialRequestOptions.parse(
                                    ((GetAssertionStep) step).options(pass.variables())),
                            ((GetAssertionStep) step).ownCredential());
        } catch (InvalidOptionsException e) {
            result = new ClientResult.Refused(e.reason());
        }
        if (result == null) {
            return attackAfterOptions(pass, session);
        }
        if (!(result instanceof ClientResult.Success success)) {
            String reason = result instanceof ClientResult.Refused refused ? refused.reason() : "already_registered";
            pass.end(session, Outcome.FAILED, reason);
            return null;
        }
        loop.desk().signed(attack.ceremony(), NanoClock.SYSTEM.nowNs() - startNs);
        earlierCredential = success.credential();
        pass.variables()
                .set(
                        step instanceof CreateStep create
                                ? create.resultSlot()
                                : ((GetAssertionStep) step).resultSlot(),
                        success.credential());
        Session named = attack.index() == before.index()
                ? session
                : flow.enter(flow.leaveUnsaid(session), "attack " + attack.name());
        return log.entry(named, kind().entry(), startMs, null);
    }

    /** Null when the options are all that was wanted. */
    private @Nullable ClientResult answer(PublicKeyCredentialCreationOptions options) {
        loop.picker().seen(options);
        challenge = options.challenge();
        UserSlot acting = acting();
        Attacker attacker = loop.attacker();
        if (!preparing) {
            for (int i = 0;
                    i < PICKS && !attacker.appliesTo(attack, options, acting.model(), acting.algorithms());
                    i++) {
                changeAttack();
            }
            return attacker.create(attack, options, acting.model(), acting.algorithms(), acting, earlier);
        }
        if (!attack.prepare().toTheEnd()) {
            return null;
        }
        int number = FIRST_SCRATCH_NUMBER | ThreadLocalRandom.current().nextInt(FIRST_SCRATCH_NUMBER);
        CredentialSlot scratch = new ScratchSlot(acting.user(), number);
        earlierSlot = scratch;
        return loop.parts().client().create(options, acting.model(), acting.algorithms(), scratch);
    }

    /** Null when the options are all that was wanted. */
    private @Nullable ClientResult answer(PublicKeyCredentialRequestOptions options, boolean ownCredential) {
        loop.picker().seen(options);
        challenge = options.challenge();
        UserSlot acting = acting();
        Attacker attacker = loop.attacker();
        if (!preparing) {
            for (int i = 0; i < PICKS && !attacker.appliesTo(attack, options, acting.model(), acting); i++) {
                changeAttack();
            }
            return attacker.get(attack, options, acting.model(), acting, ownCredential, earlier);
        }
        if (!attack.prepare().toTheEnd()) {
            return null;
        }
        earlierSlot = acting;
        return loop.parts().client().get(options, acting.model(), acting, ownCredential);
    }

    /** What the options rule out gives way, when there are others, to an attack that needs no pass before. */
    private void changeAttack() {
        Attack instead = choice.instead(attack, slot);
        if (instead != null) {
            attack = instead;
        }
    }

    /** The options of the first pass stay unanswered. */
    private @Nullable Session attackAfterOptions(FlowPass pass, Session session) {
        pass.abandon();
        if (challenge != null) {
            earlier = Earlier.options(challenge);
        }
        preparing = false;
        pass(false).begin(session, slot.user());
        return null;
    }

    @Override
    public boolean wants(FlowPass pass, Verdict verdict) {
        return !preparing
                && pass.sent()
                && verdict.kind() == Verdict.Kind.REJECTED
                && pass.lastStatus() < AttackVerdict.SERVER_ERROR
                && !attack.isLookAlike();
    }

    @Override
    public void ended(FlowPass pass, Session session, Outcome outcome, String reason) {
        if (!preparing) {
            String ko = AttackVerdict.of(attack, outcome, pass.sent(), pass.lastStatus(), reason);
            pass.keepTrace("attack " + attack.name(), ko == null ? "" : ko, pass.serviceNs());
            finish(session, AttackVerdict.outcome(outcome, pass.sent(), pass.lastStatus()), ko);
        } else if (outcome == Outcome.ACCEPTED && challenge != null && earlierCredential != null) {
            earlier = Earlier.ceremony(
                    challenge, earlierCredential, earlierSlot == null ? acting() : earlierSlot, acting().model());
            preparing = false;
            pass(false).begin(session, slot.user());
        } else {
            finish(session, AttackOutcome.FAILED, "not prepared: " + reason);
        }
    }

    private void finish(Session session, AttackOutcome outcome, @Nullable String ko) {
        // of what the specification leaves open no outcome is a finding, as the meters of attacks would have it
        if (attack.expect() != Expectation.POLICY) {
            loop.desk().records().attacked(attack.name(), attack.isLookAlike(), outcome);
        }
        CeremonyLog log = flow.log();
        Session judged = log.entry(session, "verdict", log.nowMs(), ko);
        if (other != null) {
            flow.components().leases().giveBack(other);
        }
        next.$bang(flow.leave(judged));
    }
}
