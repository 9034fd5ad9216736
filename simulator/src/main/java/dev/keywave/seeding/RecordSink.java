package dev.keywave.seeding;

import java.io.IOException;

/** Where records go. What is closed without {@link #commit} leaves nothing behind. */
public sealed interface RecordSink extends AutoCloseable permits JsonLinesSink, CsvSink, KeycloakSink {

    /** Adds a record. */
    void write(CredentialRecord record) throws IOException;

    /** All records are written: puts the output into its place. */
    void commit() throws IOException;

    @Override
    void close() throws IOException;
}
