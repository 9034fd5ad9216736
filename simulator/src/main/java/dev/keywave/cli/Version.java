package dev.keywave.cli;

import picocli.CommandLine.IVersionProvider;

/** What {@code --version} says. */
final class Version implements IVersionProvider {

    /** Keywave's own version from the jar's manifest; "development" when run from classes. */
    static String ofKeywave() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    @Override
    public String[] getVersion() {
        return new String[] {
            "keywave " + ofKeywave(),
            "Java " + Runtime.version() + " (" + System.getProperty("java.vm.vendor") + ")",
            System.getProperty("os.name") + ' ' + System.getProperty("os.arch")
        };
    }
}
