package dev.keywave.measure;

import dev.keywave.workload.CeremonyType;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** The histograms of an interval under the tags that {@link IntervalListener} names; only those with values. */
final class TaggedHistograms {

    private final Map<String, Histogram> byTag = new LinkedHashMap<>();
    private final long startMs;
    private final long endMs;

    private TaggedHistograms(Instant started, double durationS) {
        this.startMs = started.toEpochMilli();
        this.endMs = startMs + Math.round(durationS * 1e3);
    }

    static Map<String, Histogram> of(Tally interval, Instant started, double durationS) {
        TaggedHistograms tagged = new TaggedHistograms(started, durationS);
        for (CeremonyType ceremony : CeremonyType.values()) {
            CeremonyTally measured = interval.of(ceremony, true);
            CeremonyTally warmUp = interval.of(ceremony, false);
            String of = ceremony.label() + ".";
            tagged.put(of + "response_time", both(measured.responseTimeNs(), warmUp.responseTimeNs()));
            tagged.put(of + "service_time", both(measured.serviceTimeNs(), warmUp.serviceTimeNs()));
            for (Stage stage : Stage.values()) {
                tagged.put(of + stage.label(), both(measured.stageNs(stage), warmUp.stageNs(stage)));
            }
        }
        tagged.put("send_lag", both(interval.sendLagNs(true), interval.sendLagNs(false)));
        return tagged.byTag;
    }

    /** Merged; one of the two itself when the other is empty. */
    static Histogram both(Histogram first, Histogram second) {
        if (second.getTotalCount() == 0) {
            return first;
        }
        if (first.getTotalCount() == 0) {
            return second;
        }
        Histogram both = first.copy();
        both.add(second);
        return both;
    }

    private void put(String tag, Histogram histogram) {
        if (histogram.getTotalCount() > 0) {
            histogram.setTag(tag);
            histogram.setStartTimeStamp(startMs);
            histogram.setEndTimeStamp(endMs);
            byTag.put(tag, histogram);
        }
    }
}
