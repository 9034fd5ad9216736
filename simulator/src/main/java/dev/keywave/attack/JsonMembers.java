package dev.keywave.attack;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object as a list of members, their values as JSON text, so that what is not changed stays as it was and what is
 * changed need not be JSON.
 */
final class JsonMembers {

    private final List<Member> members = new ArrayList<>();

    /** A name and the JSON text of its value. */
    private record Member(String name, String value) {}

    /** Splits an object that Keywave wrote; names in it have no escapes. */
    static JsonMembers of(String json) {
        JsonMembers object = new JsonMembers();
        int position = 1;
        while (position < json.length() && json.charAt(position) == '"') {
            int nameEnd = valueEnd(json, position);
            int end = valueEnd(json, nameEnd + 1);
            object.members.add(new Member(json.substring(position + 1, nameEnd - 1), json.substring(nameEnd + 1, end)));
            position = end + 1;
        }
        return object;
    }

    static JsonMembers of(byte[] json) {
        return of(new String(json, StandardCharsets.UTF_8));
    }

    /** Where the value that begins here ends. */
    private static int valueEnd(String json, int begin) {
        int depth = 0;
        boolean quoted = false;
        for (int i = begin; i < json.length(); i++) {
            char c = json.charAt(i);
            if (quoted) {
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    quoted = false;
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == '{' || c == '[') {
                depth++;
            } else if (depth == 0 && (c == ',' || c == ':' || c == '}' || c == ']')) {
                return i;
            } else if (c == '}' || c == ']') {
                depth--;
            }
        }
        throw new IllegalArgumentException("A JSON value does not end");
    }

    static String quoted(String text) {
        return '"' + text + '"';
    }

    /** The JSON text of a member's value; null when there is no such member. */
    @Nullable
    String get(String name) {
        for (Member member : members) {
            if (member.name().equals(name)) {
                return member.value();
            }
        }
        return null;
    }

    /** Gives a member another value in its place, or adds it at the end. */
    JsonMembers set(String name, String value) {
        for (int i = 0; i < members.size(); i++) {
            if (members.get(i).name().equals(name)) {
                members.set(i, new Member(name, value));
                return this;
            }
        }
        return append(name, value);
    }

    /** Adds a member at the end, whether or not there is one of that name. */
    JsonMembers append(String name, String value) {
        members.add(new Member(name, value));
        return this;
    }

    /** Adds a member at the beginning, whether or not there is one of that name. */
    JsonMembers prepend(String name, String value) {
        members.add(0, new Member(name, value));
        return this;
    }

    JsonMembers remove(String name) {
        members.removeIf(member -> member.name().equals(name));
        return this;
    }

    JsonMembers reversed() {
        Collections.reverse(members);
        return this;
    }

    /** The object's text. */
    String text() {
        return text("", "");
    }

    /**
     * The object's text with a member once more.
     *
     * @param again the member that comes twice
     * @param as under which name the second time
     */
    String text(String again, String as) {
        StringBuilder text = new StringBuilder(1024);
        char before = '{';
        for (Member member : members) {
            text.append(before).append('"').append(member.name()).append("\":").append(member.value());
            before = ',';
            if (member.name().equals(again)) {
                text.append(",\"").append(as).append("\":").append(member.value());
            }
        }
        return text.append(members.isEmpty() ? "{}" : "}").toString();
    }

    byte[] bytes() {
        return text().getBytes(StandardCharsets.UTF_8);
    }
}
