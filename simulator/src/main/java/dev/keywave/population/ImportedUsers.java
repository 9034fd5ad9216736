package dev.keywave.population;

import dev.keywave.authenticator.ImportedCredential;
import dev.keywave.input.InputException;
import dev.keywave.webauthn.CoseAlgorithm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The file beside a population that keeps imported credentials, private like the population itself: one JSON object per
 * line, the first one says what the file is and which population it belongs to. It is small, read whole when the
 * population opens, and replaced whole by an import.
 */
final class ImportedUsers {

    private static final int VERSION = 1;
    private static final String SUFFIX = ".credentials";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    private ImportedUsers() {}

    static Path beside(Path population) {
        return population.resolveSibling(population.getFileName() + SUFFIX);
    }

    /** Users by their index. */
    static Map<Long, ImportedUser> read(Path population, String populationId) {
        Path file = beside(population);
        int line = 1;
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            JsonNode head = JSON.readTree(String.valueOf(reader.readLine()));
            checkHead(head, file, populationId);
            Map<Long, ImportedUser> users = new TreeMap<>();
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                line++;
                JsonNode node = JSON.readTree(text);
                users.put(node.required("user").asLong(), user(node));
            }
            if (users.size() != head.path("users").asInt(-1)) {
                throw new IllegalArgumentException("cut off");
            }
            return users;
        } catch (NoSuchFileException e) {
            throw new InputException(
                    "population " + population + ": its imported credentials are missing; they belong into " + file
                            + ", restore it from a copy",
                    e);
        } catch (IOException e) {
            throw new InputException(
                    "population " + population + ": its imported credentials cannot be read (" + e + "); check " + file,
                    e);
        } catch (JacksonException | IllegalArgumentException e) {
            throw new InputException(file + ":" + line + ": damaged; restore the file from a copy", e);
        }
    }

    /** Replaces the file: a reader sees the old one or the new one. */
    static void write(Path population, String populationId, Map<Long, ImportedUser> users) {
        Path file = beside(population);
        try {
            Path draft = PopulationFile.privateDraft(file);
            try {
                try (Writer writer = Files.newBufferedWriter(draft, StandardCharsets.UTF_8)) {
                    writer.write(JSON.createObjectNode()
                                    .put("keywave", "imported credentials")
                                    .put("version", VERSION)
                                    .put("population", populationId)
                                    .put("users", users.size())
                            + "\n");
                    for (Map.Entry<Long, ImportedUser> user : users.entrySet()) {
                        writer.write(node(user.getKey(), user.getValue()) + "\n");
                    }
                }
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw new InputException(
                    "population " + population + ": " + file + " cannot be written (" + e + "); check the folder", e);
        }
    }

    private static void checkHead(JsonNode head, Path file, String populationId) {
        int version = head.path("version").asInt(0);
        if (version != VERSION) {
            throw new InputException(file + ": format version " + version + ", this Keywave reads version " + VERSION
                    + "; use the Keywave that wrote it");
        }
        String owner = head.path("population").asString("");
        if (!owner.equals(populationId)) {
            throw new InputException(file + ": belongs to population " + owner + ", not to this one, " + populationId
                    + "; restore the right one from a copy");
        }
    }

    private static ObjectNode node(long index, ImportedUser user) {
        ImportedCredential credential = user.credential();
        return JSON.createObjectNode()
                .put("user", index)
                .put("userName", user.name())
                .put("credentialId", ENCODER.encodeToString(credential.credentialId()))
                .put("algorithm", credential.algorithm().label())
                .put("privateKey", ENCODER.encodeToString(credential.privateKey()))
                .put("backupEligible", user.model().backupEligible())
                .put("backupState", user.model().backupState())
                .put("counting", user.counting());
    }

    private static ImportedUser user(JsonNode node) {
        String label = node.required("algorithm").asString();
        CoseAlgorithm algorithm = CoseAlgorithm.byLabel(label);
        if (algorithm == null) {
            throw new IllegalArgumentException("algorithm " + label);
        }
        return new ImportedUser(
                node.required("userName").asString(),
                new ImportedCredential(
                        DECODER.decode(node.required("credentialId").asString()),
                        algorithm,
                        DECODER.decode(node.required("privateKey").asString())),
                node.required("backupEligible").asBoolean(),
                node.required("backupState").asBoolean(),
                node.required("counting").asBoolean());
    }
}
