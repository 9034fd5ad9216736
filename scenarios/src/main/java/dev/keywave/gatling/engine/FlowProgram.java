package dev.keywave.gatling.engine;

import dev.keywave.adapter.Adapter;
import dev.keywave.adapter.Adapters;
import dev.keywave.adapter.Feeder;
import dev.keywave.adapter.Inputs;
import dev.keywave.adapter.Program;
import dev.keywave.adapter.Secrets;
import dev.keywave.attack.Attack;
import dev.keywave.attack.Need;
import dev.keywave.authenticator.Origin;
import dev.keywave.input.InputException;
import dev.keywave.input.Suggestion;
import dev.keywave.plan.TargetPlan;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An adapter compiled for the relying party of a simulation.
 *
 * @param name the adapter's own
 * @param target the relying party's base URL
 * @param origin of the pages on which its ceremonies run
 */
record FlowProgram(String name, Program program, URI target, Origin origin) {

    /**
     * Loads and compiles.
     *
     * @throws InputException when there is no such adapter, it has an error, something that it needs is missing, or its
     *     relying party is not on this machine and nobody has authorised the load
     */
    static FlowProgram compile(AdapterPlan plan, PasskeyComponents components) {
        TargetPlan said = components.settings().target();
        Map<String, String> vars = with(said.variables(), plan.vars());
        Map<String, String> secrets = with(said.secrets(), plan.secrets());
        Adapter adapter = Adapters.load(plan.adapter(), vars);
        requireSecrets(adapter, secrets.keySet());
        Feeder feeder = components.feeder();
        if (feeder == null && !adapter.userColumns().isEmpty()) {
            throw new InputException("adapter " + adapter.name() + " needs columns for each user ("
                    + String.join(", ", adapter.userColumns()) + "); give passkeys().feeder(\"users.csv\")");
        }
        URI target = target(plan, components);
        FlowTarget.requireAuthorized(target, said.authorizedHosts());
        Program program = Program.compile(adapter, target, new Inputs(Secrets.read(secrets), feeder));
        return new FlowProgram(adapter.name(), program, target, origin(plan, components));
    }

    /** Refuses a flow that the adapter has not. */
    void require(FlowKind kind) {
        if (!kind.isIn(program)) {
            throw new InputException("adapter " + name + " has no " + kind.label() + " flow; "
                    + Suggestion.among(
                            kind.label(),
                            Arrays.stream(FlowKind.values())
                                    .filter(one -> one.isIn(program))
                                    .map(FlowKind::label)
                                    .toList()));
        }
    }

    /** Refuses an attack that this adapter can never carry. */
    void require(Attack attack) {
        require(FlowKind.of(attack.ceremony()));
        if (attack.needs().contains(Need.WHOLE_JSON) && !program.sendsWholeCredential()) {
            throw new InputException("attack " + attack.name() + " needs an adapter that sends the whole credential as"
                    + " JSON, but " + name + " sends members of it; choose another attack or adapter");
        }
    }

    private static Map<String, String> with(Map<String, String> common, Map<String, String> own) {
        Map<String, String> all = new HashMap<>(common);
        all.putAll(own);
        return all;
    }

    private static void requireSecrets(Adapter adapter, Set<String> given) {
        adapter.secrets().forEach((secret, meaning) -> {
            if (!given.contains(secret)) {
                throw new InputException("adapter " + adapter.name() + " needs the secret \"" + secret + "\" ("
                        + meaning + "); give passkeys().secret(\"" + secret + "\", \"env:NAME\") or \"file:PATH\"");
            }
        });
    }

    private static URI target(AdapterPlan plan, PasskeyComponents components) {
        String own = plan.target();
        URI target = own == null ? components.target() : parse(own);
        if (target == null) {
            throw new InputException("adapter " + plan.adapter() + ": no target; give http.baseUrl(...), or"
                    + " passkeys().target(...), or adapter(...).target(...)");
        }
        return target;
    }

    private static URI parse(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw new InputException("target \"" + url + "\" is not a URL; write for example http://localhost:8080", e);
        }
    }

    private static Origin origin(AdapterPlan plan, PasskeyComponents components) {
        @Nullable String own = plan.origin() == null ? plan.target() : plan.origin();
        return own == null ? components.origin() : Origin.of(own);
    }
}
