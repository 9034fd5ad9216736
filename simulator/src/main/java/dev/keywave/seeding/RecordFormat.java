package dev.keywave.seeding;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.keywave.input.InputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The formats that a population's records can be read back from. */
public enum RecordFormat {
    /** One JSON object per line. */
    JSONL {
        @Override
        void records(Path file, Consumer<HeldCredential> consumer) throws IOException {
            try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                long line = 0;
                for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                    line++;
                    if (!text.isBlank()) {
                        consumer.accept(parse(file + ":" + line, text));
                    }
                }
            }
        }
    },

    /** A header and one record per row. */
    CSV {
        @Override
        void records(Path file, Consumer<HeldCredential> consumer) throws IOException {
            try (CsvReader<NamedCsvRecord> reader =
                    CsvReader.builder().detectBomHeader(true).ofNamedCsvRecord(file)) {
                boolean first = true;
                for (NamedCsvRecord record : reader) {
                    if (first) {
                        requireColumns(file, record.getHeader());
                        first = false;
                    }
                    String where = file + ":" + record.getStartingLineNumber();
                    consumer.accept(HeldCredential.of(
                            where, name -> record.findField(name).orElse(null)));
                }
            } catch (CsvParseException e) {
                throw new InputException(file + ": is not CSV (" + e.getMessage() + "); export it again", e);
            }
        }
    };

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Hands each record over, first to last; stops at the first that is none. */
    abstract void records(Path file, Consumer<HeldCredential> consumer) throws IOException;

    /**
     * Hands each record over, first to last.
     *
     * @throws InputException at the first one that is none: {@code FILE:LINE: what}
     */
    void read(Path file, Consumer<HeldCredential> consumer) {
        if (!Files.isRegularFile(file)) {
            throw new InputException(file + ": no such file; name one that 'keywave population export' wrote");
        }
        try {
            records(file, consumer);
        } catch (IOException e) {
            throw new InputException(file + ": cannot be read (" + e + "); check the file", e);
        }
    }

    private static HeldCredential parse(String where, String text) {
        JsonNode node;
        try {
            node = JSON.readTree(text);
        } catch (JacksonException e) {
            throw new InputException(
                    where + ": is not a whole JSON object (" + e.getOriginalMessage() + "); export the file again", e);
        }
        if (!node.isObject()) {
            throw new InputException(where + ": is no JSON object; export the file again");
        }
        return HeldCredential.of(where, name -> {
            JsonNode field = node.path(name);
            return field.isValueNode() && !field.isNull() ? field.asString() : null;
        });
    }

    private static void requireColumns(Path file, List<String> header) {
        List<String> missing = new ArrayList<>(Fields.REQUIRED);
        missing.removeAll(header);
        if (!missing.isEmpty()) {
            throw new InputException(file + ":1: columns are missing: " + String.join(", ", missing)
                    + "; the first line names the columns, as the export writes them");
        }
    }
}
