package dev.keywave.adapter;

import dev.keywave.adapter.PointerNode.Expectation;
import java.util.Arrays;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;

/**
 * Everything that a step wants of a JSON body, read in one streaming pass. The pass always goes to the end, so that a
 * document that is cut off is never taken for a whole one.
 */
final class JsonPass {

    /** Nesting that no options or results come near. */
    static final int MAX_DEPTH = 100;

    /** How a pass ended; all but {@link #READ} have a reason. */
    enum End {
        READ(""),
        NOT_JSON("not_json"),
        BEYOND_LIMITS("json_beyond_limits");

        private final String reason;

        End(String reason) {
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }

    static final JsonFactory JSON = JsonFactory.builder()
            // Loops are threads of their own; the default pool is shared by all of them.
            .recyclerPool(JsonRecyclerPools.threadLocalPool())
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(1 << 20)
                    .maxNameLength(1 << 10)
                    .build())
            .build();

    private final PointerNode root = new PointerNode();
    private final boolean ofElements;
    private int expectations;
    private int captures;
    private boolean capturesBody;

    JsonPass() {
        this(false);
    }

    private JsonPass(boolean ofElements) {
        this.ofElements = ofElements;
    }

    /** A pass for {@link #readEach}: its pointers begin at an element. */
    static JsonPass ofElements() {
        return new JsonPass(true);
    }

    /** Adds a value to compare; gives its number. */
    int expect(JsonPointer pointer, JsonScalar value) {
        root.at(pointer).expect(new Expectation(expectations, value));
        return expectations++;
    }

    /** Adds a value to take; gives its number. */
    int capture(JsonPointer pointer) {
        capturesBody |= pointer.tokens().isEmpty();
        root.at(pointer).capture(captures);
        return captures++;
    }

    int expectations() {
        return expectations;
    }

    int captures() {
        return captures;
    }

    /** Whether the whole body is taken, so that the bytes that are read must be the reading's own. */
    boolean capturesBody() {
        return capturesBody;
    }

    /** Reads a body and notes in the reading what was found. */
    End read(byte[] bytes, int offset, int length, Reading reading) {
        if (!mayBeUtf8(bytes, offset, length)) {
            return End.NOT_JSON;
        }
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), bytes, offset, length)) {
            if (parser.nextToken() == null) {
                return End.NOT_JSON;
            }
            visit(root, parser, bytes, offset, reading);
            return parser.nextToken() == null ? End.READ : End.NOT_JSON;
        } catch (StreamConstraintsException e) {
            return End.BEYOND_LIMITS;
        } catch (JacksonException e) {
            return End.NOT_JSON;
        }
    }

    /**
     * Reads the elements of an array, or the values of an object, one after the other.
     *
     * @param bytes the array or object; anything else has no elements
     * @param each called behind each element, when the reading has what was found in it
     */
    End readEach(byte[] bytes, Reading reading, Runnable each) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), bytes, 0, bytes.length)) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_ARRAY) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    readElement(parser, bytes, reading, each);
                }
            } else if (token == JsonToken.START_OBJECT) {
                while (parser.nextName() != null) {
                    parser.nextToken();
                    readElement(parser, bytes, reading, each);
                }
            }
            return End.READ;
        } catch (JacksonException e) {
            return End.NOT_JSON;
        }
    }

    private void readElement(JsonParser parser, byte[] bytes, Reading reading, Runnable each) {
        reading.begin();
        visit(root, parser, bytes, 0, reading);
        each.run();
    }

    private void visit(PointerNode node, JsonParser parser, byte[] bytes, int offset, Reading reading) {
        List<Expectation> expected = node.expectations();
        for (int i = 0; i < expected.size(); i++) {
            reading.found(expected.get(i).number(), expected.get(i).value().matches(parser));
        }
        JsonToken token = parser.currentToken();
        boolean keep = !node.captures().isEmpty();
        boolean document = node == root && !ofElements;
        if (keep && token == JsonToken.VALUE_STRING && !document) {
            keep(node, parser.getString(), reading);
            return;
        }
        int start = keep && !document ? (int) parser.currentTokenLocation().getByteOffset() : 0;
        if (node.isLeaf()) {
            parser.skipChildren();
        } else if (token == JsonToken.START_OBJECT) {
            visitMembers(node, parser, bytes, offset, reading);
        } else if (token == JsonToken.START_ARRAY) {
            visitElements(node, parser, bytes, offset, reading);
        }
        if (keep) {
            keep(node, document ? bytes : raw(parser, bytes, offset, start), reading);
        }
    }

    private void visitMembers(PointerNode node, JsonParser parser, byte[] bytes, int offset, Reading reading) {
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            step(node, name, parser, bytes, offset, reading);
        }
    }

    private void visitElements(PointerNode node, JsonParser parser, byte[] bytes, int offset, Reading reading) {
        int index = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            step(node, Integer.toString(index++), parser, bytes, offset, reading);
        }
    }

    private void step(PointerNode from, String to, JsonParser parser, byte[] bytes, int offset, Reading reading) {
        PointerNode child = from.child(to);
        if (child == null) {
            parser.skipChildren();
        } else {
            visit(child, parser, bytes, offset, reading);
        }
    }

    private static byte[] raw(JsonParser parser, byte[] bytes, int offset, int start) {
        parser.finishToken();
        int end = (int) parser.currentLocation().getByteOffset();
        return Arrays.copyOfRange(bytes, offset + start, offset + end);
    }

    private static void keep(PointerNode node, Object value, Reading reading) {
        for (int number : node.captures()) {
            reading.captured(number, value);
        }
    }

    /** JSON on the wire is UTF-8 (RFC 8259 section 8.1); the parser would accept UTF-16 and 32 too. */
    private static boolean mayBeUtf8(byte[] bytes, int offset, int length) {
        if (length == 0 || bytes[offset] == 0 || (bytes[offset] & 0xfe) == 0xfe) {
            return false;
        }
        return length == 1 || bytes[offset + 1] != 0;
    }
}
