/** What happened: outcomes, single-writer recorders per loop, merged histograms, thresholds and the verdict on a run. */
@NullMarked
package dev.keywave.measure;

import org.jspecify.annotations.NullMarked;
