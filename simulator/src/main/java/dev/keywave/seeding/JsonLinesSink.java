package dev.keywave.seeding;

import java.io.IOException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One JSON object per line (https://jsonlines.org). */
public final class JsonLinesSink implements RecordSink {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final TextOutput output;

    /** Takes over the output. */
    public JsonLinesSink(TextOutput output) {
        this.output = output;
    }

    @Override
    public void write(CredentialRecord record) throws IOException {
        ObjectNode node = JSON.createObjectNode()
                .put(Fields.USER, record.user())
                .put(Fields.USER_NAME, record.userName())
                .put(Fields.USER_HANDLE, record.userHandle())
                .put(Fields.CREDENTIAL_ID, record.credentialId())
                .put(Fields.PUBLIC_KEY, record.publicKey())
                .put(Fields.PUBLIC_KEY_PEM, record.publicKeyPem())
                .put(Fields.ALGORITHM, record.algorithm().label())
                .put(Fields.SIGN_COUNT, record.signCount())
                .put(Fields.AAGUID, record.model().aaguid().toString());
        ArrayNode transports = node.putArray(Fields.TRANSPORTS);
        record.model().transports().forEach(transports::add);
        node.put(Fields.BACKUP_ELIGIBLE, record.model().backupEligible())
                .put(Fields.BACKUP_STATE, record.model().backupState())
                .put(Fields.GENERATION, record.generation())
                .put(Fields.MODEL, record.model().name())
                .put(Fields.REGISTERED, true)
                .put(Fields.NUMBER, record.number());
        output.writer().append(node.toString()).append('\n');
    }

    @Override
    public void commit() throws IOException {
        output.commit();
    }

    @Override
    public void close() throws IOException {
        output.close();
    }
}
