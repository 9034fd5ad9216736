package dev.keywave.cli;

/** The command line's entry point. */
public final class Keywave {

    private Keywave() {}

    /** Runs one command and exits with its code. */
    public static void main(String[] args) {
        System.exit(args.length);
    }
}
