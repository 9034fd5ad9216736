package dev.keywave.adapter;

import dev.keywave.input.Location;
import dev.keywave.input.YamlNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Text with expressions in it, as the adapter's file has it.
 *
 * @param parts in order; neighbouring literals are one
 * @param location where it begins
 */
record Template(List<Part> parts, Location location) {

    Template {
        parts = List.copyOf(parts);
    }

    /** A piece of a template. */
    sealed interface Part {}

    /** Text that stands for itself. */
    record Literal(String text) implements Part {}

    /**
     * An expression, {@code {name.member?|filter}}.
     *
     * @param name the variable, or {@code user}
     * @param member what of it; null for all
     * @param optional whether it may be unbound
     * @param filters in the order written
     * @param location where its brace stands
     */
    record Expression(String name, @Nullable String member, boolean optional, List<Filter> filters, Location location)
            implements Part {
        Expression {
            filters = List.copyOf(filters);
        }

        /** Variable and member as written. */
        String reference() {
            return member == null ? name : name + "." + member;
        }
    }

    /** Reads a template from a scalar. */
    static Template of(YamlNode node) {
        return new Template(new TemplateParser(node.asString(), node::locationOf).parse(), node.location());
    }

    /** The expression that is all there is of the template; null when there is more. */
    @Nullable
    Expression lone() {
        return parts.size() == 1 && parts.get(0) instanceof Expression expression ? expression : null;
    }

    /** The expressions in order. */
    List<Expression> expressions() {
        return parts.stream()
                .filter(Expression.class::isInstance)
                .map(Expression.class::cast)
                .toList();
    }
}
