package dev.keywave.adapter;

import dev.keywave.adapter.Template.Expression;
import dev.keywave.adapter.Template.Literal;
import dev.keywave.adapter.Template.Part;
import dev.keywave.input.Location;
import dev.keywave.input.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits a text at its braces. A brace that is meant as one is written twice. */
final class TemplateParser {

    private static final Pattern EXPRESSION =
            Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)(?:\\.([A-Za-z_][A-Za-z0-9_]*))?(\\?)?((?:\\|[^|]*)*)");

    private final String text;
    private final IntFunction<Location> locations;
    private final List<Part> parts = new ArrayList<>();
    private final StringBuilder literal = new StringBuilder();

    /**
     * Prepares to parse.
     *
     * @param text the template
     * @param locations where in the file a character of the text stands
     */
    TemplateParser(String text, IntFunction<Location> locations) {
        this.text = text;
        this.locations = locations;
    }

    List<Part> parse() {
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            boolean brace = c == '{' || c == '}';
            if (brace && i + 1 < text.length() && text.charAt(i + 1) == c) {
                literal.append(c);
                i += 2;
            } else if (c == '{') {
                i = expression(i);
            } else if (c == '}') {
                throw locations.apply(i).error("a \"}\" without its \"{\"; write }} for a brace that is meant as one");
            } else {
                literal.append(c);
                i++;
            }
        }
        endLiteral();
        return parts;
    }

    private int expression(int open) {
        int close = text.indexOf('}', open);
        if (close < 0) {
            throw locations.apply(open).error("a \"{\" without its \"}\"; write {{ for a brace that is meant as one");
        }
        String inner = text.substring(open + 1, close);
        Matcher matcher = EXPRESSION.matcher(inner);
        if (!matcher.matches()) {
            throw locations
                    .apply(open)
                    .error("\"{" + inner + "}\" is not an expression; write {name}, {name.member}, {name?} or "
                            + "{name|filter}, or {{ for a brace that is meant as one");
        }
        endLiteral();
        parts.add(new Expression(
                matcher.group(1),
                matcher.group(2),
                matcher.group(3) != null,
                filters(matcher.group(4), open),
                locations.apply(open)));
        return close + 1;
    }

    private List<Filter> filters(String bars, int open) {
        List<Filter> filters = new ArrayList<>();
        if (bars.isEmpty()) {
            return filters;
        }
        for (String label : bars.substring(1).split("\\|", -1)) {
            Filter filter = Filter.named(label.strip());
            if (filter == null) {
                throw locations
                        .apply(open)
                        .error("unknown filter \"" + label.strip() + "\"; "
                                + Suggestion.among(label.strip(), Filter.labels()));
            }
            filters.add(filter);
        }
        return filters;
    }

    private void endLiteral() {
        if (!literal.isEmpty()) {
            parts.add(new Literal(literal.toString()));
            literal.setLength(0);
        }
    }
}
