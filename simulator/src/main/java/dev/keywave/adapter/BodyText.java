package dev.keywave.adapter;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A body as text for regular expressions: UTF-8, its first MiB. Counts the characters looked at, so that an expression
 * that backtracks without end on a hostile body is given up instead of holding the event loop.
 */
final class BodyText implements CharSequence {

    private static final int MAX_BYTES = 1 << 20;
    private static final int MAX_LOOKS = 5_000_000;

    /** Thrown out of a search that took too long; never leaves this class. */
    private static final class GivenUp extends RuntimeException {
        GivenUp() {
            super("gave up a regular expression", null, false, false);
        }
    }

    private final String text;
    private int looks;
    private boolean gaveUp;

    private BodyText(String text) {
        this.text = text;
    }

    static BodyText of(ByteBuf body) {
        int length = Math.min(body.readableBytes(), MAX_BYTES);
        return new BodyText(body.toString(body.readerIndex(), length, StandardCharsets.UTF_8));
    }

    /** A matcher on this text, to be moved by {@link #find} only. */
    Matcher matcher(Pattern pattern) {
        return pattern.matcher(this);
    }

    /** The next match of the matcher; none when the search had to be given up. */
    boolean find(Matcher matcher) {
        try {
            return matcher.find();
        } catch (GivenUp | StackOverflowError e) {
            gaveUp = true;
            return false;
        }
    }

    /** Whether a search had to be given up, so that "no match" means nothing. */
    boolean gaveUp() {
        return gaveUp;
    }

    /** Whether there is a match. */
    boolean contains(Pattern pattern) {
        return find(matcher(pattern));
    }

    /** The first group of the first match, or all of it when the expression has no group; null when there is none. */
    @Nullable
    String first(Pattern pattern) {
        Matcher matcher = matcher(pattern);
        return find(matcher) ? group(matcher) : null;
    }

    /** The first group of the match found last, or all of it when the expression has no group. */
    static @Nullable String group(Matcher matcher) {
        return matcher.group(matcher.groupCount() == 0 ? 0 : 1);
    }

    /** Text that has been read already. */
    static BodyText of(String text) {
        return new BodyText(text);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        if (++looks > MAX_LOOKS) {
            throw new GivenUp();
        }
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
