package dev.keywave.gatling;

import dev.keywave.gatling.engine.CredentialBody;
import dev.keywave.gatling.engine.PasskeyAuthenticator;
import dev.keywave.gatling.engine.PasskeyComponents;
import dev.keywave.gatling.engine.SessionAction;
import dev.keywave.gatling.engine.UserSteps;
import dev.keywave.gatling.engine.Webauthn4jAuthenticator;
import io.gatling.javaapi.core.ActionBuilder;
import io.gatling.javaapi.core.Body;

/** The words that a simulation imports statically. */
public final class PasskeyDsl {

    private PasskeyDsl() {}

    /** The passkeys of a simulation, for {@code setUp(...).protocols(http, passkeys)}. */
    public static PasskeyProtocolBuilder passkeys() {
        return new PasskeyProtocolBuilder();
    }

    /**
     * The ceremonies of an adapter as chains of requests.
     *
     * @param nameOrFile a built-in name, as {@code keywave adapters} lists them, or the path of a YAML file
     */
    public static AdapterDsl adapter(String nameOrFile) {
        return AdapterDsl.of(nameOrFile);
    }

    /**
     * A call of the user's authenticator.
     *
     * @param call {@code create} or {@code get}, as in {@code navigator.credentials}
     */
    public static PasskeyActionBuilder passkey(String call) {
        return new PasskeyActionBuilder(call);
    }

    /** A check that finds options in an HTTP response whose body they are. */
    public static PasskeyOptionsCheck passkeyOptions() {
        return passkeyOptions("");
    }

    /**
     * A check that finds options in an HTTP response.
     *
     * @param pointer where in the body they are (RFC 6901), for example {@code /publicKey}
     */
    public static PasskeyOptionsCheck passkeyOptions(String pointer) {
        return new PasskeyOptionsCheck(pointer, null);
    }

    /**
     * The JSON of a credential as an HTTP request's body, in bytes.
     *
     * @param key the session attribute that {@code passkey(...)} saved it as
     */
    public static Body.WithBytes credentialBody(String key) {
        return new Body.WithBytes(CredentialBody.of(key));
    }

    /** Feeders over the population. */
    public static PasskeyUsers passkeyUsers() {
        return new PasskeyUsers(null);
    }

    /** Feeders over the population of one of several passkeys of a simulation. */
    public static PasskeyUsers passkeyUsers(PasskeyProtocolBuilder passkeys) {
        return new PasskeyUsers(passkeys.protocol());
    }

    /**
     * The relying party accepted what {@code passkey("create")} made: the user is registered from now on, in the
     * population too. To be put behind the request that registers; a session that failed confirms nothing.
     */
    public static ActionBuilder confirmRegistered() {
        return confirmRegistered(0);
    }

    /**
     * Likewise, for one of the user's authenticators.
     *
     * @param device 0 or 1
     */
    public static ActionBuilder confirmRegistered(int device) {
        return () -> (ctx, next) -> new SessionAction(
                "confirm registered", ctx, UserSteps.confirm(PasskeyComponents.of(ctx), device), next);
    }

    /** The authenticators of webauthn4j-test, for {@code passkeys().authenticator(...)}: ES256, credentials in memory. */
    public static PasskeyAuthenticator webauthn4j() {
        return new Webauthn4jAuthenticator();
    }

    /** Gives the virtual user's user back, so that others may have it before this one exits. */
    public static ActionBuilder releaseUser() {
        return () -> (ctx, next) ->
                new SessionAction("release user", ctx, UserSteps.release(PasskeyComponents.of(ctx)), next);
    }
}
