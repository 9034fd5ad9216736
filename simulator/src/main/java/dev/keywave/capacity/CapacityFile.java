package dev.keywave.capacity;

import dev.keywave.input.InputException;
import dev.keywave.workload.CeremonyType;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an earlier search left in its JSON file.
 *
 * @param objectives that it searched with, as thresholds
 * @param precision of the search, a share
 */
public record CapacityFile(MeasuredCapacity measured, List<String> objectives, double precision) {

    /** The value of {@code format}: what tells such a file from other JSON. */
    static final String FORMAT = "keywave capacity 1";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Copies the list. */
    public CapacityFile {
        objectives = List.copyOf(objectives);
    }

    /**
     * Reads one.
     *
     * @throws InputException when it cannot be read, is no such file, or has no capacity in it
     */
    public static CapacityFile read(Path file) {
        JsonNode root = parse(file);
        if (!root.path("format").asString("").equals(FORMAT)) {
            throw new InputException("capacity " + file
                    + ": this is no result of a capacity search; name what 'keywave capacity --json FILE' wrote");
        }
        JsonNode capacity = root.path("capacity_per_s");
        JsonNode bracket = root.path("bracket_per_s");
        if (!capacity.isNumber()
                || capacity.asDouble() <= 0
                || !root.path("confirmed").asBoolean(false)) {
            throw new InputException("capacity " + file
                    + ": its search found no rate that held and was confirmed; search again with 'keywave capacity'");
        }
        Map<CeremonyType, Double> mix = new EnumMap<>(CeremonyType.class);
        for (CeremonyType ceremony : CeremonyType.values()) {
            double share = root.path("mix").path(ceremony.label()).asDouble(0);
            if (share > 0) {
                mix.put(ceremony, share);
            }
        }
        double precision = root.path("method").path("precision").asDouble(0);
        double sum = mix.values().stream().mapToDouble(Double::doubleValue).sum();
        if (!bracket.isArray() || bracket.size() != 2 || Math.abs(sum - 1) > 1e-3 || precision <= 0) {
            throw new InputException(
                    "capacity " + file + ": parts of the result are missing; search again with 'keywave capacity'");
        }
        List<String> objectives = new ArrayList<>();
        root.path("objectives")
                .forEach(node -> objectives.add(node.path("expression").asString("")));
        JsonNode perCore = root.path("per_core");
        JsonNode failed = bracket.get(1);
        return new CapacityFile(
                new MeasuredCapacity(
                        capacity.asDouble(),
                        failed.isNumber() ? failed.asDouble() : Double.POSITIVE_INFINITY,
                        mix,
                        perCore.isNumber() ? OptionalDouble.of(perCore.asDouble()) : OptionalDouble.empty()),
                objectives,
                precision);
    }

    private static JsonNode parse(Path file) {
        try {
            return JSON.readTree(Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new InputException("capacity " + file + ": no such file; check the path", e);
        } catch (MalformedInputException | JacksonException e) {
            throw new InputException(
                    "capacity " + file + ": this is no JSON; name what 'keywave capacity --json FILE' wrote", e);
        } catch (IOException e) {
            throw new InputException("capacity " + file + ": cannot be read; check its permissions", e);
        }
    }
}
