package dev.keywave.adapter;

import dev.keywave.adapter.Template.Expression;
import dev.keywave.adapter.Template.Literal;
import dev.keywave.adapter.Template.Part;
import dev.keywave.input.Suggestion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns templates into segments: variables become slots, and {@code vars}, which cannot change, become literals. */
final class Binder {

    private final Map<String, Integer> slots = new HashMap<>();
    private final Map<String, String> vars;
    private final Secrets secrets;
    private final @Nullable Feeder feeder;
    private boolean wholeCredential;

    Binder(Map<String, String> vars, Inputs inputs) {
        this.vars = vars;
        this.secrets = inputs.secrets();
        this.feeder = inputs.feeder();
    }

    /** The slot of a variable. */
    int slot(String variable) {
        return slots.computeIfAbsent(variable, name -> slots.size());
    }

    /** The slots that have been given out, by variable. */
    Map<String, Integer> slots() {
        return Map.copyOf(slots);
    }

    /** Whether any value since the last time was a credential's whole JSON. */
    boolean takeWholeCredential() {
        boolean whole = wholeCredential;
        wholeCredential = false;
        return whole;
    }

    Secrets secrets() {
        return secrets;
    }

    /** The template as segments, each value encoded for its surroundings. */
    SegmentList text(Template template, Encoding encoding) {
        SegmentList segments = new SegmentList();
        addText(template, encoding, segments);
        return segments;
    }

    /** The template as JSON. */
    Segment json(JsonTemplate template) {
        SegmentList segments = new SegmentList();
        addJson(template, segments);
        return segments.build();
    }

    /** A form's fields. */
    Segment form(Map<String, Template> fields) {
        return new Segment.Form(fields.entrySet().stream()
                .map(field -> new Segment.Field(
                        new SegmentList()
                                .constant(field.getKey(), Encoding.FORM)
                                .constant("=")
                                .build(),
                        text(field.getValue(), Encoding.FORM).build(),
                        optional(field.getValue().lone())))
                .toList());
    }

    /** The value of an expression that may be unbound; null for any other. */
    @Nullable
    Value optional(@Nullable Expression lone) {
        boolean optional = lone != null && lone.optional() && known(lone) == null;
        return optional && lone != null ? value(lone) : null;
    }

    /** Where an expression's value comes from, and through which filters. */
    Value value(Expression expression) {
        return new Value(source(expression), expression.filters());
    }

    /** The value of an expression of {@code vars} or {@code secrets}; null for any other. */
    @Nullable
    Object constant(Expression expression) {
        Object value = known(expression);
        for (Filter filter : expression.filters()) {
            value = value == null ? null : filter.apply(value);
        }
        return value;
    }

    private @Nullable Object known(Expression expression) {
        return expression.name().equals(Names.SECRET)
                ? secrets.value(String.valueOf(expression.member()))
                : vars.get(expression.name());
    }

    private Value.Source whole(Value.Source credential) {
        wholeCredential = true;
        return credential;
    }

    private void addText(Template template, Encoding encoding, SegmentList segments) {
        for (Part part : template.parts()) {
            if (part instanceof Literal literal) {
                segments.constant(literal.text(), encoding);
            } else if (part instanceof Expression expression) {
                Object constant = constant(expression);
                if (constant != null) {
                    segments.constant(constant, encoding);
                } else {
                    segments.add(new Segment.Encoded(value(expression), encoding));
                }
            }
        }
    }

    private void addJson(JsonTemplate template, SegmentList segments) {
        if (template instanceof JsonTemplate.ObjectTemplate object) {
            segments.constant("{");
            addMembers(object, segments);
            segments.constant("}");
        } else if (template instanceof JsonTemplate.ArrayTemplate array) {
            segments.constant("[");
            addElements(array, segments);
            segments.constant("]");
        } else if (template instanceof JsonTemplate.Scalar scalar) {
            segments.constant(scalar.json());
        } else if (template instanceof JsonTemplate.TextTemplate text) {
            addJsonText(text.template(), segments);
        }
    }

