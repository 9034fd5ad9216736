package dev.keywave.seeding;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;

/** A header, then one record per row (RFC 4180); several transports have spaces between them. */
public final class CsvSink implements RecordSink {

    private final TextOutput output;
    private final CsvWriter csv;

    /** Takes over the output. */
    public CsvSink(TextOutput output) {
        this.output = output;
        this.csv = CsvWriter.builder().build(output.writer());
        csv.writeRecord(Fields.ALL);
    }

    @Override
    public void write(CredentialRecord record) {
        csv.writeRecord(
                Long.toString(record.user()),
                record.userName(),
                record.userHandle(),
                record.credentialId(),
                record.publicKey(),
                record.publicKeyPem(),
                record.algorithm().label(),
                Long.toString(record.signCount()),
                record.model().aaguid().toString(),
                String.join(" ", record.model().transports()),
                Boolean.toString(record.model().backupEligible()),
                Boolean.toString(record.model().backupState()),
                Integer.toString(record.generation()),
                record.model().name(),
                "true",
                Integer.toString(record.number()));
    }

    @Override
    public void commit() throws IOException {
        csv.flush();
        output.commit();
    }

    @Override
    public void close() throws IOException {
        output.close();
    }
}
