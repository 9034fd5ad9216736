package dev.keywave.benchmarks.verify;

import java.io.StringWriter;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** What was measured as one JSON object; figures are operations per second and core, one for each round beside their mean. */
final class MeasuredJson {

    private MeasuredJson() {}

    static String of(Measured measured) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeObjectPropertyStart("environment");
            measured.environment().forEach(json::writeStringProperty);
            json.writeEndObject();
            json.writeArrayPropertyStart("rows");
            for (Row row : measured.rows()) {
                json.writeStartObject();
                json.writeStringProperty("algorithm", row.algorithm().label());
                json.writeStringProperty("provider", row.provider());
                json.writeStringProperty("description", row.description());
                if (!row.note().isEmpty()) {
                    json.writeStringProperty("note", row.note());
                }
                figure(json, "verify", row.verify(), measured.verifyRatio(row));
                figure(json, "sign", row.sign(), measured.signRatio(row));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayPropertyStart("notes");
            measured.notes().forEach(json::writeString);
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.append('\n').toString();
    }

    private static void figure(JsonGenerator json, String name, @Nullable Figure figure, OptionalDouble ratio) {
        if (figure == null) {
            return;
        }
        json.writeObjectPropertyStart(name);
        json.writeNumberProperty("per_s", figure.perS());
        if (!Double.isNaN(figure.relativeError())) {
            json.writeNumberProperty("relative_error_95", figure.relativeError());
        }
        ratio.ifPresent(value -> json.writeNumberProperty("ratio_to_openssl", value));
        json.writeArrayPropertyStart("rounds_per_s");
        figure.rounds().forEach(json::writeNumber);
        json.writeEndArray();
        json.writeEndObject();
    }
}
