package dev.keywave.adapter;

import java.util.stream.Collectors;

/** A capture in words, for people. */
final class CaptureWords {

    private CaptureWords() {}

    /** What it looks for. */
    static String of(Declared.Capture capture) {
        String decoded = capture.decoders().isEmpty()
                ? ""
                : ", decoded as "
                        + capture.decoders().stream().map(TextDecoder::label).collect(Collectors.joining(", then "));
        return "capture " + capture.variable() + ": " + source(capture.source()) + decoded;
    }

    /** What became of it. */
    static String fault(String reason, String body) {
        if (reason.endsWith("_undecodable")) {
            return "a value that cannot be decoded" + body;
        } else if (reason.endsWith("_no_match")) {
            return "no element that fits" + body;
        } else if (reason.endsWith("_too_slow")) {
            return "a search that was given up: the expression backtracks too much on this body";
        }
        return "none" + body;
    }

    private static String source(Declared.Source source) {
        if (source instanceof Declared.FromJson json) {
            return json(json);
        } else if (source instanceof Declared.FromCookie cookie) {
            return "cookie " + cookie.name();
        } else if (source instanceof Declared.FromHeader header) {
            return "header " + header.lowerCaseName()
                    + (header.regex() == null ? "" : ", in it a match of /" + header.regex() + "/");
        } else if (source instanceof Declared.FromRegex regex) {
            return (regex.all() ? "all matches of /" : "a match of /") + regex.regex() + "/ in the body"
                    + (regex.within() == null ? "" : " within a match of /" + regex.within() + "/");
        }
        return "";
    }

    private static String json(Declared.FromJson json) {
        String place = json.pointer().tokens().isEmpty() ? "the whole JSON" : "JSON at " + json.pointer();
        Declared.Pick pick = json.picked();
        if (pick == null) {
            return place;
        }
        String which = (pick.all() ? "all elements of " : "an element of ") + place;
        String where = pick.where().isEmpty() ? "" : " with " + Explainer.places(pick.where());
        return which + where + (pick.pick().tokens().isEmpty() ? "" : ", of it " + pick.pick());
    }
}
