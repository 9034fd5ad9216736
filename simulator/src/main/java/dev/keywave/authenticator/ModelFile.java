package dev.keywave.authenticator;

import dev.keywave.input.InputException;
import dev.keywave.webauthn.AttestationFormat;
import dev.keywave.webauthn.AuthenticatorAttachment;
import dev.keywave.webauthn.CoseAlgorithm;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads one YAML file of an authenticator model; all keys are required, so that a file says what the model does. */
final class ModelFile {

    private static final List<String> KEYS = List.of(
            "name",
            "aaguid",
            "algorithms",
            "attestation_formats",
            "transports",
            "attachment",
            "backup_eligible",
            "backup_state",
            "counter",
            "credential_id_length",
            "user_verification",
            "discoverable_credentials");

    /** https://www.w3.org/TR/webauthn-3/#enum-transport */
    private static final List<String> TRANSPORTS = List.of("ble", "hybrid", "internal", "nfc", "smart-card", "usb");

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]*");
    private static final Pattern AAGUID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private final String file;
    private final Map<String, Node> values = new LinkedHashMap<>();

    ModelFile(String file) {
        this.file = file;
    }

    AuthenticatorModel parse(String yaml) {
        collect(compose(yaml));
        AuthenticatorModel model = new AuthenticatorModel(
                matching("name", NAME, "small letters, digits and hyphens"),
                UUID.fromString(matching("aaguid", AAGUID, "a UUID")),
                list("algorithms", labels(CoseAlgorithm.values(), CoseAlgorithm::label)),
                list("attestation_formats", labels(AttestationFormat.values(), AttestationFormat::identifier)),
                list("transports", labels(TRANSPORTS.toArray(String[]::new), Function.identity())),
                one("attachment", labels(AuthenticatorAttachment.values(), AuthenticatorAttachment::value)),
                one("backup_eligible", Map.of("true", true, "false", false)),
                one("backup_state", Map.of("true", true, "false", false)),
                one("counter", labels(CounterPolicy.values(), ModelFile::snakeCase)),
                credentialIdLength(),
                one("user_verification", labels(UserVerificationMethod.values(), ModelFile::snakeCase)),
                one("discoverable_credentials", labels(DiscoverableCredentials.values(), ModelFile::snakeCase)));
        if (model.backupState() && !model.backupEligible()) {
            throw error(value("backup_state"), "backup_state: true needs backup_eligible: true");
        }
        return model;
    }

    private MappingNode compose(String yaml) {
        try {
            Node root = new Compose(LoadSettings.builder().setLabel(file).build())
                    .composeString(yaml)
                    .orElseThrow(() -> new InputException(file + ":1:1: the file is empty; expected the keys " + KEYS));
            if (root instanceof MappingNode mapping) {
                return mapping;
            }
            throw error(root, "expected a mapping with the keys " + KEYS);
        } catch (MarkedYamlEngineException e) {
            throw new InputException(position(e.getProblemMark().orElse(null)) + ": " + oneLine(e.getProblem()), e);
        } catch (YamlEngineException e) {
            throw new InputException(file + ": " + oneLine(e.getMessage()), e);
        }
    }

    private void collect(MappingNode root) {
        for (NodeTuple tuple : root.getValue()) {
            String key = scalar(tuple.getKeyNode(), "a key");
            if (!KEYS.contains(key)) {
                throw error(
                        tuple.getKeyNode(), "unknown key '%s'; there are: %s".formatted(key, String.join(", ", KEYS)));
            }
            if (values.put(key, tuple.getValueNode()) != null) {
                throw error(tuple.getKeyNode(), "'" + key + "' is there twice");
            }
        }
        for (String key : KEYS) {
            if (!values.containsKey(key)) {
                throw error(root, "'" + key + "' is missing");
            }
        }
    }

    private int credentialIdLength() {
        int min = AuthenticatorModel.MIN_CREDENTIAL_ID_LENGTH;
        int max = AuthenticatorModel.MAX_CREDENTIAL_ID_LENGTH;
        Node node = value("credential_id_length");
        String text = scalar(node, "a number");
        if (text.matches("\\d{1,4}")) {
            int length = Integer.parseInt(text);
            if (length >= min && length <= max) {
                return length;
            }
        }
        throw error(node, "credential_id_length is '%s'; expected %d to %d bytes".formatted(text, min, max));
    }

    private String matching(String key, Pattern pattern, String expected) {
        String text = scalar(value(key), expected);
        if (!pattern.matcher(text).matches()) {
            throw error(value(key), "%s is '%s'; expected %s".formatted(key, text, expected));
        }
        return text;
    }

    private <T> T one(String key, Map<String, T> known) {
        return one(key, value(key), known);
    }

    private <T> T one(String key, Node node, Map<String, T> known) {
        String expected = known.keySet().stream().sorted().collect(Collectors.joining(", "));
        String text = scalar(node, "one of " + expected);
        T found = known.get(text);
        if (found == null) {
            throw error(node, "%s is '%s'; expected one of %s".formatted(key, text, expected));
        }
        return found;
    }

    private <T> List<T> list(String key, Map<String, T> known) {
        if (value(key) instanceof SequenceNode sequence && !sequence.getValue().isEmpty()) {
            return sequence.getValue().stream()
                    .map(node -> one(key, node, known))
                    .toList();
        }
        throw error(value(key), "%s: expected a list of %s".formatted(key, String.join(", ", known.keySet())));
    }

    private Node value(String key) {
        Node node = values.get(key);
        if (node == null) {
            throw new IllegalStateException(key + " was not collected");
        }
        return node;
    }

    private String scalar(Node node, String expected) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw error(node, "expected " + expected);
    }

    private InputException error(Node node, String problem) {
        return new InputException(position(node.getStartMark().orElse(null)) + ": " + problem);
    }

    private String position(@Nullable Mark mark) {
        return mark == null ? file : file + ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1);
    }

    private static String oneLine(@Nullable String message) {
        return message == null ? "not YAML" : message.lines().collect(Collectors.joining(" "));
    }

    private static String snakeCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static <T> Map<String, T> labels(T[] constants, Function<? super T, String> label) {
        return Arrays.stream(constants)
                .collect(Collectors.toMap(label, Function.identity(), (a, b) -> a, LinkedHashMap::new));
    }
}
