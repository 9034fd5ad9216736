package dev.keywave.farm;

import dev.keywave.adapter.CreateStep;
import dev.keywave.adapter.GetAssertionStep;
import dev.keywave.adapter.Step;
import dev.keywave.attack.Attack;
import dev.keywave.attack.Earlier;
import dev.keywave.attack.Preparation;
import dev.keywave.attack.ScratchSlot;
import dev.keywave.authenticator.ClientResult;
import dev.keywave.authenticator.CredentialSlot;
import dev.keywave.measure.AttackCounts;
import dev.keywave.measure.AttackOutcome;
import dev.keywave.measure.Outcome;
import dev.keywave.population.UserSlot;
import dev.keywave.webauthn.Challenge;
import dev.keywave.webauthn.InvalidOptionsException;
import dev.keywave.webauthn.PublicKeyCredential;
import dev.keywave.webauthn.PublicKeyCredentialCreationOptions;
import dev.keywave.webauthn.PublicKeyCredentialRequestOptions;
import dev.keywave.workload.CeremonyType;
import org.jspecify.annotations.Nullable;

/**
 * A ceremony that is changed on purpose, after the honest pass that some attacks need before: by the same user or by
 * another one, to its end or to the options only. The attacked user goes back to the pool as they came.
 */
final class AttackCeremony implements Purpose {

    private static final int FIRST_SCRATCH_NUMBER = 1 << 29;
    private static final int PICKS = 20;
    private static final long NOBODY = -1;

    private final FarmLoop loop;
    private final PhaseRun run;
    private final Ceremony ceremony;
    private final CeremonyType type;
    private final long user;
    private final int number;
    private final boolean registered;
    private final long intendedNs;
    private final UserSlot otherSlot;
    private long other = NOBODY;
    private @Nullable Attack attack;
    private boolean preparing;
    private Earlier earlier = Earlier.NOTHING;
    private @Nullable Challenge challenge;
    private @Nullable CredentialSlot earlierSlot;
    private @Nullable PublicKeyCredential earlierCredential;

    AttackCeremony(FarmLoop loop, PhaseRun run, long user, int number, boolean registered, long intendedNs) {
        this.loop = loop;
        this.run = run;
        this.user = user;
        this.number = number;
        this.registered = registered;
        this.intendedNs = intendedNs;
        this.type = run.phase().attacked();
        this.ceremony = loop.ceremony();
        this.otherSlot = loop.population().slot();
    }

    void start() {
        UserSlot slot = ceremony.prepare(run, type, this, user, number, intendedNs);
        attack = choose(slot);
        if (attack == null) {
            finish(
                    AttackCounts.NOT_STARTED,
                    false,
                    AttackOutcome.FAILED,
                    loop.clock().nowNs());
            return;
        }
        preparing = attack.prepare() != Preparation.NONE;
        if (preparing && attack.prepare().ofAnotherUser()) {
            ceremony.prepare(run, type, this, other, 0, intendedNs);
        }
        ceremony.begin();
    }

    /** Not every attack that is picked finds what it needs. */
    private @Nullable Attack choose(UserSlot slot) {
        for (int i = 0; i < PICKS; i++) {
            Attack picked = ceremony.route().attacks().pick(type, slot);
            if (picked == null) {
                return null;
            }
            if (!picked.prepare().ofAnotherUser() || takeAnother()) {
                return picked;
            }
        }
        return null;
    }

    private boolean takeAnother() {
        long taken;
        if (type == CeremonyType.REGISTRATION) {
            long credential = loop.users().takeUnregisteredToAttack();
            if (credential < 0) {
                return false;
            }
            taken = loop.users().userOf(credential);
            if (loop.users().numberOf(credential) != 0) {
                loop.users().giveBackUnregistered(taken, loop.users().numberOf(credential));
                return false;
            }
        } else {
            taken = loop.users().takeRegistered();
            if (taken < 0) {
                return false;
            }
        }
        other = taken;
        boolean sameTarget = loop.routeOf(taken) == ceremony.route();
        if (taken == user || !sameTarget || (type == CeremonyType.AUTHENTICATION && !firstIsRegistered(taken))) {
            giveOtherBack();
            return false;
        }
        otherSlot.moveTo(taken);
        return true;
    }

    private boolean firstIsRegistered(long candidate) {
        return loop.population().registered(candidate, 0);
    }

    @Override
    public boolean act(Ceremony underWay, Step step) {
        try {
            if (step instanceof CreateStep create) {
                PublicKeyCredentialCreationOptions options =
                        PublicKeyCredentialCreationOptions.parse(create.options(ceremony.variables()));
                ceremony.route().attacks().picker().seen(options);
                challenge = options.challenge();
                return preparing ? prepare(create, options) : attack(create, options);
            }
            GetAssertionStep get = (GetAssertionStep) step;
            PublicKeyCredentialRequestOptions options =
                    PublicKeyCredentialRequestOptions.parse(get.options(ceremony.variables()));
            ceremony.route().attacks().picker().seen(options);
            challenge = options.challenge();
            return preparing ? prepare(get, options) : attack(get, options);
        } catch (InvalidOptionsException e) {
            ceremony.end(Outcome.FAILED, e.reason());
            return false;
        }
    }

