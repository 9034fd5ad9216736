package dev.keywave.delivery;

/**
 * What came of a request.
 *
 * @param status the HTTP status; 0 when there was no answer
 * @param body its first 2 KiB; without an answer why there was none
 * @param retryAfterS {@code Retry-After}, seconds; 0 without
 */
record Answer(int status, String body, long retryAfterS) {

    private static final int LONGEST_REASON = 160;

    static Answer none(String why) {
        return new Answer(0, why, 0);
    }

    boolean accepted() {
        return status >= 200 && status < 300;
    }

    /** Nobody there, overloaded or broken: that may pass. Any other answer comes again to the same request. */
    boolean worthRetrying() {
        return status == 0 || status == 429 || status >= 500;
    }

    /** Why it was not accepted, in one line of printable ASCII. */
    String inWords() {
        String line =
                body.lines().findFirst().orElse("").replaceAll("[^ -~]", "?").strip();
        String reason = line.length() > LONGEST_REASON ? line.substring(0, LONGEST_REASON) + "..." : line;
        if (status == 0) {
            return reason;
        }
        return reason.isEmpty() ? "HTTP " + status : "HTTP " + status + ": " + reason;
    }
}
