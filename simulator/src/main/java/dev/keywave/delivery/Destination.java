package dev.keywave.delivery;

/** Somebody whom something is sent to once in a while; used by one thread. */
interface Destination {

    /** For the thread's name. */
    String name();

    /** Milliseconds from one delivery to the next. */
    long everyMs();

    /**
     * Sends what there is now; gives up after some seconds.
     *
     * @param last whether it is the last chance
     */
    Attempt deliver(boolean last) throws InterruptedException;
}
