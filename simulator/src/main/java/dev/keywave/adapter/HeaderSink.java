package dev.keywave.adapter;

/** Takes the headers of a request one by one, for a client that wants names and values apart. */
@FunctionalInterface
public interface HeaderSink {

    /**
     * Takes one.
     *
     * @param name as the adapter writes it
     * @param value without any control character but a tab, so that it cannot end its line
     */
    void header(String name, String value);
}
