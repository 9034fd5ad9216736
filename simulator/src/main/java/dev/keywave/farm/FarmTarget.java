package dev.keywave.farm;

import dev.keywave.adapter.Program;
import dev.keywave.authenticator.Origin;
import dev.keywave.transport.HttpClientConfig;

/**
 * One relying party that ceremonies go to.
 *
 * @param program how it carries them
 * @param origin what goes into the client data
 * @param client how it is talked to; its connections are those of all loops together
 */
public record FarmTarget(Program program, Origin origin, HttpClientConfig client) {}
