package dev.keywave.transport;

/** What a client has done so far; plain fields, since everything happens on one thread. */
final class Counters {
    long connects;
    long connectFailures;
    long bytesReceived;
    long bytesSent;
    long fullHandshakes;
    long resumedHandshakes;
    long failedHandshakes;
}
