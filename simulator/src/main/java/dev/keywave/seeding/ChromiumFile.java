package dev.keywave.seeding;

import dev.keywave.input.InputException;
import dev.keywave.population.ImportedUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Chromium's virtual authenticator answers to {@code WebAuthn.getCredentials}
 * (https://chromedevtools.github.io/devtools-protocol/tot/WebAuthn/#type-Credential): the object with
 * {@code credentials}, or that array alone.
 */
final class ChromiumFile {

    private static final int MAX_CREDENTIAL_ID_LENGTH = 1023;
    private static final int MAX_HANDLE_LENGTH = 64;
    private static final long MAX_SIGN_COUNT = 0xffff_ffffL;

    private ChromiumFile() {}

    /** A user with the values that its slot keeps. */
    record Entry(String where, ImportedUser user, String userHandle, long signCount) {

        byte[] userHandleBytes() {
            return Base64.getDecoder().decode(userHandle);
        }
    }

    /**
     * All credentials of one relying party.
     *
     * @param rpId the relying party's ID; null when the file has only one
     * @throws InputException at the first that cannot be used
     */
    static List<Entry> read(Path file, @Nullable String rpId) {
        JsonNode credentials = credentials(file);
        String wanted = rpId == null ? onlyRpId(file, credentials) : rpId;
        List<Entry> entries = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < credentials.size(); i++) {
            JsonNode credential = credentials.get(i);
            String where = file + ": credential " + (i + 1);
            if (wanted.equals(text(credential, "rpId", where))) {
                Entry entry = entry(credential, where);
                if (!names.add(entry.user().name())) {
                    throw new InputException(where + ": is the second one of user "
                            + entry.user().name() + "; a user of a population has one credential, remove the other");
                }
                entries.add(entry);
            }
        }
        if (entries.isEmpty()) {
            throw new InputException(file + ": no credential is for the RP ID " + wanted + "; those that are there: "
                    + String.join(", ", rpIds(file, credentials)));
        }
        return entries;
    }

    private static JsonNode credentials(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new InputException(file + ": no such file; save the answer to WebAuthn.getCredentials into one");
        }
        JsonNode root;
        try {
            root = JsonMapper.shared().readTree(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new InputException(file + ": cannot be read (" + e + "); check the path", e);
        } catch (JacksonException e) {
            throw new InputException(
                    file + ":" + e.getLocation().getLineNr() + ": is not whole JSON; save the answer to"
                            + " WebAuthn.getCredentials again",
                    e);
        }
        JsonNode credentials = root.isArray() ? root : root.path("credentials");
        if (!credentials.isArray() || credentials.isEmpty()) {
            throw new InputException(file + ": has no credentials; save the answer to WebAuthn.getCredentials of"
                    + " Chromium's DevTools protocol");
        }
        return credentials;
    }

    private static String onlyRpId(Path file, JsonNode credentials) {
        Set<String> rpIds = rpIds(file, credentials);
        if (rpIds.size() > 1) {
            throw new InputException(file + ": has credentials for " + String.join(", ", rpIds)
                    + "; a population is of one relying party, choose it with --rp-id");
        }
        return rpIds.iterator().next();
    }

    private static Set<String> rpIds(Path file, JsonNode credentials) {
        Set<String> rpIds = new TreeSet<>();
        for (int i = 0; i < credentials.size(); i++) {
            rpIds.add(text(credentials.get(i), "rpId", file + ": credential " + (i + 1)));
        }
        return rpIds;
    }

    private static Entry entry(JsonNode credential, String where) {
        byte[] credentialId = bytes(credential, "credentialId", where);
        if (credentialId.length == 0 || credentialId.length > MAX_CREDENTIAL_ID_LENGTH) {
            throw new InputException(where + ": credentialId has " + credentialId.length + " bytes; expected 1 to "
                    + MAX_CREDENTIAL_ID_LENGTH);
        }
        String userHandle = credential.path("userHandle").asString("");
        if (userHandle.length() > 0 && bytes(credential, "userHandle", where).length > MAX_HANDLE_LENGTH) {
            throw new InputException(where + ": userHandle is longer than " + MAX_HANDLE_LENGTH + " bytes");
        }
        JsonNode signCount = credential.path("signCount");
        if (!signCount.canConvertToLong() || signCount.asLong() < 0 || signCount.asLong() > MAX_SIGN_COUNT) {
            throw new InputException(where + ": signCount is no number from 0 to " + MAX_SIGN_COUNT);
        }
        ImportedUser user = new ImportedUser(
                text(credential, "userName", where),
                PrivateKeys.credential(where, credentialId, bytes(credential, "privateKey", where)),
                credential.path("backupEligibility").asBoolean(false),
                credential.path("backupState").asBoolean(false),
                signCount.asLong() > 0);
        return new Entry(where, user, userHandle, signCount.asLong());
    }

    private static String text(JsonNode credential, String name, String where) {
        JsonNode field = credential.path(name);
        if (!field.isString() || field.asString().isEmpty()) {
            throw new InputException(
                    where + ": has no " + name + "; save the answer to WebAuthn.getCredentials again," + " or add it");
        }
        return field.asString();
    }

    private static byte[] bytes(JsonNode credential, String name, String where) {
        try {
            return Base64.getDecoder().decode(text(credential, name, where));
        } catch (IllegalArgumentException e) {
            throw new InputException(where + ": " + name + " is not base64");
        }
    }
}
