package dev.keywave.farm;

/** Where a loop's intended starts come from. Called on the loop's thread only. */
interface Starts {

    /** The phase begins on this loop. */
    void begin(FarmLoop loop);

    /** A ceremony of this phase, or one before it, has ended. */
    void ended(FarmLoop loop, long nowNs);
}
