package dev.keywave.relyingparty;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.io.JsonStringEncoder;

/**
 * An HTML page with places for values: <code>{{name}}</code> in text and attributes, <code>{{js name}}</code> in a string of
 * a script, <code>{{raw name}}</code> for what is HTML or script itself.
 */
final class PageTemplate {

    private static final Pattern PLACE = Pattern.compile("\\{\\{(?:(js|raw) )?([a-zA-Z]+)}}");

    private final List<Part> parts;

    private PageTemplate(List<Part> parts) {
        this.parts = parts;
    }

    /** Text as it is, or the name of a value. */
    private record Part(Form form, String text) {}

    private enum Form {
        LITERAL,
        HTML,
        SCRIPT,
        RAW
    }

    /** The page of that name among this package's resources. */
    static PageTemplate load(String name) {
        try (InputStream in = PageTemplate.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + name);
            }
            return of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static PageTemplate of(String text) {
        List<Part> parts = new ArrayList<>();
        Matcher place = PLACE.matcher(text);
        int from = 0;
        while (place.find()) {
            parts.add(new Part(Form.LITERAL, text.substring(from, place.start())));
            String form = place.group(1);
            parts.add(new Part(form == null ? Form.HTML : form.equals("js") ? Form.SCRIPT : Form.RAW, place.group(2)));
            from = place.end();
        }
        parts.add(new Part(Form.LITERAL, text.substring(from)));
        return new PageTemplate(List.copyOf(parts));
    }

    /** The page with these values. */
    Reply fill(int status, Map<String, String> values) {
        StringBuilder page = new StringBuilder();
        for (Part part : parts) {
            switch (part.form) {
                case LITERAL -> page.append(part.text);
                case HTML -> html(value(values, part.text), page);
                case SCRIPT -> script(value(values, part.text), page);
                case RAW -> page.append(value(values, part.text));
            }
        }
        return Reply.html(status, page.toString());
    }

    private static String value(Map<String, String> values, String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalStateException("the page wants a value for " + name);
        }
        return value;
    }

    private static void html(String text, StringBuilder page) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> page.append("&amp;");
                case '<' -> page.append("&lt;");
                case '>' -> page.append("&gt;");
                case '"' -> page.append("&#34;");
                case '\'' -> page.append("&#39;");
                default -> page.append(c);
            }
        }
    }

    /** JSON's escapes are a script's, and a tag that ends the script must not come up in a string. */
    private static void script(String text, StringBuilder page) {
        int from = page.length();
        JsonStringEncoder.getInstance().quoteAsString(text, page);
        for (int i = page.indexOf("<", from); i >= 0; i = page.indexOf("<", i)) {
            page.replace(i, i + 1, "\\u003c");
        }
    }
}
