package dev.keywave.gatling.engine;

import io.gatling.core.session.Session;

/** What an action does to a session. */
@FunctionalInterface
public interface SessionStep {

    /** Does it, on the session's event loop, and returns the session to go on with. */
    Session perform(Session session);
}
