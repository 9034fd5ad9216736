package dev.keywave.gatling.engine;

import io.gatling.commons.validation.Failure;
import io.gatling.commons.validation.Validation;

/** Gatling's failures, which have a value of every type in Scala and of none in Java. */
final class Validations {

    private Validations() {}

    /** A failure with that message. */
    @SuppressWarnings("unchecked") // a failure has no value, so that it is one of every type
    static <T> Validation<T> failure(String message) {
        return (Validation<T>) (Validation<?>) new Failure(message);
    }

    /** What a failure says. */
    static String message(Validation<?> failed) {
        return ((Failure) failed).message();
    }
}
