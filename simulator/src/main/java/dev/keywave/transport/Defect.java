package dev.keywave.transport;

/** What is wrong with a response, in words. */
enum Defect {
    NOT_HTTP(FailureReason.NOT_HTTP, "the response does not begin with HTTP/"),
    STATUS_LINE(FailureReason.MALFORMED_RESPONSE, "the status line is not HTTP/1.x and three digits"),
    UPGRADE(FailureReason.MALFORMED_RESPONSE, "status 101 without having been asked for"),
    FOLDED(FailureReason.MALFORMED_RESPONSE, "a field line begins with white space (obsolete line folding)"),
    FIELD_NAME(FailureReason.MALFORMED_RESPONSE, "a field line has no colon right after a valid name"),
    FIELD_VALUE(FailureReason.MALFORMED_RESPONSE, "a field value contains CR or NUL"),
    CONTENT_LENGTH(FailureReason.MALFORMED_RESPONSE, "content-length is not one decimal number"),
    TRANSFER_ENCODING(FailureReason.MALFORMED_RESPONSE, "transfer-encoding is not chunked, once"),
    BOTH_LENGTHS(FailureReason.MALFORMED_RESPONSE, "content-length and transfer-encoding together"),
    CHUNK(FailureReason.MALFORMED_RESPONSE, "a chunk's size line or its end is malformed"),
    GZIP(FailureReason.MALFORMED_RESPONSE, "the gzip content is damaged"),
    STATUS_FIELD(FailureReason.MALFORMED_RESPONSE, ":status is not three digits from 200 on, once and first"),
    EARLY_DATA(FailureReason.MALFORMED_RESPONSE, "content before the header section"),
    OPEN_TRAILERS(FailureReason.MALFORMED_RESPONSE, "a second header section that does not end the stream"),
    LENGTH_MISMATCH(FailureReason.MALFORMED_RESPONSE, "the content is not as long as content-length says"),
    HEAD_TOO_LARGE(FailureReason.RESPONSE_TOO_LARGE, "the header or trailer section is too large"),
    CONTENT_TOO_LARGE(FailureReason.RESPONSE_TOO_LARGE, "the content is larger than allowed"),
    CUT_OFF(FailureReason.CONNECTION_CLOSED, "the connection was closed within the response");

    private final FailureReason reason;
    private final String detail;

    Defect(FailureReason reason, String detail) {
        this.reason = reason;
        this.detail = detail;
    }

    FailureReason reason() {
        return reason;
    }

    String detail() {
        return detail;
    }
}
