package dev.keywave.cli;

import dev.keywave.crypto.CryptoChoice;
import dev.keywave.plan.RunSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags that say what generates the load. */
final class GeneratorOptions {

    @Option(names = "--crypto", paramLabel = "NAME", description = "Who signs: auto, accp, bc or jdk. Default: auto.")
    @Nullable
    CryptoChoice crypto;

    @Option(names = "--loops", paramLabel = "N", description = "Event loops. Default: one for each processor.")
    @Nullable
    Integer loops;

    @Option(names = "--connections", paramLabel = "N", description = "Most connections at once. Default: 256.")
    @Nullable
    Integer connections;

    @Option(
            names = "--connection-policy",
            paramLabel = "POLICY",
            description = "Who shares a connection: shared, user (one kept for each) or ceremony (a new one for each)."
                    + " Default: shared.")
    @Nullable
    String connectionPolicy;

    @Option(
            names = "--max-send-lag",
            paramLabel = "TIME",
            description = "Send lag p99 above which a run is invalid, and a trial does not count. Default: 10ms.")
    @Nullable
    String maxSendLag;

    @Option(
            names = "--grace",
            paramLabel = "TIME",
            description = "How long ceremonies in flight may take to end. Default: 10s; in a search 5s.")
    @Nullable
    String grace;

    @Option(
            names = "--trace",
            paramLabel = "SHARE",
            description =
                    "Ceremonies whose requests carry a W3C trace context (traceparent), for example 1%%, so that the"
                            + " relying party's traces join; the results name the slowest and failed ones. Default: none.")
    @Nullable
    String trace;

    /** Lays these flags over what the settings have. */
    void apply(RunSettings settings) {
        ClientOptions.with("--crypto", crypto, (where, choice) -> settings.crypto(choice));
        ClientOptions.with("--loops", loops, settings::loops);
        ClientOptions.with("--connections", connections, settings.client()::connections);
        ClientOptions.with("--connection-policy", connectionPolicy, settings.client()::policy);
        ClientOptions.with("--trace", trace, settings.client()::trace);
        ClientOptions.with("--max-send-lag", maxSendLag, settings::maxSendLag);
        ClientOptions.with("--grace", grace, settings::grace);
    }
}
