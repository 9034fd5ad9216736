package dev.keywave.adapter;

import dev.keywave.adapter.Template.Expression;
import dev.keywave.input.InputException;
import dev.keywave.input.Location;
import dev.keywave.input.Suggestion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What is bound when a step of a flow runs; refuses expressions that could have no value or the wrong kind of it. */
final class Scope {

    /** A variable: what it holds, whether it surely does, and what members it has. */
    private record Binding(ValueKind kind, boolean certain, List<String> members) {}

    private final Map<String, Binding> bound = new HashMap<>();
    private final Map<String, Binding> everBound = new HashMap<>();
    private final Map<String, String> vars;
    private final Set<String> secrets;

    private Scope(Adapter adapter) {
        this.vars = adapter.vars();
        this.secrets = adapter.secrets().keySet();
        for (List<Declared> flow : adapter.flows()) {
            Declared.all(flow).forEach(step -> bind(step, everBound));
        }
    }

    static void check(Adapter adapter) {
        for (List<Declared> flow : adapter.flows()) {
            new Scope(adapter).walk(flow);
        }
    }

    private void walk(List<Declared> flow) {
        for (Declared step : flow) {
            checkStep(step);
            if (step instanceof Declared.Loop loop) {
                walk(loop);
            } else {
                bind(step, bound);
            }
        }
    }

    /**
     * A case may be the first to run or come after any other, and so may what stands behind the loop: there a variable is
     * certain only if it was before the loop and no case can lose it. Within a case, its own steps count on top.
     */
    private void walk(Declared.Loop loop) {
        Map<String, Binding> anywhere = new HashMap<>(bound);
        for (Declared inside : Declared.all(
                loop.cases().values().stream().flatMap(List::stream).toList())) {
            Map<String, Binding> one = new HashMap<>();
            bind(inside, one);
            one.forEach((name, binding) -> {
                Binding before = anywhere.get(name);
                boolean certain = before != null && before.certain() && binding.certain();
                anywhere.put(name, new Binding(binding.kind(), certain, binding.members()));
            });
            bound.putAll(anywhere);
        }
        checkOn(loop);
        for (List<Declared> inside : loop.cases().values()) {
            walk(inside);
            bound.clear();
            bound.putAll(anywhere);
        }
    }

    private void checkOn(Declared.Loop loop) {
        if (kind(loop.on()).isList()) {
            throw loop.on().location().error("a loop is on one value, not a list; capture it otherwise");
        }
    }

    private void bind(Declared step, Map<String, Binding> into) {
        if (step instanceof Declared.Call call) {
            List<String> members = call.creates() ? Names.CREATED_MEMBERS : Names.ASSERTED_MEMBERS;
            bind(call.as(), new Binding(ValueKind.CREDENTIAL, true, members), call.location(), into);
        } else if (step instanceof Declared.Request request) {
            for (Declared.Capture capture : request.captures()) {
                Binding binding = new Binding(capture.kind(), !capture.optional(), List.of());
                bind(capture.variable(), binding, capture.location(), into);
            }
        }
    }

    private void bind(String name, Binding binding, Location location, Map<String, Binding> into) {
        if (vars.containsKey(name)) {
            throw location.error("\"" + name + "\" is one of vars already; name it otherwise");
        }
        Binding before = bound.get(name);
        into.put(name, binding);
        if (before != null && before.kind() != binding.kind()) {
            throw location.error("\"" + name + "\" is " + binding.kind().inWords() + " here but "
                    + before.kind().inWords() + " before; give them two names");
        }
    }

    private void checkStep(Declared step) {
        if (step instanceof Declared.Call call) {
            checkJson(call.options());
        } else if (step instanceof Declared.Loop loop) {
            checkOn(loop);
        } else if (step instanceof Declared.Request request) {
            checkText(request.target());
            request.headers().values().forEach(this::checkText);
            if (request.body() instanceof Declared.Json json) {
                checkJson(json.value());
            } else if (request.body() instanceof Declared.Form form) {
                form.fields().values().forEach(this::checkText);
            } else if (request.body() instanceof Declared.Text text) {
                checkText(text.text());
                checkText(text.contentType());
            }
        }
    }

