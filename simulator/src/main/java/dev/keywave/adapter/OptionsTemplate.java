package dev.keywave.adapter;

import dev.keywave.adapter.Template.Expression;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The options of a ceremony: a captured document as it came, or one written by the adapter. */
final class OptionsTemplate {

    private final @Nullable Value lone;
    private final Segment segment;

    OptionsTemplate(JsonTemplate template, Binder binder) {
        Expression expression = template.lone();
        this.lone = expression == null || binder.constant(expression) != null ? null : binder.value(expression);
        this.segment = binder.json(template);
    }

    byte[] render(Variables variables) {
        if (lone != null) {
            Object value = lone.read(variables);
            if (value instanceof byte[] json) {
                return json;
            }
            // Some relying parties send their options as a JSON document inside a JSON string.
            return value instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : new byte[0];
        }
        ByteBuf scratch = variables.scratch();
        segment.write(variables, scratch.clear());
        return ByteBufUtil.getBytes(scratch);
    }
}
