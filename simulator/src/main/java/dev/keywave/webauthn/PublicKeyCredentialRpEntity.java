package dev.keywave.webauthn;

import org.jspecify.annotations.Nullable;

/**
 * The relying party (https://www.w3.org/TR/webauthn-3/#dictionary-rp-credential-params).
 *
 * @param id the RP ID; null when not given: then it is the effective domain of the client's origin
 * @param name for people; empty when not given
 */
public record PublicKeyCredentialRpEntity(@Nullable String id, String name) {}
