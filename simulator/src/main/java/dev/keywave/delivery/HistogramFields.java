package dev.keywave.delivery;

import com.google.protobuf.CodedOutputStream;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.NativeHistogramBuckets;
import java.io.IOException;

/**
 * {@code Histogram} of prompb/types.proto: buckets that follow each other are a span, counts are given as the difference to
 * the bucket before.
 */
final class HistogramFields {

    private static final int COUNT_INT = 1;
    private static final int SUM = 3;
    private static final int SCHEMA = 4;
    private static final int ZERO_THRESHOLD = 5;
    private static final int ZERO_COUNT_INT = 6;
    private static final int NEGATIVE_SPANS = 8;
    private static final int NEGATIVE_DELTAS = 9;
    private static final int POSITIVE_SPANS = 11;
    private static final int POSITIVE_DELTAS = 12;
    private static final int TIMESTAMP = 15;
    private static final int SPAN_OFFSET = 1;
    private static final int SPAN_LENGTH = 2;

    private HistogramFields() {}

    static void write(CodedOutputStream out, HistogramDataPointSnapshot point, long timestampMs) throws IOException {
        out.writeUInt64(COUNT_INT, point.getCount());
        out.writeDouble(SUM, point.hasSum() ? point.getSum() : Double.NaN);
        out.writeSInt32(SCHEMA, point.getNativeSchema());
        out.writeDouble(ZERO_THRESHOLD, point.getNativeZeroThreshold());
        out.writeUInt64(ZERO_COUNT_INT, point.getNativeZeroCount());
        spans(out, NEGATIVE_SPANS, point.getNativeBucketsForNegativeValues());
        deltas(out, NEGATIVE_DELTAS, point.getNativeBucketsForNegativeValues());
        spans(out, POSITIVE_SPANS, point.getNativeBucketsForPositiveValues());
        deltas(out, POSITIVE_DELTAS, point.getNativeBucketsForPositiveValues());
        out.writeInt64(TIMESTAMP, timestampMs);
    }

    private static void spans(CodedOutputStream out, int field, NativeHistogramBuckets buckets) throws IOException {
        int spanEnd = 0;
        int i = 0;
        while (i < buckets.size()) {
            int offset = buckets.getBucketIndex(i) - spanEnd;
            int first = i;
            do {
                i++;
            } while (i < buckets.size() && buckets.getBucketIndex(i) == buckets.getBucketIndex(i - 1) + 1);
            int length = i - first;
            spanEnd = buckets.getBucketIndex(i - 1) + 1;
            WriteRequest.message(out, field, span -> {
                span.writeSInt32(SPAN_OFFSET, offset);
                span.writeUInt32(SPAN_LENGTH, length);
            });
        }
    }

    private static void deltas(CodedOutputStream out, int field, NativeHistogramBuckets buckets) throws IOException {
        if (buckets.size() == 0) {
            return;
        }
        // packed, as proto3 has repeated numbers
        WriteRequest.message(out, field, numbers -> {
            long before = 0;
            for (int i = 0; i < buckets.size(); i++) {
                numbers.writeSInt64NoTag(buckets.getCount(i) - before);
                before = buckets.getCount(i);
            }
        });
    }
}
