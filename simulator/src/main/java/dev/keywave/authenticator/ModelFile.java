package dev.keywave.authenticator;

import dev.keywave.input.Quantities;
import dev.keywave.input.Suggestion;
import dev.keywave.input.YamlNode;
import dev.keywave.webauthn.AttestationFormat;
import dev.keywave.webauthn.AuthenticatorAttachment;
import dev.keywave.webauthn.CoseAlgorithm;
import dev.keywave.webauthn.PackedAttestation;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads one YAML file of an authenticator model. All keys are required, so that a file says what the model does, but
 * {@code packed_attestation} (without it that is self attestation), {@code extensions} (credProps) and
 * {@code signing_delay} (none).
 */
final class ModelFile {

    private static final List<String> KEYS = List.of(
            "name",
            "aaguid",
            "algorithms",
            "attestation_formats",
            "packed_attestation",
            "transports",
            "attachment",
            "backup_eligible",
            "backup_state",
            "counter",
            "credential_id_length",
            "user_verification",
            "discoverable_credentials",
            "extensions",
            "signing_delay");

    private static final List<String> CEREMONIES = List.of("registration", "authentication");
    private static final List<String> DELAY_KEYS = List.of("median", "p95");

    /** https://www.w3.org/TR/webauthn-3/#enum-transport */
    private static final List<String> TRANSPORTS = List.of("ble", "hybrid", "internal", "nfc", "smart-card", "usb");

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]*");
    private static final Pattern AAGUID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private ModelFile() {}

    static AuthenticatorModel read(YamlNode root) {
        root.knowing(KEYS);
        AuthenticatorModel model = new AuthenticatorModel(
                matching(root.required("name"), NAME, "small letters, digits and hyphens"),
                UUID.fromString(matching(
                        root.required("aaguid"), AAGUID, "a UUID, for example 00112233-4455-6677-8899-aabbccddeeff")),
                some(root.required("algorithms"), labels(CoseAlgorithm.values(), CoseAlgorithm::label)),
                some(
                        root.required("attestation_formats"),
                        labels(AttestationFormat.values(), AttestationFormat::identifier)),
                packedAttestation(root.optional("packed_attestation")),
                some(root.required("transports"), labels(TRANSPORTS.toArray(String[]::new), Function.identity())),
                one(
                        root.required("attachment"),
                        labels(AuthenticatorAttachment.values(), AuthenticatorAttachment::value)),
                root.required("backup_eligible").asBoolean(),
                one(root.required("backup_state"), labels(BackupStatePolicy.values(), ModelFile::snakeCase)),
                one(root.required("counter"), labels(CounterPolicy.values(), ModelFile::snakeCase)),
                credentialIdLength(root.required("credential_id_length")),
                one(root.required("user_verification"), labels(UserVerificationMethod.values(), ModelFile::snakeCase)),
                one(
                        root.required("discoverable_credentials"),
                        labels(DiscoverableCredentials.values(), ModelFile::snakeCase)),
                extensions(root.optional("extensions")),
                signingDelay(root.optional("signing_delay").knowing(CEREMONIES).optional("registration")),
                signingDelay(root.optional("signing_delay").optional("authentication")));
        checkAttestation(root, model);
        YamlNode backupState = root.required("backup_state");
        if (model.backupStatePolicy() != BackupStatePolicy.NEVER && !model.backupEligible()) {
            throw backupState.error(
                    "\"backup_state\" is " + backupState.asString() + "; that needs backup_eligible: true");
        }
        if (model.has(Extension.HMAC_SECRET) && model.has(Extension.PRF)) {
            throw root.required("extensions").error("prf stands for what is not hmac-secret; take one of them away");
        }
        return model;
    }

    /** Those named; without the key, what every client has. */
    private static Set<Extension> extensions(YamlNode node) {
        Map<String, Extension> known = labels(Extension.values(), Extension::identifier);
        if (!node.isPresent()) {
            return Set.of(Extension.CRED_PROPS);
        }
        return node.asList().stream().map(element -> one(element, known)).collect(Collectors.toSet());
    }

    private static SigningDelay signingDelay(YamlNode node) {
        if (!node.isPresent()) {
            return SigningDelay.NONE;
        }
        node.knowing(DELAY_KEYS);
        long medianNs = node.required("median").as(Quantities::positiveDurationNs);
        long p95Ns = node.required("p95").as(Quantities::positiveDurationNs);
        if (p95Ns < medianNs) {
            throw node.required("p95").error("\"p95\" is less than \"median\"; write at least as much");
        }
        return new SigningDelay(medianNs, p95Ns);
    }

    private static PackedAttestation packedAttestation(YamlNode node) {
        return node.isPresent()
                ? one(node, labels(PackedAttestation.values(), ModelFile::snakeCase))
                : PackedAttestation.SELF;
    }

    private static void checkAttestation(YamlNode root, AuthenticatorModel model) {
        List<AttestationFormat> formats = model.attestationFormats();
        YamlNode packed = root.optional("packed_attestation");
        if (packed.isPresent() && !formats.contains(AttestationFormat.PACKED)) {
            throw packed.error("\"packed_attestation\" does nothing; \"attestation_formats\" lacks packed");
        }
        long parts = formats.stream()
                .filter(AttestationFormat::canBePartOfCompound)
                .distinct()
                .count();
        if (formats.contains(AttestationFormat.COMPOUND) && parts < 2) {
            throw root.required("attestation_formats")
                    .error("compound holds the model's other formats, none aside; name at least two");
        }
        for (AttestationFormat format : formats) {
            if (model.algorithms().stream().noneMatch(algorithm -> model.canAttest(format, algorithm))) {
                throw root.required("attestation_formats")
                        .error(format.identifier() + " cannot attest keys of any of the \"algorithms\"");
            }
        }
    }

    private static int credentialIdLength(YamlNode node) {
        int min = AuthenticatorModel.MIN_CREDENTIAL_ID_LENGTH;
        int max = AuthenticatorModel.MAX_CREDENTIAL_ID_LENGTH;
        int length = node.asInt();
        if (length < min || length > max) {
            throw node.error(
                    "\"%s\" is %d; expected a number of bytes from %d to %d".formatted(node.name(), length, min, max));
        }
        return length;
    }

    private static String matching(YamlNode node, Pattern pattern, String expected) {
        String text = node.asString();
        if (!pattern.matcher(text).matches()) {
            throw node.error("\"%s\" is \"%s\"; expected %s".formatted(node.name(), text, expected));
        }
        return text;
    }

    private static <T> T one(YamlNode node, Map<String, T> known) {
        String text = node.asString();
        T found = known.get(text);
        if (found == null) {
            throw node.error(
                    "\"%s\" is \"%s\"; %s".formatted(node.name(), text, Suggestion.among(text, known.keySet())));
        }
        return found;
    }

    private static <T> List<T> some(YamlNode node, Map<String, T> known) {
        List<YamlNode> elements = node.asList();
        if (elements.isEmpty()) {
            throw node.error("\"%s\" is empty; write at least one of %s"
                    .formatted(node.name(), String.join(", ", known.keySet())));
        }
        return elements.stream().map(element -> one(element, known)).toList();
    }

    private static String snakeCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static <T> Map<String, T> labels(T[] constants, Function<? super T, String> label) {
        return Arrays.stream(constants)
                .collect(Collectors.toMap(label, Function.identity(), (a, b) -> a, LinkedHashMap::new));
    }
}
