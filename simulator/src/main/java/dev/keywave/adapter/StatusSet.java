package dev.keywave.adapter;

import dev.keywave.input.YamlKind;
import dev.keywave.input.YamlNode;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;

/** HTTP status codes: one, several, or a whole class such as {@code 2xx}. */
final class StatusSet {

    static final StatusSet SUCCESS = new StatusSet("2xx", List.of(new Range(200, 299)));

    private record Range(int first, int last) {}

    private final BitSet codes = new BitSet(600);
    private final String label;

    private StatusSet(String label, List<Range> ranges) {
        this.label = label;
        ranges.forEach(range -> codes.set(range.first, range.last + 1));
    }

    static StatusSet of(YamlNode node) {
        List<YamlNode> elements = node.kind() == YamlKind.LIST ? node.asList() : List.of(node);
        if (elements.isEmpty()) {
            throw node.error("no status; write a number, a class such as 2xx, or a list of them");
        }
        String label = elements.stream().map(YamlNode::asString).collect(Collectors.joining("_"));
        return new StatusSet(label, elements.stream().map(StatusSet::range).toList());
    }

    boolean contains(int status) {
        return status >= 0 && codes.get(status);
    }

    /** As written, several with underscores between: fit for a reason. */
    String label() {
        return label;
    }

    private static Range range(YamlNode node) {
        String text = node.asString();
        if (text.matches("[1-5]xx")) {
            int first = (text.charAt(0) - '0') * 100;
            return new Range(first, first + 99);
        }
        if (text.matches("[1-5][0-9][0-9]")) {
            return new Range(Integer.parseInt(text), Integer.parseInt(text));
        }
        throw node.error(
                "\"" + text + "\" is not an HTTP status; write a number from 100 to 599 or a class such as 2xx");
    }
}
