package dev.keywave.measure;

import java.util.SortedMap;
import org.HdrHistogram.Histogram;

/**
 * One ceremony by one make of authenticator, so far.
 *
 * @param model name of the make
 * @param byAlgorithm how many ended in which outcome, by the credential's algorithm; {@code none} where a registration did
 *     not get as far as a credential. What is intended is not known by model: it equals what ended.
 * @param acceptedResponseTimeNs from the intended start to the end, of accepted ones
 */
public record ModelSnapshot(
        String model, SortedMap<String, OutcomeCounts> byAlgorithm, Histogram acceptedResponseTimeNs) {}