    private void checkJson(JsonTemplate template) {
        if (template instanceof JsonTemplate.ObjectTemplate object) {
            object.members().values().forEach(this::checkJson);
        } else if (template instanceof JsonTemplate.ArrayTemplate array) {
            array.elements().forEach(this::checkJson);
        } else if (template instanceof JsonTemplate.TextTemplate text) {
            Expression lone = text.template().lone();
            if (lone != null) {
                kind(lone);
            } else {
                checkText(text.template());
            }
        }
    }

    private void checkText(Template template) {
        for (Expression expression : template.expressions()) {
            if (kind(expression).isList()) {
                throw expression
                        .location()
                        .error("\"" + expression.reference()
                                + "\" is a list and cannot stand within text; add a filter, for example {"
                                + expression.reference() + "|csv}");
            }
        }
    }

    /** What the expression gives after its filters. */
    private ValueKind kind(Expression expression) {
        ValueKind kind = kindBeforeFilters(expression);
        for (Filter filter : expression.filters()) {
            if (!filter.accepts().contains(kind)) {
                throw expression
                        .location()
                        .error("filter " + filter.label() + " takes " + filter.accepted() + ", not " + kind.inWords()
                                + "; choose another or capture otherwise");
            }
            kind = filter.yields();
        }
        return kind;
    }

    private ValueKind kindBeforeFilters(Expression expression) {
        String name = expression.name();
        if (name.equals(Names.USER)) {
            required(expression, Names.USER_MEMBERS);
            return Names.INDEX.equals(expression.member()) ? ValueKind.NUMBER : ValueKind.TEXT;
        } else if (name.equals(Names.SECRET)) {
            checkSecret(expression);
            return ValueKind.TEXT;
        }
        Binding binding = bound.get(name);
        if (vars.containsKey(name)) {
            binding = new Binding(ValueKind.TEXT, true, List.of());
        } else if (binding == null && expression.optional()) {
            binding = everBound.get(name);
        }
        if (binding == null) {
            throw unbound(expression);
        }
        if (!binding.certain() && !expression.optional()) {
            throw expression
                    .location()
                    .error("\"" + name
                            + "\" may be unbound, its capture is optional or does not stand on every path; write {"
                            + name + "?} or capture it for sure");
        }
        if (binding.kind() != ValueKind.CREDENTIAL) {
            if (expression.member() != null) {
                throw expression
                        .location()
                        .error("\"" + name + "\" is " + binding.kind().inWords() + " and has no members; write {" + name
                                + "}");
            }
            return binding.kind();
        }
        member(expression, binding.members());
        return switch (String.valueOf(expression.member())) {
            case "json", "conformance_json" -> ValueKind.JSON;
            case "transports" -> ValueKind.TEXTS;
            default -> ValueKind.TEXT;
        };
    }

    private void checkSecret(Expression expression) {
        String member = expression.member();
        if (member == null || !secrets.contains(member)) {
            String declare = "declare it: \"secrets: {" + (member == null ? "token" : member) + ": what it is}\"";
            throw expression
                    .location()
                    .error("\"" + expression.reference() + "\" is no declared secret; "
                            + (secrets.isEmpty() || member == null
                                    ? declare
                                    : Suggestion.among(member, secrets) + "; or " + declare));
        }
    }

    private static String required(Expression expression, List<String> known) {
        String member = expression.member();
        if (member == null) {
            throw expression
                    .location()
                    .error("\"" + expression.name() + "\" needs a member, for example {" + expression.name() + "."
                            + known.get(0) + "}; known: " + String.join(", ", known));
        }
        return member;
    }

    private static void member(Expression expression, List<String> known) {
        String member = required(expression, known);
        if (!known.contains(member)) {
            throw expression
                    .location()
                    .error("unknown member \"" + member + "\" of \"" + expression.name() + "\"; "
                            + Suggestion.among(member, known));
        }
    }

    private InputException unbound(Expression expression) {
        List<String> known = new ArrayList<>(new TreeSet<>(bound.keySet()));
        known.addAll(vars.keySet());
        Names.USER_MEMBERS.forEach(member -> known.add(Names.USER + "." + member));
        secrets.forEach(secret -> known.add(Names.SECRET + "." + secret));
        String what = everBound.containsKey(expression.name()) ? "is not bound yet" : "is never bound";
        return expression
                .location()
                .error("variable \"" + expression.name() + "\" " + what + "; "
                        + Suggestion.among(expression.name(), known));
    }
}
