package dev.keywave.gatling;

import dev.keywave.gatling.engine.AdapterPlan;
import dev.keywave.gatling.engine.FlowKind;
import io.gatling.javaapi.core.ChainBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The ceremonies of an adapter as chains: each is a group of Gatling's report with the adapter's requests, named as
 * method and path, and the authenticator's work. Gatling sends the requests as its own, with what the HTTP protocol says,
 * over the virtual user's connections and with its cookies; the adapter alone judges the responses. What is not accepted
 * is KO, with the reasons of {@code keywave run}; the virtual user goes on behind the ceremony all the same.
 *
 * <p>The ceremony is of the user who was fed last ({@code passkeyUser}). It begins logged out: the cookies that the
 * relying party would get are dropped, unless {@link #keepSession} is said. Gatling keeps cookies as browsers do, so that
 * {@code Secure} ones do not travel over plain HTTP but to this machine; the farm sends them all the same. Immutable, so that each method returns a new
 * one. What is wrong with an adapter ends the run before it starts, with one line.
 */
public final class AdapterDsl {

    private final AdapterPlan plan;

    private AdapterDsl(AdapterPlan plan) {
        this.plan = plan;
    }

    static AdapterDsl of(String nameOrFile) {
        return new AdapterDsl(AdapterPlan.of(nameOrFile));
    }

    /** Names the group; default: the adapter's name with the flow's, {@code keycloak-passkey authenticate}. */
    public AdapterDsl as(String group) {
        return new AdapterDsl(plan.withGroup(group));
    }

    /** Begins with the cookies that the virtual user has, instead of logged out. */
    public AdapterDsl keepSession() {
        return new AdapterDsl(plan.withSessionKept());
    }

    /** Takes another user than the one who was fed: EL that gives an index in the population. */
    public AdapterDsl user(String el) {
        return new AdapterDsl(plan.withUser(el));
    }

    /**
     * Takes one of the user's authenticators, from 0; default: the first with a credential, or the first to register.
     */
    public AdapterDsl device(int number) {
        return new AdapterDsl(plan.withDevice(number));
    }

    /** A value for one of the adapter's variables, besides those of {@code passkeys().vars}. */
    public AdapterDsl var(String name, String value) {
        Map<String, String> vars = new HashMap<>(plan.vars());
        vars.put(name, value);
        return new AdapterDsl(plan.withVars(vars));
    }

    /**
     * Where one of the adapter's secrets is to be found, besides those of {@code passkeys().secret}.
     *
     * @param reference {@code env:NAME} or {@code file:PATH}, never the secret itself
     */
    public AdapterDsl secret(String name, String reference) {
        Map<String, String> secrets = new HashMap<>(plan.secrets());
        secrets.put(name, reference);
        return new AdapterDsl(plan.withSecrets(secrets));
    }

    /** The base URL of this adapter's relying party; default: that of {@code passkeys()}, or of the HTTP protocol. */
    public AdapterDsl target(String url) {
        return new AdapterDsl(plan.withTarget(url));
    }

    /** The origin in the client data; default: this adapter's own target, or else that of {@code passkeys()}. */
    public AdapterDsl origin(String origin) {
        return new AdapterDsl(plan.withOrigin(origin));
    }

    /** A registration. A relying party that already holds the user's credential has accepted it. */
    public ChainBuilder register() {
        return plan.flow(FlowKind.REGISTER).toChainBuilder();
    }

    /** An authentication; KO {@code no credential} when the user is not registered. */
    public ChainBuilder authenticate() {
        return plan.flow(FlowKind.AUTHENTICATE).toChainBuilder();
    }

    /** A sign-in with a password. */
    public ChainBuilder password() {
        return plan.flow(FlowKind.PASSWORD).toChainBuilder();
    }

    /**
     * An attack by name, as {@code keywave attacks list} has them: a registration or an authentication that is otherwise
     * good, behind whatever has to happen before. Its group is {@code attack NAME}, its last entry {@code verdict}: OK
     * when the relying party rejected it, KO {@code accepted: NAME} when it did not, KO {@code server error: ...} when it
     * broke. A look-alike is to be accepted, and what the specification leaves open may be. KO {@code not sent: ...} and
     * {@code not prepared: ...} tell that nobody knows, for instance that it is none for this user's authenticator.
     *
     * @param name the attack's
     * @param others of which one is chosen each time, among those that are possible for the user as far as is known
     */
    public ChainBuilder attack(String name, String... others) {
        List<String> names = new ArrayList<>(List.of(name));
        names.addAll(List.of(others));
        return plan.attacks(names).toChainBuilder();
    }
}
