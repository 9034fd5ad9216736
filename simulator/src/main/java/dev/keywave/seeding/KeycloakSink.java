package dev.keywave.seeding;

import dev.keywave.input.InputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A folder of bodies for Keycloak's admin call {@code POST /admin/realms/REALM/partialImport}, so many users in each,
 * named {@code users-00001.json} and so on. A user's handle is the UTF-8 of the Keycloak user ID.
 */
public final class KeycloakSink implements RecordSink {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path folder;
    private final Path draft;
    private final Settings settings;
    private final List<Path> files = new ArrayList<>();
    private ArrayNode users = JSON.createArrayNode();

    /**
     * How the users are to be.
     *
     * @param chunk users per file
     * @param credentialType {@code webauthn-passwordless} or {@code webauthn}
     * @param withPassword whether they have their passwords, too
     * @param createdMs when the credentials are said to be created, milliseconds since the epoch
     */
    public record Settings(int chunk, String credentialType, boolean withPassword, long createdMs) {}

    private KeycloakSink(Path folder, Path draft, Settings settings) {
        this.folder = folder;
        this.draft = draft;
        this.settings = settings;
    }

    /** Makes the folder when all is written; one that is there already must be empty, since chunks of two exports do not mix. */
    public static KeycloakSink open(Path folder, Settings settings) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> entries = Files.list(folder)) {
                if (entries.findAny().isPresent()) {
                    throw new InputException(folder + ": is not empty; name another folder, or remove this one");
                }
            }
        } else if (Files.exists(folder)) {
            throw new InputException(folder + ": is a file; the keycloak format needs a folder, name another");
        }
        Path target = folder.toAbsolutePath();
        TextOutput.requireFolderOf(target);
        Path draft = target.resolveSibling(
                "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        Files.createDirectory(draft);
        draft.toFile().deleteOnExit();
        return new KeycloakSink(target, draft, settings);
    }

    /** How many files there are. */
    public int files() {
        return files.size();
    }

    @Override
    public void write(CredentialRecord record) throws IOException {
        if (record.number() > 0 && !users.isEmpty() && sameUser(record)) {
            ((ArrayNode) users.get(users.size() - 1).get("credentials")).insert(1, credential(record));
            return;
        }
        if (users.size() == settings.chunk()) {
            writeChunk();
        }
        users.add(user(record));
    }

    private ObjectNode user(CredentialRecord record) {
        ObjectNode user = JSON.createObjectNode()
                .put("id", userId(record))
                .put("username", record.userName())
                .put("enabled", true)
                .put("email", record.userName().contains("@") ? record.userName() : record.userName() + "@example.com")
                .put("emailVerified", true)
                .put("firstName", "Keywave")
                .put("lastName", record.userName());
        ArrayNode credentials = user.putArray("credentials");
        credentials.add(credential(record));
        if (settings.withPassword()) {
            credentials
                    .addObject()
                    .put("type", "password")
                    .put("value", record.userPassword())
                    .put("temporary", false);
        }
        return user;
    }

    /** A user's records follow each other. */
    private boolean sameUser(CredentialRecord record) {
        return users.get(users.size() - 1).get("username").asString().equals(record.userName());
    }

    private ObjectNode credential(CredentialRecord record) {
        return JSON.createObjectNode()
                .put("type", settings.credentialType())
                .put("userLabel", record.number() == 0 ? "keywave" : "keywave " + (record.number() + 1))
                .put("createdDate", settings.createdMs())
                .put("secretData", "{}")
                .put("credentialData", credentialData(record).toString());
    }

    private static ObjectNode credentialData(CredentialRecord record) {
        byte[] credentialId = Base64.getUrlDecoder().decode(record.credentialId());
        ObjectNode data = JSON.createObjectNode()
                .put("aaguid", record.model().aaguid().toString())
                .put("credentialId", Base64.getEncoder().encodeToString(credentialId))
                .put("counter", record.signCount())
                .put("credentialPublicKey", record.publicKey())
                .put("attestationStatementFormat", "none");
        ArrayNode transports = data.putArray("transports");
        record.model().transports().forEach(transports::add);
        return data;
    }

    private static String userId(CredentialRecord record) {
        byte[] handle = Base64.getUrlDecoder().decode(record.userHandle());
        try {
            String id = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(handle))
                    .toString();
            if (id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
                return id;
            }
        } catch (CharacterCodingException e) {
            // the same as any other handle that is no ID
        }
        throw new InputException("user " + record.user() + " (" + record.userName() + "): its user handle is not the"
                + " ID of a Keycloak user; export a population that is registered at no other relying party");
    }

    private void writeChunk() throws IOException {
        ObjectNode body = JSON.createObjectNode().put("ifResourceExists", "SKIP");
        body.set("users", users);
        Path file = draft.resolve("users-%05d.json".formatted(files.size() + 1));
        files.add(file);
        file.toFile().deleteOnExit();
        Files.writeString(file, body + "\n", StandardCharsets.UTF_8);
        users = JSON.createArrayNode();
    }

    @Override
    public void commit() throws IOException {
        if (!users.isEmpty()) {
            writeChunk();
        }
        Files.deleteIfExists(folder);
        try {
            Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(draft, folder);
        }
    }

    @Override
    public void close() throws IOException {
        if (Files.exists(draft)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(draft);
        }
    }
}
