package dev.keywave.gatling.engine;

import dev.keywave.authenticator.Authenticator;
import dev.keywave.authenticator.Origin;
import dev.keywave.authenticator.WebAuthnClient;

/**
 * What the ceremonies of one event loop share; not thread-safe.
 *
 * @param origin of the pages
 * @param authenticator of all users
 * @param client of these pages, with that authenticator
 */
public record LoopParts(Origin origin, Authenticator authenticator, WebAuthnClient client) {}