    private void addJsonText(Template template, SegmentList segments) {
        Expression lone = template.lone();
        if (lone == null) {
            segments.constant("\"");
            addText(template, Encoding.JSON_TEXT, segments);
            segments.constant("\"");
            return;
        }
        Object constant = constant(lone);
        if (constant != null) {
            segments.constant(constant, Encoding.JSON_VALUE);
        } else if (isText(lone)) {
            segments.constant("\"")
                    .add(new Segment.Encoded(value(lone), Encoding.JSON_TEXT))
                    .constant("\"");
        } else {
            segments.add(new Segment.Encoded(value(lone), Encoding.JSON_VALUE));
        }
    }

    /** Whether the value is surely text, so that its quotes are constant. */
    private static boolean isText(Expression expression) {
        boolean textOfUser = expression.name().equals(Names.USER) && !Names.INDEX.equals(expression.member());
        return textOfUser && expression.filters().isEmpty();
    }

    private void addMembers(JsonTemplate.ObjectTemplate object, SegmentList segments) {
        boolean someOptional = object.members().values().stream().anyMatch(member -> optional(member.lone()) != null);
        boolean first = true;
        for (Map.Entry<String, JsonTemplate> member : object.members().entrySet()) {
            Value optional = optional(member.getValue().lone());
            SegmentList content = optional == null ? segments : new SegmentList();
            comma(someOptional, first, content);
            content.constant(JsonTemplate.name(member.getKey()));
            addJson(member.getValue(), content);
            if (optional != null) {
                segments.add(new Segment.Optional(optional, content.build()));
            }
            first = false;
        }
    }

    private void addElements(JsonTemplate.ArrayTemplate array, SegmentList segments) {
        boolean someOptional = array.elements().stream().anyMatch(element -> optional(element.lone()) != null);
        boolean first = true;
        for (JsonTemplate element : array.elements()) {
            Value optional = optional(element.lone());
            SegmentList content = optional == null ? segments : new SegmentList();
            comma(someOptional, first, content);
            addJson(element, content);
            if (optional != null) {
                segments.add(new Segment.Optional(optional, content.build()));
            }
            first = false;
        }
    }

    private static void comma(boolean dynamic, boolean first, SegmentList segments) {
        if (dynamic) {
            segments.add(new Segment.Comma());
        } else if (!first) {
            segments.constant(",");
        }
    }

    private Value.Source source(Expression expression) {
        String member = String.valueOf(expression.member());
        if (expression.name().equals(Names.USER)) {
            return ofUser(expression, member);
        }
        int slot = slot(expression.name());
        return switch (member) {
            case "null" -> new Value.Slot(slot);
            case "json" -> whole(new Value.CredentialJson(slot));
            case "conformance_json" -> whole(new Value.CredentialConformanceJson(slot));
            case "transports" -> new Value.CredentialTransports(slot);
            default -> new Value.CredentialMember(slot, member);
        };
    }

    private Value.Source ofUser(Expression expression, String member) {
        int column = feeder == null ? -1 : feeder.column(member);
        if (feeder != null && column >= 0) {
            return new Value.UserColumn(feeder, column);
        }
        return switch (member) {
            case "name" -> new Value.UserName();
            case "password" -> new Value.UserPassword();
            case Names.INDEX -> new Value.UserIndex();
            default -> throw expression.location().error(noColumn(member));
        };
    }

    private String noColumn(String member) {
        List<String> known = new ArrayList<>(Names.USER_MEMBERS);
        if (feeder != null) {
            feeder.columns().stream().filter(column -> !known.contains(column)).forEach(known::add);
        }
        return "the user has no \"" + member + "\"; " + Suggestion.among(member, known) + "; or "
                + (feeder == null ? "give a feeder, a CSV file with that column" : "add that column to the feeder");
    }
}
