package dev.keywave.adapter;

import dev.keywave.adapter.Template.Expression;
import dev.keywave.input.YamlKind;
import dev.keywave.input.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a loop and, through the reader of steps, its cases. */
final class LoopReader {

    private static final int DEFAULT_MOST = 20;
    private static final int MAX_MOST = 1_000;

    private LoopReader() {}

    static Declared.Loop read(YamlNode loop, StepReader steps) {
        loop.knowing(List.of("on", "until", "most", "cases"));
        YamlNode onNode = loop.required("on");
        Expression on = Template.of(onNode).lone();
        if (on == null) {
            throw onNode.error("a loop is on one variable; write for example \"{component}\"");
        }
        List<String> until = until(loop.required("until"));
        YamlNode most = loop.optional("most");
        if (most.asInt(DEFAULT_MOST) < 1 || most.asInt(DEFAULT_MOST) > MAX_MOST) {
            throw most.error("a loop runs its cases between 1 and " + MAX_MOST + " times; write a number of these");
        }
        Map<String, List<Declared>> cases = new LinkedHashMap<>();
        loop.map("cases").asMap().forEach((component, flow) -> {
            if (until.contains(component)) {
                throw flow.keyLocation().error("\"" + component + "\" ends the loop already; remove it here or there");
            }
            List<Declared> inside = flow.asList().stream().map(steps::step).toList();
            if (!moves(inside, on.name())) {
                throw flow.keyLocation()
                        .error("case \"" + component + "\" never captures \"" + on.name()
                                + "\" anew, so that it would run again and again; capture it from a response");
            }
            cases.put(component, inside);
        });
        if (cases.isEmpty()) {
            throw loop.required("cases").keyLocation().error("a loop without a case; add one");
        }
        return new Declared.Loop(loop.keyLocation(), on, until, most.asInt(DEFAULT_MOST), cases);
    }

    private static List<String> until(YamlNode node) {
        List<YamlNode> values = node.kind() == YamlKind.LIST ? node.asList() : List.of(node);
        if (values.isEmpty()) {
            throw node.error("no value at which the loop ends; write one or a list");
        }
        return values.stream().map(YamlNode::asString).toList();
    }

    private static boolean moves(List<Declared> steps, String variable) {
        return Declared.all(steps).stream()
                .filter(Declared.Request.class::isInstance)
                .map(Declared.Request.class::cast)
                .flatMap(request -> request.captures().stream())
                .anyMatch(capture -> capture.variable().equals(variable));
    }
}
