package dev.keywave.adapter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A place in a JSON document that one or more pointers lead to or through. */
final class PointerNode {

    /** A value that the document should have here, with its number in the pass. */
    record Expectation(int number, JsonScalar value) {}

    private final Map<String, PointerNode> children = new HashMap<>();
    private final List<Expectation> expectations = new ArrayList<>(1);
    private final List<Integer> captures = new ArrayList<>(1);

    /** The place below this that a pointer names; made if need be. */
    PointerNode at(JsonPointer pointer) {
        PointerNode node = this;
        for (String token : pointer.tokens()) {
            node = node.children.computeIfAbsent(token, t -> new PointerNode());
        }
        return node;
    }

    void expect(Expectation expectation) {
        expectations.add(expectation);
    }

    void capture(int number) {
        captures.add(number);
    }

    @Nullable
    PointerNode child(String name) {
        return children.get(name);
    }

    boolean isLeaf() {
        return children.isEmpty();
    }

    List<Expectation> expectations() {
        return expectations;
    }

    List<Integer> captures() {
        return captures;
    }
}
