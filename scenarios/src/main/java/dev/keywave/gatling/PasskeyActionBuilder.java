package dev.keywave.gatling;

import dev.keywave.gatling.engine.PasskeyCall;
import dev.keywave.gatling.engine.PasskeyComponents;
import dev.keywave.gatling.engine.PasskeyStep;
import dev.keywave.gatling.engine.SessionAction;
import dev.keywave.input.InputException;
import dev.keywave.workload.CeremonyType;
import io.gatling.javaapi.core.ActionBuilder;
import io.gatling.javaapi.core.internal.Expressions;
import org.jspecify.annotations.Nullable;

/**
 * A call of the user's authenticator, with an entry of its own in the report. Immutable, so that each method returns a
 * new builder.
 */
public final class PasskeyActionBuilder implements ActionBuilder {

    private final String call;
    private final String name;
    private final String options;
    private final @Nullable String user;
    private final String device;
    private final String saveAs;

    PasskeyActionBuilder(String call) {
        this(call, "passkey " + call, "#{options}", null, "0", "credential");
    }

    private PasskeyActionBuilder(
            String call, String name, String options, @Nullable String user, String device, String saveAs) {
        this.call = call;
        this.name = name;
        this.options = options;
        this.user = user;
        this.device = device;
        this.saveAs = saveAs;
    }

    /**
     * The options: what {@link PasskeyDsl#passkeyOptions()} saved, or JSON as text or bytes. Default: {@code #{options}}.
     *
     * @param el expressed as a Gatling Expression Language String
     */
    public PasskeyActionBuilder options(String el) {
        return new PasskeyActionBuilder(call, name, el, user, device, saveAs);
    }

    /**
     * Whose credential, by its index in the population. Default: the user that a feeder gave.
     *
     * @param el expressed as a Gatling Expression Language String
     */
    public PasskeyActionBuilder user(String el) {
        return new PasskeyActionBuilder(call, name, options, el, device, saveAs);
    }

    /** Which of the user's authenticators, 0 or 1. */
    public PasskeyActionBuilder device(int number) {
        return device(Integer.toString(number));
    }

    /**
     * Which of the user's authenticators, 0 or 1.
     *
     * @param el expressed as a Gatling Expression Language String
     */
    public PasskeyActionBuilder device(String el) {
        return new PasskeyActionBuilder(call, name, options, user, el, saveAs);
    }

    /** The session attribute that the credential becomes; default {@code credential}. It is removed when this is KO. */
    public PasskeyActionBuilder saveAs(String key) {
        return new PasskeyActionBuilder(call, name, options, user, device, key);
    }

    /** The entry in the report; default {@code passkey create} or {@code passkey get}. */
    public PasskeyActionBuilder name(String reported) {
        return new PasskeyActionBuilder(call, reported, options, user, device, saveAs);
    }

    @Override
    public io.gatling.core.action.builder.ActionBuilder asScala() {
        PasskeyCall settled = new PasskeyCall(
                type(),
                name,
                Expressions.toAnyExpression(options),
                user == null ? null : Expressions.toAnyExpression(user),
                Expressions.toAnyExpression(device),
                saveAs);
        return (ctx, next) -> new SessionAction(name, ctx, new PasskeyStep(PasskeyComponents.of(ctx), settled), next);
    }

    private CeremonyType type() {
        return switch (call) {
            case "create" -> CeremonyType.REGISTRATION;
            case "get" -> CeremonyType.AUTHENTICATION;
            default ->
                throw new InputException("passkey(\"" + call + "\"): write passkey(\"create\") or passkey(\"get\")");
        };
    }
}
