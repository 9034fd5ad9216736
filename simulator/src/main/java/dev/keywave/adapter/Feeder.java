package dev.keywave.adapter;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.keywave.input.InputException;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of each user from a CSV file (https://www.rfc-editor.org/rfc/rfc4180, UTF-8): a header, then one row for
 * each user, the first for user 0. A column {@code COLUMN} is {@code {user.COLUMN}} to an adapter; {@code name} and
 * {@code password} replace the population's own. Immutable, shared by all loops.
 */
public final class Feeder {

    private final String file;
    private final List<String> columns;
    private final String[] values;

    private Feeder(String file, List<String> columns, String[] values) {
        this.file = file;
        this.columns = columns;
        this.values = values;
    }

    /**
     * Reads a file.
     *
     * @throws InputException when it cannot be read, a column has no usable name, or a row has not as many fields as the
     *     header; the line is named
     */
    public static Feeder read(Path path) {
        if (!Files.isRegularFile(path)) {
            throw new InputException(path + ": no such file; give the path of a CSV file");
        }
        try (Reader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8);
                CsvReader<CsvRecord> csv = CsvReader.builder()
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .allowUnclosedQuote(false)
                        .ofCsvRecord(reader);
                CloseableIterator<CsvRecord> records = csv.iterator()) {
            return read(path, records);
        } catch (CsvParseException e) {
            throw new InputException(path + ": not CSV: " + e.getMessage() + "; mend the quotes", e);
        } catch (UncheckedIOException e) {
            throw unreadable(path, e.getCause());
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    /** The columns in the file's order. */
    public List<String> columns() {
        return columns;
    }

    /** How many users there are rows for. */
    public int rows() {
        return values.length / columns.size();
    }

    /**
     * Refuses a file that is too short.
     *
     * @param users how many users a run has
     * @throws InputException when there are fewer rows
     */
    public void requireRows(long users) {
        if (rows() < users) {
            throw new InputException(file + ": " + rows() + (rows() == 1 ? " row" : " rows") + " for " + users
                    + " users; add rows or run fewer users");
        }
    }

    /** The number of a column; -1 when there is none of that name. */
    int column(String name) {
        return columns.indexOf(name);
    }

    String value(long user, int column) {
        return values[Math.toIntExact(user) * columns.size() + column];
    }

    private static Feeder read(Path path, CloseableIterator<CsvRecord> records) {
        if (!records.hasNext()) {
            throw new InputException(path + ": is empty; write a header such as name,password and a row for each user");
        }
        List<String> columns = header(path, records.next());
        List<String> values = new ArrayList<>();
        while (records.hasNext()) {
            CsvRecord row = records.next();
            if (row.getFieldCount() != columns.size()) {
                throw error(
                        path,
                        row,
                        row.getFieldCount() + (row.getFieldCount() == 1 ? " field" : " fields") + " under "
                                + columns.size() + " columns; quote a field that has a comma or a quote inside");
            }
            values.addAll(row.getFields());
        }
        if (values.isEmpty()) {
            throw new InputException(path + ": has a header but no row; write a row for each user");
        }
        return new Feeder(path.toString(), columns, values.toArray(new String[0]));
    }

    private static List<String> header(Path path, CsvRecord header) {
        List<String> columns = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String field : header.getFields()) {
            String name = field.startsWith("\ufeff") ? field.substring(1).strip() : field.strip();
            if (name.isEmpty()) {
                throw error(path, header, "column " + (columns.size() + 1) + " has no name; name it or remove it");
            }
            if (!Names.isVariable(name)) {
                throw error(
                        path,
                        header,
                        "\"" + name
                                + "\" is not a column's name; write letters, digits and underscores, a letter first");
            }
            if (name.equals(Names.INDEX)) {
                throw error(path, header, "\"index\" is the user's number already; name the column otherwise");
            }
            if (!seen.add(name)) {
                throw error(path, header, "column \"" + name + "\" a second time; remove one");
            }
            columns.add(name);
        }
        return List.copyOf(columns);
    }

    private static InputException error(Path path, CsvRecord record, String message) {
        return new InputException(path + ":" + record.getStartingLineNumber() + ": " + message);
    }

    private static InputException unreadable(Path path, @Nullable Throwable e) {
        return e instanceof CharacterCodingException
                ? new InputException(path + ": is not UTF-8; save it as UTF-8", e)
                : new InputException(path + ": cannot be read (" + e + "); make it readable");
    }
}