    private boolean prepare(CreateStep step, PublicKeyCredentialCreationOptions options) {
        if (!chosen().prepare().toTheEnd()) {
            return attackAfterOptions(options.challenge());
        }
        UserSlot slot = ceremony.slot();
        CredentialSlot scratch = new ScratchSlot(slot.user(), FIRST_SCRATCH_NUMBER | loop.nextScratchNumber());
        earlierSlot = scratch;
        return answered(
                ceremony.route().client().create(options, slot.model(), slot.algorithms(), scratch), step.resultSlot());
    }

    private boolean prepare(GetAssertionStep step, PublicKeyCredentialRequestOptions options) {
        if (!chosen().prepare().toTheEnd()) {
            return attackAfterOptions(options.challenge());
        }
        UserSlot slot = ceremony.slot();
        earlierSlot = other == NOBODY ? slot : otherSlot;
        return answered(
                ceremony.route().client().get(options, slot.model(), slot, step.ownCredential()), step.resultSlot());
    }

    /** The options of the first pass stay unanswered. */
    private boolean attackAfterOptions(Challenge first) {
        earlier = Earlier.options(first);
        preparing = false;
        ceremony.slot().moveTo(user, number);
        ceremony.again();
        return false;
    }

    private boolean attack(CreateStep step, PublicKeyCredentialCreationOptions options) {
        UserSlot slot = ceremony.slot();
        RouteAttacks attacks = ceremony.route().attacks();
        Attack now = chosen();
        for (int i = 0;
                i < PICKS && !attacks.attacker().appliesTo(now, options, slot.model(), slot.algorithms());
                i++) {
            now = simpler(slot, now);
        }
        attack = now;
        return answered(
                attacks.attacker().create(now, options, slot.model(), slot.algorithms(), slot, earlier),
                step.resultSlot());
    }

    private boolean attack(GetAssertionStep step, PublicKeyCredentialRequestOptions options) {
        UserSlot slot = ceremony.slot();
        RouteAttacks attacks = ceremony.route().attacks();
        Attack now = chosen();
        for (int i = 0; i < PICKS && !attacks.attacker().appliesTo(now, options, slot.model(), slot); i++) {
            now = simpler(slot, now);
        }
        attack = now;
        return answered(
                attacks.attacker().get(now, options, slot.model(), slot, step.ownCredential(), earlier),
                step.resultSlot());
    }

    /** What the options rule out gives way to an attack that needs no pass before. */
    private Attack simpler(UserSlot slot, Attack instead) {
        Attack picked = ceremony.route().attacks().pick(type, slot);
        return picked != null && picked.prepare() == Preparation.NONE ? picked : instead;
    }

    private boolean answered(ClientResult result, int resultSlot) {
        if (result instanceof ClientResult.Success success) {
            earlierCredential = success.credential();
            ceremony.variables().set(resultSlot, success.credential());
            return true;
        }
        ceremony.end(
                Outcome.FAILED,
                result instanceof ClientResult.Refused refused ? refused.reason() : "already_registered");
        return false;
    }

    @Override
    public void ended(Ceremony over, Outcome outcome, @Nullable String reason, long nowNs) {
        Attack made = chosen();
        if (!preparing) {
            finish(made.name(), made.isLookAlike(), outcome(outcome), nowNs);
        } else if (outcome == Outcome.ACCEPTED && challenge != null && earlierCredential != null) {
            earlier = Earlier.ceremony(
                    challenge,
                    earlierCredential,
                    slotOfEarlier(),
                    ceremony.slot().model());
            preparing = false;
            ceremony.prepare(run, type, this, user, number, intendedNs);
            ceremony.begin();
        } else {
            boolean unfinished = outcome == Outcome.UNFINISHED;
            finish(
                    made.name(),
                    made.isLookAlike(),
                    unfinished ? AttackOutcome.UNFINISHED : AttackOutcome.FAILED,
                    nowNs);
        }
    }

    private CredentialSlot slotOfEarlier() {
        return earlierSlot == null ? otherSlot : earlierSlot;
    }

    /** A server error only counts as one when it answers the attack. */
    private AttackOutcome outcome(Outcome outcome) {
        boolean serverError = ceremony.signed() && ceremony.lastStatus() >= 500;
        return switch (outcome) {
            case ACCEPTED -> AttackOutcome.ACCEPTED;
            case REJECTED -> serverError ? AttackOutcome.SERVER_ERROR : AttackOutcome.REJECTED;
            case THROTTLED -> AttackOutcome.THROTTLED;
            case FAILED -> serverError ? AttackOutcome.SERVER_ERROR : AttackOutcome.FAILED;
            case UNFINISHED -> AttackOutcome.UNFINISHED;
        };
    }

    private void finish(String name, boolean lookAlike, AttackOutcome outcome, long nowNs) {
        loop.recorder().attackEnded(name, lookAlike, outcome, ceremony.times().serviceNs(nowNs));
        if (ceremony.trace().isSent() && outcome.isFinding(lookAlike)) {
            loop.recorder().tracedFinding(ceremony.trace().end(ceremony, name, outcome.label(), null, nowNs));
        }
        if (registered) {
            loop.users().giveBack(user);
        } else {
            loop.users().giveBackUnregistered(user, number);
        }
        giveOtherBack();
        loop.over(ceremony);
        loop.finished(run, user, nowNs);
    }

    private void giveOtherBack() {
        if (other == NOBODY) {
            return;
        }
        if (type == CeremonyType.REGISTRATION) {
            loop.users().giveBackUnregistered(other, 0);
        } else {
            loop.users().giveBack(other);
        }
        other = NOBODY;
    }

    private Attack chosen() {
        if (attack == null) {
            throw new IllegalStateException("no attack was chosen");
        }
        return attack;
    }
}
