package dev.keywave.interop;

import java.util.List;

/**
 * A relying party that the suite builds, starts and loads.
 *
 * @param name the folder with its sources, beside this package's
 * @param library what is put to the test, with its version
 * @param needs commands that succeed where its runtime is there; without it the target is skipped
 * @param build commands to be run in a copy of the folder, one after the other
 * @param launch how it starts
 * @param flows the ways in which it is spoken to
 */
record Target(
        String name,
        String library,
        List<List<String>> needs,
        List<List<String>> build,
        Launch launch,
        List<Flow> flows) {

    @Override
    public String toString() {
        return name + " (" + library + ")";
    }
}
