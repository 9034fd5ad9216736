package dev.keywave.benchmarks.inputs;

import dev.keywave.webauthn.RegistrationResponse;

/**
 * A new credential with its attestation.
 *
 * @param response what {@code create()} returned
 * @param challenge base64url without padding
 */
public record SignedRegistration(RegistrationResponse response, String challenge) {}
