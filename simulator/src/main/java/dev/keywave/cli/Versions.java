package dev.keywave.cli;

import io.netty.util.Version;
import java.util.LinkedHashMap;
import java.util.Map;

/** What ran: for a report that somebody reads when all of it has moved on. */
final class Versions {

    private Versions() {}

    static Map<String, String> all() {
        Map<String, String> versions = new LinkedHashMap<>();
        versions.put("Keywave", dev.keywave.cli.Version.ofKeywave());
        versions.put("Java", Runtime.version() + ", " + System.getProperty("java.vm.vendor"));
        versions.put("JVM arguments", String.join(" ", jvmArguments()));
        versions.put("Netty", nettyVersion());
        versions.put("operating system", System.getProperty("os.name") + ' ' + System.getProperty("os.version"));
        versions.put("architecture", System.getProperty("os.arch"));
        versions.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
        versions.put("largest heap", Runtime.getRuntime().maxMemory() / (1 << 20) + " MiB");
        return versions;
    }

    private static Iterable<String> jvmArguments() {
        return java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments();
    }

    private static String nettyVersion() {
        Version common = Version.identify().get("netty-common");
        return common == null ? "unknown" : common.artifactVersion();
    }
}
