package dev.keywave.adapter;

import dev.keywave.input.InputException;
import dev.keywave.input.RequestLimit;
import dev.keywave.input.Suggestion;
import dev.keywave.input.YamlNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads an adapter's document from the top and has its variables checked. */
final class AdapterReader {

    private final YamlNode document;
    private final Map<String, String> overrides;

    AdapterReader(YamlNode document, Map<String, String> overrides) {
        this.document = document;
        this.overrides = overrides;
    }

    Adapter read() {
        document.knowing(List.of("adapter", "description", "vars", "secrets", "limit", "defaults", "flows"));
        String name = document.required("adapter").asString();
        Map<String, String> vars = vars();
        StepReader steps = new StepReader(document.optional("defaults"));
        YamlNode flows = document.map("flows").knowing(List.of("register", "authenticate", "password"));
        YamlNode register = flows.optional("register");
        YamlNode authenticate = flows.optional("authenticate");
        YamlNode password = flows.optional("password");
        if (!register.isPresent() && !authenticate.isPresent()) {
            throw flows.keyLocation().error("no flow; write register, authenticate or both");
        }
        Adapter adapter = new Adapter(
                name,
                document.optional("description").asString(""),
                vars,
                secrets(),
                limit(),
                register.isPresent() ? flow(register, steps, true) : List.of(),
                authenticate.isPresent() ? flow(authenticate, steps, false) : List.of(),
                password.isPresent() ? password(password, steps) : List.of());
        Scope.check(adapter);
        return adapter;
    }

    private Map<String, String> vars() {
        Map<String, String> vars = new LinkedHashMap<>();
        document.optional("vars").asMap().forEach((name, value) -> {
            Names.check(name, value.keyLocation());
            vars.put(name, value.asString(""));
        });
        overrides.forEach((name, value) -> {
            if (!vars.containsKey(name)) {
                throw new InputException(
                        "adapter " + document.required("adapter").asString() + " has no variable \""
                                + name + "\" to set; "
                                + (vars.isEmpty() ? "it has none" : Suggestion.among(name, vars.keySet())));
            }
            vars.put(name, value);
        });
        return Collections.unmodifiableMap(vars);
    }

    private Map<String, String> secrets() {
        Map<String, String> secrets = new LinkedHashMap<>();
        document.optional("secrets").asMap().forEach((name, meaning) -> {
            Names.check(name, meaning.keyLocation());
            secrets.put(name, meaning.asString());
        });
        return Collections.unmodifiableMap(secrets);
    }

    private @Nullable RequestLimit limit() {
        YamlNode limit = document.optional("limit");
        return limit.isPresent() ? limit.as(RequestLimit::parse) : null;
    }

    /** No authenticator takes part. */
    private static List<Declared> password(YamlNode flow, StepReader reader) {
        List<Declared> steps = flow.asList().stream().map(reader::step).toList();
        for (Declared step : Declared.all(steps)) {
            if (step instanceof Declared.Call call) {
                throw call.location()
                        .error("has no place in password: nobody is asked for a credential there; remove it");
            }
        }
        if (steps.isEmpty()) {
            throw flow.keyLocation().error("no step in password; write the requests that sign a user in");
        }
        return steps;
    }

    private static List<Declared> flow(YamlNode flow, StepReader reader, boolean creates) {
        List<Declared> steps = flow.asList().stream().map(reader::step).toList();
        String wanted = creates ? "create" : "get_assertion";
        int calls = 0;
        for (Declared step : Declared.all(steps)) {
            if (step instanceof Declared.Call call) {
                if (call.creates() != creates) {
                    throw call.location().error("has no place in " + flow.name() + "; write " + wanted);
                }
                if (++calls > 1) {
                    throw call.location().error("a second " + wanted + " in " + flow.name() + "; one flow, one call");
                }
            }
        }
        if (calls == 0) {
            throw flow.keyLocation().error("no " + wanted + " step in " + flow.name() + "; add one");
        }
        return steps;
    }
}
