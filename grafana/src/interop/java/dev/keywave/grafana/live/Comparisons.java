package dev.keywave.grafana.live;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Comparisons of PromQL (https://prometheus.io/docs/prometheus/latest/querying/operators/#comparison-binary-operators) filter:
 * an alert's expression gives nothing as long as all is well. With {@code bool} they answer 0 or 1 for each series that is
 * compared, so that an answer shows that there is something to compare.
 */
final class Comparisons {

    /** What is passed by: texts, label matchers with their own {@code !=}, ranges; then the operators. */
    private static final Pattern PARTS =
            Pattern.compile("\"(?:\\\\.|[^\"\\\\])*\"|'(?:\\\\.|[^'\\\\])*'|\\{(?:\"(?:\\\\.|[^\"\\\\])*\"|[^}\"])*\\}"
                    + "|(==|!=|>=|<=|>|<)(\\s*bool\\b)?");

    private Comparisons() {}

    /** Whether an expression compares in order to filter. */
    static boolean filter(String expression) {
        return !answering(expression).equals(expression);
    }

    /** The same expression, with comparisons that answer. */
    static String answering(String expression) {
        return PARTS.matcher(expression)
                .replaceAll(part -> Matcher.quoteReplacement(
                        part.group(1) == null || part.group(2) != null ? part.group() : part.group(1) + " bool"));
    }
}
