package dev.keywave.adapter;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/** What a relying party says with its no, made short and alike enough to be counted. */
final class RejectionMessage {

    private static final int MAX_LENGTH = 80;
    private static final int MAX_BODY = 1 << 14;

    /** Where relying parties put it, the likeliest first. */
    private static final List<String> MEMBERS =
            List.of("errorMessage", "error_description", "message", "detail", "details", "error", "title");

    /** Long, and no words with underscores between them, which are what a relying party calls its reasons. */
    private static final Pattern IDENTIFIER = Pattern.compile(
            "(?<![A-Za-z0-9_+/=-])" + "(?![a-z]+(?:_[a-z]+)*(?![A-Za-z0-9_+/=-]))[A-Za-z0-9_+/=-]{24,}");

    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    private RejectionMessage() {}

    /**
     * The message.
     *
     * @param words what the adapter found to be the relying party's words; null to look into a JSON body
     * @param secrets what must not be repeated
     */
    static String of(@Nullable String words, ByteBuf body, Secrets secrets) {
        String said = secrets.mask(words == null ? fromJson(body) : words);
        String printable = said.replaceAll("[^\\p{Graph}]+", " ").strip();
        String head = printable.substring(0, Math.min(printable.length(), 4 * MAX_LENGTH));
        String alike =
                NUMBER.matcher(IDENTIFIER.matcher(head).replaceAll("...")).replaceAll("#");
        return alike.length() <= MAX_LENGTH ? alike : alike.substring(0, MAX_LENGTH);
    }

    private static String fromJson(ByteBuf body) {
        int length = body.readableBytes();
        if (length == 0 || length > MAX_BODY || body.getByte(body.readerIndex()) != '{') {
            return "";
        }
        try (JsonParser parser = JsonPass.JSON.createParser(ObjectReadContext.empty(), ByteBufUtil.getBytes(body))) {
            parser.nextToken();
            return fromObject(parser);
        } catch (JacksonException e) {
            return "";
        }
    }

    /** The likeliest member's text; {@code error} may be an object that has one in turn. */
    private static String fromObject(JsonParser parser) {
        String best = "";
        int rank = MEMBERS.size();
        try {
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                int its = MEMBERS.indexOf(name);
                boolean better = its >= 0 && its < rank;
                if (parser.nextToken() == JsonToken.VALUE_STRING && better && parser.getStringLength() > 0) {
                    best = parser.getString();
                    rank = its;
                } else if (better && name.equals("error") && parser.currentToken() == JsonToken.START_OBJECT) {
                    String inner = fromObject(parser);
                    best = inner.isEmpty() ? best : inner;
                    rank = inner.isEmpty() ? rank : its;
                }
                parser.skipChildren();
            }
        } catch (JacksonException e) {
            return best;
        }
        return best;
    }
}
