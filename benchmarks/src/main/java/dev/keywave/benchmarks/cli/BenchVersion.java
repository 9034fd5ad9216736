package dev.keywave.benchmarks.cli;

import picocli.CommandLine.IVersionProvider;

/** What {@code --version} says. */
final class BenchVersion implements IVersionProvider {

    /** Keywave's own version from the jar's manifest; "development" when run from classes. */
    static String ofKeywave() {
        String version = BenchVersion.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    @Override
    public String[] getVersion() {
        return new String[] {
            "keywave bench " + ofKeywave(),
            "Java " + Runtime.version() + " (" + System.getProperty("java.vm.vendor") + ")",
            System.getProperty("os.name") + ' ' + System.getProperty("os.arch")
        };
    }
}
