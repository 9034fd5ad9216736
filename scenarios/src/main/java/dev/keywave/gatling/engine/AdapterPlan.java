package dev.keywave.gatling.engine;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a simulation says of an adapter.
 *
 * @param adapter name of a built-in adapter, or path of a YAML file
 * @param group the group of its requests in Gatling's report; null for the adapter's name with the flow's
 * @param keepSession whether a ceremony begins with the cookies that the virtual user has
 * @param user EL that gives the user; null for the one that was fed
 * @param device which of the user's authenticators, from 0; null for the first with a credential, or the first
 * @param vars values for the adapter's variables, beside those that {@code passkeys()} has
 * @param secrets where its secrets are to be found, likewise
 * @param target base URL of its relying party; null for that of {@code passkeys()}
 * @param origin what goes into the client data; null for the target's own, or that of {@code passkeys()}
 */
public record AdapterPlan(
        String adapter,
        @Nullable String group,
        boolean keepSession,
        @Nullable String user,
        @Nullable Integer device,
        Map<String, String> vars,
        Map<String, String> secrets,
        @Nullable String target,
        @Nullable String origin) {

    /** Copies the collections. */
    public AdapterPlan {
        vars = Map.copyOf(vars);
        secrets = Map.copyOf(secrets);
    }

    /** An adapter of which nothing more is said. */
    public static AdapterPlan of(String adapter) {
        return new AdapterPlan(adapter, null, false, null, null, Map.of(), Map.of(), null, null);
    }

    /** The same with another group. */
    public AdapterPlan withGroup(String group) {
        return new AdapterPlan(adapter, group, keepSession, user, device, vars, secrets, target, origin);
    }

    /** The same that keeps the session. */
    public AdapterPlan withSessionKept() {
        return new AdapterPlan(adapter, group, true, user, device, vars, secrets, target, origin);
    }

    /** The same for another user. */
    public AdapterPlan withUser(String el) {
        return new AdapterPlan(adapter, group, keepSession, el, device, vars, secrets, target, origin);
    }

    /** The same with that authenticator of the user. */
    public AdapterPlan withDevice(int number) {
        return new AdapterPlan(adapter, group, keepSession, user, number, vars, secrets, target, origin);
    }

    /** The same with these values for variables. */
    public AdapterPlan withVars(Map<String, String> all) {
        return new AdapterPlan(adapter, group, keepSession, user, device, all, secrets, target, origin);
    }

    /** The same with these secrets. */
    public AdapterPlan withSecrets(Map<String, String> all) {
        return new AdapterPlan(adapter, group, keepSession, user, device, vars, all, target, origin);
    }

    /** The same at another relying party. */
    public AdapterPlan withTarget(String url) {
        return new AdapterPlan(adapter, group, keepSession, user, device, vars, secrets, url, origin);
    }

    /** The same with another origin. */
    public AdapterPlan withOrigin(String other) {
        return new AdapterPlan(adapter, group, keepSession, user, device, vars, secrets, target, other);
    }

    /** That flow for {@code exec}. */
    public FlowActionBuilder flow(FlowKind kind) {
        return new FlowActionBuilder(this, kind, List.of());
    }

    /** One of these attacks for {@code exec}. */
    public FlowActionBuilder attacks(List<String> names) {
        return new FlowActionBuilder(this, FlowKind.AUTHENTICATE, names);
    }
}
