package dev.keywave.attack;

import dev.keywave.input.Suggestion;
import dev.keywave.input.YamlKind;
import dev.keywave.input.YamlNode;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The mutation operators by the names that the catalogue has for them. */
final class Operators {

    private static final Map<String, Operator> BY_NAME = new TreeMap<>();

    static {
        BY_NAME.putAll(ClientDataOperators.BY_NAME);
        BY_NAME.putAll(AuthenticatorDataOperators.BY_NAME);
        BY_NAME.putAll(CoseKeyOperators.BY_NAME);
        BY_NAME.putAll(AttestationObjectOperators.BY_NAME);
        BY_NAME.putAll(CertificateOperators.BY_NAME);
        BY_NAME.putAll(SignatureOperators.BY_NAME);
        BY_NAME.putAll(SessionOperators.BY_NAME);
        BY_NAME.putAll(EnvelopeOperators.BY_NAME);
    }

    private Operators() {}

    /** Makes a mutation of an operator's parameters. */
    @FunctionalInterface
    interface Operator {
        Mutation with(YamlNode parameters);
    }

    /** The mutation that a map of one operator and its parameters describes. */
    static Mutation read(YamlNode mutate) {
        Map<String, YamlNode> operators = mutate.asMap();
        if (operators.size() != 1) {
            throw mutate.error("\"mutate\" has " + operators.size() + " operators; write one");
        }
        String name = operators.keySet().iterator().next();
        Operator operator = BY_NAME.get(name);
        if (operator == null) {
            throw mutate.error("unknown operator \"" + name + "\"; " + Suggestion.among(name, BY_NAME.keySet()));
        }
        return operator.with(mutate.optional(name));
    }

    /** What a word of the catalogue stands for. */
    static <T> T one(YamlNode node, Map<String, T> known) {
        T found = known.get(node.asString());
        if (found == null) {
            throw node.error("\"" + node.name() + "\" is \"" + node.asString() + "\"; "
                    + Suggestion.among(node.asString(), new TreeSet<>(known.keySet())));
        }
        return found;
    }

    /** Bytes in hexadecimal. */
    static byte[] hex(YamlNode node) {
        try {
            return HexFormat.of().parseHex(node.asString());
        } catch (IllegalArgumentException e) {
            throw node.error("\"" + node.name() + "\" is \"" + node.asString()
                    + "\"; expected hexadecimal digits, for example \"a0ff\"");
        }
    }

    /** The parameters in one line, for people. */
    static String text(YamlNode node) {
        if (node.kind() == YamlKind.MAP) {
            return node.asMap().entrySet().stream()
                    .map(entry -> entry.getKey() + ": " + text(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (node.kind() == YamlKind.LIST) {
            return node.asList().stream().map(Operators::text).collect(Collectors.joining(", ", "[", "]"));
        }
        return node.isPresent() ? node.asString() : "";
    }
}
