package dev.keywave.gatling.meters;

/**
 * The end of a ceremony whose requests carried a trace context.
 *
 * @param traceId 32 hexadecimal digits in lower case
 * @param ceremony what it was, in a word that many share
 * @param ko why it was KO, as Gatling's report has it; empty when it was OK
 * @param serviceNs from its first request to its end
 */
public record TracedEnd(String traceId, String ceremony, String ko, long serviceNs) {

    boolean isLike(TracedEnd other) {
        return ceremony.equals(other.ceremony) && ko.equals(other.ko);
    }

    boolean isOk() {
        return ko.isEmpty();
    }
}
