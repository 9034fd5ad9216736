package dev.keywave.transport;

/** How far the reading of a response, or of a part of it, has come. */
enum Progress {
    /** More bytes are needed. */
    INCOMPLETE,
    /** All of it is there. */
    COMPLETE,
    /** A rule is broken; nothing further can be read. */
    DEFECTIVE
}
