package dev.keywave.interop;

import java.io.IOException;
import java.net.URI;
import java.util.List;

/** Makes the accounts of virtual users at a relying party. */
@FunctionalInterface
interface Accounts {

    /** For relying parties that take any user. */
    Accounts NONE = (target, names) -> {};

    /**
     * Makes them.
     *
     * @param target where the relying party listens
     * @param names the users'; NAME logs in with the password pw-NAME
     */
    void create(URI target, List<String> names) throws IOException, InterruptedException;
}
