package dev.keywave.interop;

import java.util.Map;

/**
 * A way to log in at a target, and the load that is put on it.
 *
 * @param adapter a built-in one, which gives the flow its name
 * @param vars for the adapter
 * @param secrets likewise, the values themselves
 * @param accounts makes what the relying party wants to know before a user registers a passkey
 * @param registerRate registrations per second
 * @param rate logins per second
 * @param seconds how long
 */
record Flow(
        String adapter,
        Map<String, String> vars,
        Map<String, String> secrets,
        Accounts accounts,
        int users,
        int registerRate,
        int rate,
        int seconds) {

    /** A flow for 50 users and 1,000 logins, at a relying party that takes any user. */
    static Flow of(String adapter, Map<String, String> vars, Map<String, String> secrets) {
        return new Flow(adapter, vars, secrets, Accounts.NONE, 50, 10, 50, 20);
    }

    int logins() {
        return rate * seconds;
    }
}
