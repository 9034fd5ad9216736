package dev.keywave.cli;

import dev.keywave.crypto.SelectedCrypto;
import dev.keywave.relyingparty.RelyingPartyServer;
import java.io.PrintWriter;

/** What the embedded relying party says of itself on the console. */
final class Banner {

    private Banner() {}

    static void print(PrintWriter out, RelyingPartyServer server, RelyingPartyOptions options, SelectedCrypto crypto) {
        out.println("relying party listens at " + server.origin() + " (FIDO conformance API), signatures checked with "
                + crypto.description());
        options.inWords()
                .forEach((name, value) -> out.println("  " + name.replace("relying party: ", "") + ": " + value));
        warn(out, options);
        out.flush();
    }

    static void warn(PrintWriter out, RelyingPartyOptions options) {
        if (options.verifiesNothing()) {
            out.println(
                    "WARNING: --verifier none accepts EVERYTHING, forgeries too; its figures are those of a generator,"
                            + " not of a relying party");
        }
    }

    static void printStatistics(PrintWriter out, RelyingPartyServer server) {
        out.println(server.statistics());
        out.flush();
    }
}
