package dev.keywave.adapter;

import dev.keywave.adapter.Template.Expression;
import dev.keywave.adapter.Template.Literal;
import dev.keywave.adapter.Template.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Compiles declared steps. */
final class StepCompiler {

    /** What the numbers of expectations, kept as bits, leave room for. */
    static final int MAX_EXPECTATIONS = 64;

    private final Binder binder;
    private final TargetOrigin origin;
    private int captures;
    private boolean wholeCredentials = true;
    private int loops;

    StepCompiler(Map<String, String> vars, Inputs inputs, TargetOrigin origin) {
        this.binder = new Binder(vars, inputs);
        this.origin = origin;
    }

    List<Step> compile(List<Declared> flow) {
        List<Step> steps = new ArrayList<>();
        compile(flow, steps);
        boolean asks = Declared.all(flow).stream().anyMatch(Declared.Call.class::isInstance);
        wholeCredentials &= binder.takeWholeCredential() || !asks;
        return List.copyOf(steps);
    }

    /** The slots of the variables. */
    Map<String, Integer> slots() {
        return binder.slots();
    }

    /** Whether each flow so far sends the authenticator's whole answer as JSON. */
    boolean wholeCredentials() {
        return wholeCredentials;
    }

    int loops() {
        return loops;
    }

    /** The most JSON captures that a step has. */
    int captures() {
        return captures;
    }

    private void compile(List<Declared> flow, List<Step> steps) {
        for (Declared declared : flow) {
            if (declared instanceof Declared.Request request) {
                steps.add(request(request));
            } else if (declared instanceof Declared.Call call) {
                steps.add(call(call));
            } else if (declared instanceof Declared.Loop loop) {
                compile(loop, steps);
            }
        }
    }

    private Step call(Declared.Call call) {
        OptionsTemplate options = new OptionsTemplate(call.options(), binder);
        int slot = binder.slot(call.as());
        return call.creates()
                ? new CreateStep(call.location(), options, slot)
                : new GetAssertionStep(call.location(), options, slot, call.ownCredential());
    }

    /** Lays the cases out one behind the other, the loop's own step in front of them and at the end of each. */
    private void compile(Declared.Loop loop, List<Step> steps) {
        Map<String, Integer> starts = new HashMap<>();
        int next = steps.size() + 1;
        for (Map.Entry<String, List<Declared>> one : loop.cases().entrySet()) {
            starts.put(one.getKey(), next);
            next += length(one.getValue()) + 1;
        }
        LoopStep step = new LoopStep(loop, binder.value(loop.on()), starts, next, loops++);
        steps.add(step);
        for (List<Declared> inside : loop.cases().values()) {
            compile(inside, steps);
            steps.add(step);
        }
    }

    /** How many compiled steps these become. */
    private static int length(List<Declared> flow) {
        int length = flow.size();
        for (Declared step : flow) {
            if (step instanceof Declared.Loop loop) {
                for (List<Declared> inside : loop.cases().values()) {
                    length += length(inside) + 1;
                }
            }
        }
        return length;
    }

    private RequestStep request(Declared.Request request) {
        JsonPass pass = new JsonPass();
        List<Extractor> extractors = new ArrayList<>();
        boolean capturesJson = false;
        for (Declared.Capture capture : request.captures()) {
            boolean fromJson = capture.source() instanceof Declared.FromJson;
            int number = capture.source() instanceof Declared.FromJson json ? pass.capture(json.pointer()) : -1;
            capturesJson |= fromJson && !capture.optional();
            extractors.add(new Extractor(capture, number, binder.slot(capture.variable())));
        }
        captures = Math.max(captures, pass.captures());
        Classifier classifier = new Classifier(request, pass, capturesJson, binder.secrets());
        if (pass.expectations() > MAX_EXPECTATIONS) {
            throw request.location().error("compares more than " + MAX_EXPECTATIONS + " JSON values; leave some out");
        }
        List<HeaderField> headers = headers(request);
        return new RequestStep(
                request,
                request.method() + " " + label(request.target()),
                new TargetTemplate(request.target(), binder, origin),
                headers,
                lines(headers),
                body(request.body()),
                classifier,
                extractors);
    }

    private @Nullable Segment body(Declared.@Nullable Body body) {
        if (body instanceof Declared.Json json) {
            return binder.json(json.value());
        } else if (body instanceof Declared.Form form) {
            return binder.form(form.fields());
        } else if (body instanceof Declared.Text text) {
            return binder.text(text.text(), Encoding.PLAIN).build();
        }
        return null;
    }

    private List<HeaderField> headers(Declared.Request request) {
        Map<String, Template> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put("accept", literal("*/*", request));
        if (request.body() instanceof Declared.Json) {
            headers.put("content-type", literal("application/json", request));
        } else if (request.body() instanceof Declared.Form) {
            headers.put("content-type", literal("application/x-www-form-urlencoded", request));
        } else if (request.body() instanceof Declared.Text text) {
            headers.put("content-type", text.contentType());
        }
        headers.putAll(request.headers());
        List<HeaderField> fields = new ArrayList<>();
        headers.forEach((name, value) -> fields.add(header(name, value)));
        return List.copyOf(fields);
    }

    private HeaderField header(String name, Template value) {
        SegmentList content = binder.text(value, Encoding.HEADER);
        Value lone = binder.optional(value.lone());
        String constant = lone == null && content.isConstant() ? content.constantText() : null;
        return new HeaderField(name, constant, content.build(), lone);
    }

    /** All lines in one piece, what is constant and adjacent as bytes. */
    private static Segment lines(List<HeaderField> headers) {
        SegmentList lines = new SegmentList();
        for (HeaderField header : headers) {
            if (header.constant() == null) {
                lines.add(header.line());
            } else {
                lines.constant(header.name() + ": " + header.constant() + "\r\n");
            }
        }
        return lines.build();
    }

    private static Template literal(String text, Declared.Request request) {
        return new Template(List.of(new Literal(text)), request.location());
    }

    /** The target without its query, {@code vars} filled in, secrets not. */
    private String label(Template target) {
        StringBuilder label = new StringBuilder();
        for (Part part : target.parts()) {
            if (part instanceof Literal literal) {
                label.append(literal.text());
            } else if (part instanceof Expression expression) {
                boolean secret = expression.name().equals(Names.SECRET);
                Object constant = secret ? null : binder.constant(expression);
                label.append(constant == null ? "{" + expression.reference() + "}" : Value.text(constant));
            }
        }
        int query = label.indexOf("?");
        return query < 0 ? label.toString() : label.substring(0, query);
    }
}
