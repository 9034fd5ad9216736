package dev.keywave.gatling.engine;

import dev.keywave.adapter.CreateStep;
import dev.keywave.adapter.GetAssertionStep;
import dev.keywave.adapter.Step;
import dev.keywave.adapter.Verdict;
import dev.keywave.authenticator.ClientResult;
import dev.keywave.gatling.meters.CeremonyRecords;
import dev.keywave.measure.Outcome;
import dev.keywave.population.UserSlot;
import dev.keywave.webauthn.InvalidOptionsException;
import dev.keywave.webauthn.PublicKeyCredentialCreationOptions;
import dev.keywave.webauthn.PublicKeyCredentialRequestOptions;
import dev.keywave.workload.CeremonyType;
import dev.keywave.workload.NanoClock;
import io.gatling.core.action.Action;
import io.gatling.core.session.Session;
import org.jspecify.annotations.Nullable;

/** A ceremony as it should be, of one virtual user, in its group of Gatling's report. */
final class FlowCeremony implements FlowPurpose {

    private static final int NO_DEVICE = -1;

    private final FlowLoop loop;
    private final Action next;
    private final FlowKind kind;
    private long user;
    private int device;

    FlowCeremony(FlowLoop loop, Action next) {
        this.loop = loop;
        this.next = next;
        this.kind = loop.flow().kind();
    }

    void start(Session session) {
        Session inGroup = loop.flow().enter(session, loop.flow().name());
        String refusal = takeUser(session);
        if (refusal == null) {
            new FlowPass(loop, this, kind, loop.flow().keepsSession()).begin(inGroup, user);
        } else {
            loop.desk().records().ended(kind.ceremony(), Outcome.FAILED, refusal);
            CeremonyLog log = loop.flow().log();
            next.$bang(loop.flow().leave(log.entry(inGroup, kind.entry(), log.nowMs(), refusal)));
        }
    }

    private @Nullable String takeUser(Session session) {
        Object found = loop.flow().user().of(session);
        if (!(found instanceof Long number)) {
            return String.valueOf(found);
        }
        user = number;
        String refusal = loop.desk().hold(session, user);
        if (refusal != null) {
            return refusal;
        }
        FlowUser users = loop.flow().user();
        device = kind == FlowKind.AUTHENTICATE ? users.registeredDevice(user) : users.device();
        if (device != NO_DEVICE) {
            return null;
        }
        // the population knows nothing of the credentials of another library's authenticators
        device = users.device();
        return loop.flow().components().settings().authenticator() instanceof KeywaveAuthenticator
                ? KoMessages.NO_CREDENTIAL
                : null;
    }

    @Override
    public @Nullable Session act(FlowPass pass, Step step, Session session) {
        CeremonyLog log = loop.flow().log();
        long startMs = log.nowMs();
        long startNs = NanoClock.SYSTEM.nowNs();
        String ko = null;
        boolean alreadyRegistered = false;
        try {
            ClientResult result = answer(pass, step);
            alreadyRegistered = result instanceof ClientResult.Excluded;
            ko = alreadyRegistered || result instanceof ClientResult.Success ? null : KoMessages.of(result);
        } catch (InvalidOptionsException e) {
            ko = ReceivedOptions.message(e);
        }
        loop.desk().signed(kind.ceremony(), NanoClock.SYSTEM.nowNs() - startNs);
        Session after = log.entry(session, kind.entry(), startMs, ko);
        if (ko != null) {
            pass.end(after, Outcome.FAILED, ko);
        } else if (alreadyRegistered) {
            pass.end(after, Outcome.ACCEPTED, "");
        } else {
            return after;
        }
        return null;
    }

    private ClientResult answer(FlowPass pass, Step step) throws InvalidOptionsException {
        UserSlot slot = loop.desk().slot(user, device);
        ClientResult result;
        int place;
        if (step instanceof CreateStep create) {
            PublicKeyCredentialCreationOptions options =
                    PublicKeyCredentialCreationOptions.parse(create.options(pass.variables()));
            result = loop.client().create(options, slot);
            place = create.resultSlot();
        } else {
            GetAssertionStep get = (GetAssertionStep) step;
            PublicKeyCredentialRequestOptions options =
                    PublicKeyCredentialRequestOptions.parse(get.options(pass.variables()));
            // only Keywave's own client can leave allowCredentials out of account
            result = get.ownCredential()
                    ? loop.parts().client().get(options, slot.model(), slot, true)
                    : loop.client().get(options, slot);
            place = get.resultSlot();
        }
        if (result instanceof ClientResult.Success success) {
            pass.variables().set(place, success.credential());
        }
        return result;
    }

    @Override
    public boolean wants(FlowPass pass, Verdict verdict) {
        return false;
    }

    @Override
    public void ended(FlowPass pass, Session session, Outcome outcome, String reason) {
        if (outcome == Outcome.ACCEPTED && kind.ceremony() == CeremonyType.REGISTRATION) {
            UserSlot slot = loop.desk().slot(user, device);
            if (slot.generation() > 0) {
                slot.confirmRegistered();
            }
        }
        CeremonyRecords records = loop.desk().records();
        if (pass.requested()) {
            long serviceNs = pass.serviceNs();
            records.ended(kind.ceremony(), outcome, reason, serviceNs);
            String traceId = pass.traceId();
            if (traceId != null) {
                records.traced(kind.ceremony(), outcome, traceId, serviceNs);
            }
            String ko = outcome == Outcome.ACCEPTED ? "" : outcome.label() + ": " + reason;
            pass.keepTrace(kind.ceremony().label(), ko, serviceNs);
        } else {
            records.ended(kind.ceremony(), outcome, reason);
        }
        next.$bang(loop.flow().leave(session));
    }
}
