package dev.keywave.cli;

import dev.keywave.attack.Attack;
import dev.keywave.attack.Need;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The catalogue of attacks as a JSON list. */
final class AttacksJson {

    private AttacksJson() {}

    static String of(List<Attack> attacks) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartArray();
            attacks.forEach(attack -> write(json, attack));
            json.writeEndArray();
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, Attack attack) {
        json.writeStartObject();
        json.writeStringProperty("name", attack.name());
        json.writeStringProperty("ceremony", attack.ceremony().label());
        json.writeStringProperty("area", attack.area());
        json.writeStringProperty("clause", attack.clause());
        json.writeStringProperty("change", attack.change());
        json.writeStringProperty("noticed_by", attack.noticedBy());
        json.writeStringProperty("expect", attack.expect().label());
        strings(json, "needs", attack.needs().stream().map(Need::label).sorted());
        json.writeStringProperty("prepare", attack.prepare().label());
        strings(json, "rejected_as", attack.rejectedAs().stream());
        json.writeStringProperty("mutate", attack.operator());
        json.writeEndObject();
    }

    private static void strings(JsonGenerator json, String name, Stream<String> values) {
        json.writeArrayPropertyStart(name);
        values.forEach(json::writeString);
        json.writeEndArray();
    }
}
