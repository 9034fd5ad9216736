package dev.keywave.farm;

import java.util.Arrays;

/** The times of one ceremony, nanoseconds. What people take at their authenticator is in none but their own. */
final class CeremonyTimes {

    private long intendedNs;
    private long firstSentNs;
    private long sentNs;
    private long connectionWaitNs;
    private long optionsNs;
    private long userNs;
    private long signNs;
    private long resultNs;
    private long[] handshakesNs = new long[1];
    private int handshakes;
    private boolean sent;
    private boolean underWay;

    void reset(long intendedStartNs) {
        intendedNs = intendedStartNs;
        handshakes = 0;
        forget();
    }

    /** Starts anew, but for the intended start. */
    void forget() {
        connectionWaitNs = 0;
        optionsNs = 0;
        userNs = 0;
        signNs = 0;
        resultNs = 0;
        sent = false;
        underWay = false;
    }

    void sent(long waitedNs, long nowNs) {
        connectionWaitNs += waitedNs;
        sentNs = nowNs;
        underWay = true;
        if (!sent) {
            sent = true;
            firstSentNs = nowNs;
        }
    }

    /** A connection was opened for the ceremony, with a handshake. */
    void handshake(long ns) {
        if (handshakes == handshakesNs.length) {
            handshakesNs = Arrays.copyOf(handshakesNs, 2 * handshakes);
        }
        handshakesNs[handshakes++] = ns;
    }

    /** The request's answer is there, or it never will be. */
    void answered(long nowNs, boolean signed) {
        if (!underWay) {
            return;
        }
        underWay = false;
        long requestNs = nowNs - sentNs;
        if (signed) {
            resultNs += requestNs;
        } else {
            optionsNs += requestNs;
        }
    }

    void signed(long ns) {
        signNs += ns;
    }

    void user(long ns) {
        userNs += ns;
    }

    long intendedNs() {
        return intendedNs;
    }

    /** From the intended start to now. */
    long responseNs(long nowNs) {
        return nowNs - intendedNs - userNs;
    }

    /** From the first byte sent to now; 0 when none was. */
    long serviceNs(long nowNs) {
        return sent ? nowNs - firstSentNs - userNs : 0;
    }

    int handshakes() {
        return handshakes;
    }

    long handshakeNs(int number) {
        return handshakesNs[number];
    }

    long connectionWaitNs() {
        return connectionWaitNs;
    }

    long optionsNs() {
        return optionsNs;
    }

    long userNs() {
        return userNs;
    }

    long signNs() {
        return signNs;
    }

    long resultNs() {
        return resultNs;
    }
}
