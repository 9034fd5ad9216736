package dev.keywave.transport;

import io.netty.handler.ssl.OpenSsl;

/** What does the cryptography of TLS. */
public enum TlsProvider {
    /** BoringSSL, as a native library; not on every machine. */
    BORINGSSL,
    /** The Java runtime's own. */
    JDK;

    /** The fastest that this machine has. */
    public static TlsProvider best() {
        return BORINGSSL.isAvailable() ? BORINGSSL : JDK;
    }

    /** Whether this machine has it. */
    public boolean isAvailable() {
        return this == JDK || OpenSsl.isAvailable();
    }

    /** Its name and version for a report: {@code BoringSSL}, or {@code JDK 17.0.15}. */
    public String description() {
        return this == JDK ? "JDK " + Runtime.version().feature() : String.valueOf(OpenSsl.versionString());
    }
}
