package dev.keywave.gatling.engine;

import dev.keywave.authenticator.ClientResult;
import dev.keywave.population.UserSlot;
import dev.keywave.webauthn.InvalidOptionsException;
import dev.keywave.webauthn.PublicKeyCredentialCreationOptions;
import dev.keywave.webauthn.PublicKeyCredentialRequestOptions;
import dev.keywave.workload.CeremonyType;
import dev.keywave.workload.NanoClock;
import io.gatling.commons.validation.Success;
import io.gatling.commons.validation.Validation;
import io.gatling.core.session.Session;
import java.nio.charset.StandardCharsets;
import scala.Function1;
import scala.Option;

/** {@code create()} or {@code get()}: an entry of its own in Gatling's report, and a credential in the session. */
public final class PasskeyStep implements SessionStep {

    /** Why there is no credential; an expected end, without a stack trace. */
    private static final class Refusal extends Exception {
        Refusal(String message) {
            super(message, null, false, false);
        }
    }

    private final PasskeyComponents components;
    private final PasskeyCall call;

    /** A step of the scenario whose components these are. */
    public PasskeyStep(PasskeyComponents components, PasskeyCall call) {
        this.components = components;
        this.call = call;
    }

    @Override
    public Session perform(Session session) {
        CeremonyLog log = components.log();
        long startMs = log.nowMs();
        try {
            CredentialView credential = new CredentialView(act(session, components.desk()));
            return log.entry(session.set(call.saveAs(), credential), call.name(), startMs, null);
        } catch (InvalidOptionsException e) {
            return log.entry(session.remove(call.saveAs()), call.name(), startMs, ReceivedOptions.message(e));
        } catch (Refusal e) {
            return log.entry(session.remove(call.saveAs()), call.name(), startMs, e.getMessage());
        }
    }

    private dev.keywave.webauthn.PublicKeyCredential act(Session session, LoopDesk desk)
            throws Refusal, InvalidOptionsException {
        long user = user(session);
        String refusal = desk.hold(session, user);
        if (refusal != null) {
            throw new Refusal(refusal);
        }
        UserSlot slot = desk.slot(user, device(session));
        Object options = value(call.options(), session);
        boolean create = call.type() == CeremonyType.REGISTRATION;
        long startNs;
        ClientResult result;
        if (create) {
            PublicKeyCredentialCreationOptions creation = creationOptions(options);
            startNs = NanoClock.SYSTEM.nowNs();
            result = desk.client().create(creation, slot);
        } else {
            PublicKeyCredentialRequestOptions request = requestOptions(options);
            startNs = NanoClock.SYSTEM.nowNs();
            result = desk.client().get(request, slot);
        }
        desk.signed(call.type(), NanoClock.SYSTEM.nowNs() - startNs);
        if (result instanceof ClientResult.Success success) {
            return success.credential();
        }
        throw new Refusal(KoMessages.of(result));
    }

    private static PublicKeyCredentialCreationOptions creationOptions(Object options)
            throws Refusal, InvalidOptionsException {
        if (options instanceof ReceivedOptions received) {
            if (received.creation() == null) {
                throw new Refusal(KoMessages.OPTIONS_OF_GET);
            }
            return received.creation();
        }
        return PublicKeyCredentialCreationOptions.parse(json(options));
    }

    private static PublicKeyCredentialRequestOptions requestOptions(Object options)
            throws Refusal, InvalidOptionsException {
        if (options instanceof ReceivedOptions received) {
            if (received.request() == null) {
                throw new Refusal(KoMessages.OPTIONS_OF_CREATE);
            }
            return received.request();
        }
        return PublicKeyCredentialRequestOptions.parse(json(options));
    }

    private static byte[] json(Object options) {
        return options instanceof byte[] bytes ? bytes : String.valueOf(options).getBytes(StandardCharsets.UTF_8);
    }

    private long user(Session session) throws Refusal {
        Object user;
        if (call.user() == null) {
            Option<Object> fed = session.attributes().get(PasskeyAttributes.USER);
            if (fed.isEmpty()) {
                throw new Refusal(KoMessages.NO_USER);
            }
            user = fed.get();
        } else {
            user = value(call.user(), session);
        }
        return whole(user, KoMessages.NO_SUCH_USER);
    }

    private int device(Session session) throws Refusal {
        long number = whole(value(call.device(), session), KoMessages.NO_SUCH_DEVICE);
        if (number < 0 || number >= components.population().authenticatorsPerUser()) {
            throw new Refusal(KoMessages.NO_SUCH_DEVICE);
        }
        return (int) number;
    }

    private static long whole(Object value, String otherwise) throws Refusal {
        if (value instanceof Long || value instanceof Integer) {
            return ((Number) value).longValue();
        }
        try {
            return Long.parseLong(String.valueOf(value).strip());
        } catch (NumberFormatException e) {
            throw new Refusal(otherwise);
        }
    }

    private static Object value(Function1<Session, Validation<Object>> expression, Session session) throws Refusal {
        Validation<Object> validation = expression.apply(session);
        if (validation instanceof Success<Object> success) {
            return success.value();
        }
        throw new Refusal(Validations.message(validation));
    }
}
