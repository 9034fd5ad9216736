package dev.keywave.farm;

import dev.keywave.adapter.Step;
import dev.keywave.authenticator.AuthenticatorModel;
import dev.keywave.authenticator.SigningDelay;
import dev.keywave.measure.LoopRecorder;
import dev.keywave.measure.Outcome;
import dev.keywave.measure.Stage;
import dev.keywave.population.UserSlot;
import dev.keywave.workload.CeremonyType;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Ceremonies as they should be; one for each loop and each way in which their users were taken. */
final class HonestCeremonies implements Purpose {

    private static final String NO_ALGORITHM = "none";

    /** Gives a ceremony's user back, as they were taken. */
    @FunctionalInterface
    interface GiveBack {
        void giveBack(UserPool users, UserSlot slot, boolean accepted);
    }

    private final GiveBack giveBack;
    private final boolean human;
    private final SplittableRandom random;

    HonestCeremonies(GiveBack giveBack, boolean human, SplittableRandom random) {
        this.giveBack = giveBack;
        this.human = human;
        this.random = random;
    }

    @Override
    public boolean act(Ceremony ceremony, Step step) {
        if (!human) {
            return performs(ceremony, step);
        }
        FarmLoop loop = ceremony.loop();
        long fromNs = loop.clock().nowNs();
        AuthenticatorModel model = ceremony.slot().model();
        SigningDelay delay =
                ceremony.type() == CeremonyType.REGISTRATION ? model.registrationDelay() : model.authenticationDelay();
        long delayNs = delay.sampleNs(random);
        ceremony.parkUntil(fromNs + delayNs, () -> {
            ceremony.times().user(loop.clock().nowNs() - fromNs);
            if (performs(ceremony, step)) {
                ceremony.resume();
            }
        });
        return false;
    }

    private static boolean performs(Ceremony ceremony, Step step) {
        AuthenticatorAct act = ceremony.route().act();
        act.perform(step, ceremony);
        if (act.failure() != null) {
            ceremony.end(Outcome.FAILED, act.failure());
            return false;
        }
        if (act.alreadyRegistered()) {
            ceremony.end(Outcome.ACCEPTED, "already_registered");
            return false;
        }
        return true;
    }

    @Override
    public void ended(Ceremony ceremony, Outcome outcome, @Nullable String reason, long nowNs) {
        UserSlot slot = ceremony.slot();
        boolean accepted = outcome == Outcome.ACCEPTED;
        FarmLoop loop = ceremony.loop();
        long user = slot.user();
        if (accepted && ceremony.type() == CeremonyType.REGISTRATION) {
            slot.confirmRegistered();
        }
        giveBack.giveBack(loop.users(), slot, accepted);
        record(ceremony, outcome, reason, nowNs);
        loop.over(ceremony);
        loop.finished(ceremony.run(), user, nowNs);
    }

    private static void record(Ceremony ceremony, Outcome outcome, @Nullable String reason, long nowNs) {
        LoopRecorder recorder = ceremony.loop().recorder();
        CeremonyType type = ceremony.type();
        boolean measured = ceremony.measured();
        CeremonyTimes times = ceremony.times();
        boolean withAuthenticator = measured && type != CeremonyType.PASSWORD;
        recorder.ended(
                type,
                measured,
                outcome,
                reason,
                times.responseNs(nowNs),
                times.serviceNs(nowNs),
                nowNs,
                withAuthenticator ? ceremony.slot().model().name() : null,
                withAuthenticator ? algorithm(ceremony) : null);
        if (ceremony.variables().malformedCookies() > 0) {
            recorder.remark(type, measured, "cookie_malformed");
        }
        if (outcome == Outcome.UNFINISHED) {
            return;
        }
        if (ceremony.trace().isSent() && measured) {
            recorder.tracedEnded(outcome, ceremony.trace().end(ceremony, null, outcome.label(), reason, nowNs));
        }
        recorder.stage(type, measured, Stage.CONNECTION_WAIT, outcome, times.connectionWaitNs());
        if (type != CeremonyType.PASSWORD) {
            recorder.stage(type, measured, Stage.OPTIONS, outcome, times.optionsNs());
        }
        if (times.userNs() > 0) {
            recorder.stage(type, measured, Stage.USER, outcome, times.userNs());
        }
        if (ceremony.signed()) {
            recorder.stage(type, measured, Stage.SIGN, outcome, times.signNs());
            recorder.stage(type, measured, Stage.RESULT, outcome, times.resultNs());
        }
    }

    /** That of the credential; a registration may have ended before there was one. */
    private static String algorithm(Ceremony ceremony) {
        boolean created = ceremony.type() != CeremonyType.REGISTRATION || ceremony.signed();
        return created && ceremony.slot().generation() > 0
                ? ceremony.slot().algorithm().label()
                : NO_ALGORITHM;
    }
}
