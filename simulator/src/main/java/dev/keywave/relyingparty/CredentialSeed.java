package dev.keywave.relyingparty;

import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.attestation.authenticator.COSEKey;
import dev.keywave.input.InputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Fills the store with credentials that no ceremony registered: one JSON object per line, as
 * {@code keywave population export --format jsonl} writes them.
 */
final class CredentialSeed {

    private static final int FLAG_UP = 0x01;
    private static final int FLAG_UV = 0x04;
    private static final int FLAG_BE = 0x08;
    private static final int FLAG_BS = 0x10;
    private static final int FLAG_AT = 0x40;
    private static final int MAX_HANDLE_LENGTH = 64;
    private static final long MAX_SIGN_COUNT = 0xFFFF_FFFFL;

    private final CredentialStore store;
    private final ObjectConverter converter = AkpKeyModule.converter();

    CredentialSeed(CredentialStore store) {
        this.store = store;
    }

    /**
     * Stores each credential.
     *
     * @return how many there are
     * @throws InputException at the first line that is none: {@code FILE:LINE: what}
     */
    long read(Path file) {
        long line = 0;
        long stored = 0;
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                line++;
                if (!text.isBlank()) {
                    store(text.getBytes(StandardCharsets.UTF_8));
                    stored++;
                }
            }
            return stored;
        } catch (MalformedException e) {
            throw new InputException(
                    file + ":" + line + ": " + e.getMessage()
                            + "; name a file that 'keywave population export --format jsonl' wrote",
                    e);
        } catch (IOException e) {
            throw new InputException(file + ": cannot be read (" + e + "); check the path", e);
        }
    }

    private void store(byte[] json) {
        Line line = new Line();
        Json.readObject(json, "the line", line::member);
        ByteString credentialId = required(line.credentialId, "credentialId");
        ByteString publicKey = required(line.publicKey, "publicKey");
        ByteString userHandle = required(line.userHandle, "userHandle");
        String username = line.userName;
        if (username.isEmpty() || credentialId.isEmpty()) {
            throw new MalformedException("userName or credentialId is empty or missing");
        }
        if (userHandle.length() > MAX_HANDLE_LENGTH) {
            throw new MalformedException("userHandle is longer than " + MAX_HANDLE_LENGTH + " bytes");
        }
        requireCoseKey(publicKey);
        if (store.credential(credentialId) != null) {
            throw new MalformedException("credential " + credentialId + " is there already");
        }
        User known = store.user(username);
        if (known != null && !known.handle().equals(userHandle)) {
            throw new MalformedException("user " + username + " is there already, with another user handle");
        }
        store.add(
                new NewCredential(
                        credentialId,
                        publicKey,
                        new AuthenticatorDataHead((byte) line.flags, line.signCount),
                        line.aaguid),
                username,
                userHandle,
                line.transports);
    }

    private void requireCoseKey(ByteString publicKey) {
        try {
            converter.getCborMapper().readValue(publicKey.array(), COSEKey.class);
        } catch (RuntimeException e) {
            // What it throws for bytes that others chose is not one exception but many.
            throw new MalformedException("publicKey is no COSE_Key");
        }
    }

    private static ByteString required(@Nullable ByteString value, String name) {
        if (value == null) {
            throw new MalformedException(name + " is missing");
        }
        return value;
    }

    /** A line while it is read. */
    private static final class Line {

        private String userName = "";
        private @Nullable ByteString credentialId;
        private @Nullable ByteString publicKey;
        private @Nullable ByteString userHandle;
        private List<String> transports = List.of();
        private long signCount;
        private UUID aaguid = new UUID(0, 0);
        private int flags = FLAG_UP | FLAG_UV | FLAG_AT;

        void member(String name, JsonParser value) {
            switch (name) {
                case "userName" -> userName = Json.string(value);
                case "credentialId" -> credentialId = Json.base64Url(value);
                case "publicKey" -> publicKey = Json.base64Url(value);
                case "userHandle" -> userHandle = Json.base64Url(value);
                case "transports" -> transports = Json.strings(value);
                case "backupEligible" -> flags |= Json.bool(value) ? FLAG_BE : 0;
                case "backupState" -> flags |= Json.bool(value) ? FLAG_BS : 0;
                case "aaguid" -> aaguid = aaguid(Json.string(value));
                case "signCount" -> signCount = signCount(value);
                default -> value.skipChildren();
            }
        }

        private static UUID aaguid(String text) {
            try {
                return UUID.fromString(text);
            } catch (IllegalArgumentException e) {
                throw new MalformedException("aaguid is no UUID");
            }
        }

        private static long signCount(JsonParser value) {
            try {
                long count = value.currentToken() == JsonToken.VALUE_NUMBER_INT ? value.getLongValue() : -1;
                if (count >= 0 && count <= MAX_SIGN_COUNT) {
                    return count;
                }
            } catch (JacksonException e) {
                throw new MalformedException("signCount is out of range");
            }
            throw new MalformedException("signCount is no number from 0 to " + MAX_SIGN_COUNT);
        }
    }
}
