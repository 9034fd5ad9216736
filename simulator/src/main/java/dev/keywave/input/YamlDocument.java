package dev.keywave.input;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Reads YAML 1.2 (JSON schema: only {@code true}, {@code false}, {@code null} and JSON's numbers are not text) and
 * keeps where everything stood. Anchors and aliases work; size, depth and what aliases expand to are bounded; a key
 * twice in one map is an error, not the last one's win.
 */
public final class YamlDocument {

    /** Longest file that is read, bytes. */
    static final int MAX_BYTES = 1 << 20;

    /** Deepest nesting of maps and lists. */
    static final int MAX_DEPTH = 64;

    /** Most nodes once every alias stands for its copy. */
    static final int MAX_NODES = 50_000;

    private final String file;
    private final Map<Node, Integer> expandedSizes = new HashMap<>();

    private YamlDocument(String file) {
        this.file = file;
    }

    /**
     * Reads a file.
     *
     * @throws InputException when it cannot be read, is not UTF-8, too large or not YAML
     */
    public static YamlNode read(Path path) {
        if (!Files.isRegularFile(path)) {
            throw new InputException(path + ": no such file; give the path of a YAML file");
        }
        byte[] bytes;
        try {
            if (Files.size(path) > MAX_BYTES) {
                throw new InputException(path + ": larger than 1 MiB; is this the right file?");
            }
            bytes = Files.readAllBytes(path);
        } catch (IOException e) {
            throw new InputException(
                    path + ": cannot be read (" + e.getClass().getSimpleName() + "); make it readable", e);
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return parse(path.toString(), text);
        } catch (CharacterCodingException e) {
            throw new InputException(path + ": is not UTF-8; save it as UTF-8", e);
        }
    }

    /**
     * Reads a text.
     *
     * @param file the name to use in errors
     * @param text one YAML document
     * @return its root
     * @throws InputException when it is not one YAML document
     */
    public static YamlNode parse(String file, String text) {
        return new YamlDocument(file).compose(text);
    }

    private YamlNode compose(String text) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setMaxAliasesForCollections(1_000)
                .setCodePointLimit(MAX_BYTES)
                .build();
        Node root;
        try {
            boundDepth(new Parse(settings).parseString(text));
            root = new Compose(settings)
                    .composeString(text)
                    .orElseThrow(() -> new Location(file, 1, 1).error("is empty; expected a YAML document"));
        } catch (MarkedYamlEngineException e) {
            throw new InputException(
                    where(e.getProblemMark().or(e::getContextMark)) + ": not YAML: " + problem(e)
                            + "; mend the syntax here",
                    e);
        } catch (ReaderException e) {
            throw new InputException(
                    where(text, e.getPosition()) + ": not YAML: control character; remove it or write an escape", e);
        } catch (YamlEngineException e) {
            throw new InputException(file + ": not YAML: " + oneLine(String.valueOf(e.getMessage())), e);
        }
        check(root, new HashSet<>());
        return new YamlNode(file, "document", root);
    }

    private void boundDepth(Iterable<Event> events) {
        int depth = 0;
        for (Event event : events) {
            switch (event.getEventId()) {
                case MappingStart, SequenceStart -> {
                    if (++depth > MAX_DEPTH) {
                        throw where(event.getStartMark())
                                .error("nested deeper than " + MAX_DEPTH + " levels; flatten it");
                    }
                }
                case MappingEnd, SequenceEnd -> depth--;
                default -> {}
            }
        }
    }

    /** Counts the nodes below, aliases as often as they are used, and refuses circles and keys given twice. */
    private int check(Node node, Set<Node> above) {
        if (!above.add(node)) {
            throw where(node.getStartMark()).error("contains itself through an alias; write it out");
        }
        Integer known = expandedSizes.get(node);
        long size = known == null ? 1 : known;
        if (known == null && node instanceof MappingNode map) {
            Set<String> keys = new HashSet<>();
            for (NodeTuple entry : map.getValue()) {
                String key = key(entry.getKeyNode());
                if (!keys.add(key)) {
                    throw where(entry.getKeyNode().getStartMark())
                            .error("key \"" + key + "\" a second time in the same map; remove one");
                }
                size += check(entry.getValueNode(), above);
            }
        } else if (known == null && node instanceof SequenceNode list) {
            for (Node element : list.getValue()) {
                size += check(element, above);
            }
        }
        if (size > MAX_NODES) {
            throw where(node.getStartMark())
                    .error("expands to more than " + MAX_NODES + " nodes through its aliases; use fewer");
        }
        expandedSizes.put(node, (int) size);
        above.remove(node);
        return (int) size;
    }

    private String key(Node key) {
        if (key instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw where(key.getStartMark()).error("a key is a list or a map; expected text");
    }

    private static String problem(MarkedYamlEngineException e) {
        String context = e.getContext();
        String problem = e.getProblem();
        return oneLine((context == null || context.isBlank() ? "" : context + ", ") + (problem == null ? "" : problem));
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s*[\\r\\n]+\\s*", ", ").replaceAll(",? *$", "");
    }

    private Location where(Optional<Mark> mark) {
        return YamlNode.location(file, mark);
    }

    private Location where(String text, int position) {
        String before = text.substring(0, Math.min(position, text.length()));
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        return new Location(file, line, before.length() - before.lastIndexOf('\n'));
    }
}
