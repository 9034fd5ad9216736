package dev.keywave.gatling.engine;

import dev.keywave.input.InputException;
import dev.keywave.population.Population;
import io.gatling.commons.validation.Success;
import io.gatling.commons.validation.Validation;
import io.gatling.core.session.Session;
import io.gatling.javaapi.core.internal.Expressions;
import org.jspecify.annotations.Nullable;
import scala.Function1;

/** Which user a ceremony is of, and which authenticator. */
final class FlowUser {

    private static final int NO_DEVICE = -1;

    private final Population population;
    private final @Nullable Integer device;
    private final boolean named;
    private final Function1<Session, Validation<Object>> expression;

    FlowUser(AdapterPlan plan, PasskeyComponents components) {
        this.population = components.population();
        this.device = plan.device();
        if (device != null && (device < 0 || device >= population.authenticatorsPerUser())) {
            throw new InputException("adapter " + plan.adapter() + ": device " + device + " is not below"
                    + " passkeys().authenticatorsPerUser, which is " + population.authenticatorsPerUser());
        }
        this.named = plan.user() != null;
        this.expression =
                Expressions.toAnyExpression(plan.user() == null ? "#{" + PasskeyAttributes.USER + "}" : plan.user());
    }

    /** The user's number, or a text that says why there is none. */
    Object of(Session session) {
        Validation<Object> value = expression.apply(session);
        if (!(value instanceof Success<Object> success)) {
            return named ? Validations.message(value) : KoMessages.NO_USER;
        }
        if (success.value() instanceof Number number) {
            return number.longValue();
        }
        try {
            return Long.parseLong(String.valueOf(success.value()).strip());
        } catch (NumberFormatException e) {
            return KoMessages.NO_SUCH_USER;
        }
    }

    /** The user's authenticator with a credential to log in with; -1 when there is none. */
    int registeredDevice(long user) {
        if (device != null) {
            return population.registered(user, device) ? device : NO_DEVICE;
        }
        return anyRegisteredDevice(user);
    }

    /** Likewise, whichever it is. */
    int anyRegisteredDevice(long user) {
        for (int number = 0; number < population.authenticatorsPerUser(); number++) {
            if (population.registered(user, number)) {
                return number;
            }
        }
        return NO_DEVICE;
    }

    /** The authenticator that registers. */
    int device() {
        return device == null ? 0 : device;
    }
}
