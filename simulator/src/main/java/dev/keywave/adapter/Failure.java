package dev.keywave.adapter;

import dev.keywave.input.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A way in which a relying party fails that the adapter knows by name: an entry of {@code failures}.
 *
 * @param when what the response looks like then
 * @param reason the word for the report
 */
record Failure(Condition when, String reason) {

    private static final Pattern REASON = Pattern.compile("[a-z][a-z0-9_]{0,59}");

    static List<Failure> list(YamlNode node) {
        List<Failure> failures = new ArrayList<>();
        for (YamlNode element : node.asList()) {
            element.knowing(List.of("when", "reason"));
            YamlNode reason = element.required("reason");
            if (!REASON.matcher(reason.asString()).matches()) {
                throw reason.error(
                        "\"" + reason.asString() + "\" is no reason; write up to 60 small letters, digits and "
                                + "underscores, such as csrf_expired");
            }
            failures.add(new Failure(Condition.of(element.map("when")), reason.asString()));
        }
        return failures;
    }
}
