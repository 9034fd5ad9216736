package dev.keywave.metrics;

import java.util.HashSet;
import java.util.Set;

/**
 * Makes label values of texts that a relying party wrote: printable ASCII on one line, of bounded length, and no more than
 * so many different ones, since each is a time series. What was shown once stays as it is. For any thread.
 */
final class LabelValues {

    static final int MAX_LENGTH = 80;
    static final int MAX_DISTINCT = 200;
    static final String OTHER = "other_reasons";

    private static final String NOTHING = "none";

    private final Set<String> shown = new HashSet<>();

    /** The value that stands for the text; {@value #OTHER} when there are too many. */
    synchronized String of(String text) {
        String cleaned = cleaned(text);
        if (shown.contains(cleaned)) {
            return cleaned;
        }
        if (shown.size() == MAX_DISTINCT) {
            return OTHER;
        }
        shown.add(cleaned);
        return cleaned;
    }

    private static String cleaned(String text) {
        StringBuilder clean = new StringBuilder(Math.min(text.length(), MAX_LENGTH));
        boolean gap = false;
        for (int i = 0; i < text.length() && clean.length() < MAX_LENGTH; i++) {
            char c = text.charAt(i);
            boolean printable = c > ' ' && c <= '~';
            if (printable || (c > '~' && !Character.isWhitespace(c) && !Character.isISOControl(c))) {
                if (gap && clean.length() > 0 && clean.length() < MAX_LENGTH - 1) {
                    clean.append(' ');
                }
                gap = false;
                clean.append(printable ? c : '?');
            } else {
                gap = true;
            }
        }
        return clean.length() == 0 ? NOTHING : clean.toString();
    }
}
