package dev.keywave.gatling.engine;

import dev.keywave.workload.CeremonyType;
import io.gatling.commons.validation.Validation;
import io.gatling.core.session.Session;
import org.jspecify.annotations.Nullable;
import scala.Function1;

/**
 * What a simulation says of one call of the authenticator.
 *
 * @param type registration for {@code create()}, authentication for {@code get()}
 * @param name of its entry in the report
 * @param options where the options are: what {@link OptionsCheck} saved, or JSON as text or bytes
 * @param user which user's credential; null for the one that a feeder gave
 * @param device number of the user's authenticator
 * @param saveAs the session attribute that the credential becomes
 */
public record PasskeyCall(
        CeremonyType type,
        String name,
        Function1<Session, Validation<Object>> options,
        @Nullable Function1<Session, Validation<Object>> user,
        Function1<Session, Validation<Object>> device,
        String saveAs) {}
