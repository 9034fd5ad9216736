package dev.keywave.delivery;

import com.google.protobuf.CodedOutputStream;
import io.prometheus.metrics.model.snapshots.Exemplar;
import io.prometheus.metrics.model.snapshots.Label;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The body of a remote write, version 1.0 (https://prometheus.io/docs/specs/remote_write_spec/): {@code WriteRequest} of
 * Prometheus' prompb/remote.proto as one block of Snappy. Field numbers are those of prompb/types.proto.
 */
final class WriteRequest {

    private static final int TIMESERIES = 1;
    private static final int SERIES_LABELS = 1;
    private static final int SERIES_SAMPLES = 2;
    private static final int SERIES_EXEMPLARS = 3;
    private static final int SERIES_HISTOGRAMS = 4;
    private static final int LABEL_NAME = 1;
    private static final int LABEL_VALUE = 2;
    private static final int SAMPLE_VALUE = 1;
    private static final int SAMPLE_TIMESTAMP = 2;
    private static final int EXEMPLAR_LABELS = 1;
    private static final int EXEMPLAR_VALUE = 2;
    private static final int EXEMPLAR_TIMESTAMP = 3;

    private WriteRequest() {}

    /** Writes a message's fields. */
    @FunctionalInterface
    interface Fields {
        void write(CodedOutputStream out) throws IOException;
    }

    /**
     * All series at one time.
     *
     * @param timestampMs since the epoch
     */
    static byte[] encode(List<Series> series, long timestampMs) {
        byte[] plain = bytes(out -> {
            for (Series one : series) {
                message(out, TIMESERIES, fields -> series(fields, one, timestampMs));
            }
        });
        return SnappyBlock.compress(plain);
    }

    /** A message inside of another. */
    static void message(CodedOutputStream out, int field, Fields fields) throws IOException {
        out.writeByteArray(field, bytes(fields));
    }

    private static byte[] bytes(Fields fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        try {
            fields.write(out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void series(CodedOutputStream out, Series series, long timestampMs) throws IOException {
        for (int i = 0; i < series.labels().size(); i += 2) {
            label(out, SERIES_LABELS, series.labels().get(i), series.labels().get(i + 1));
        }
        if (series.histogram() == null) {
            message(out, SERIES_SAMPLES, sample -> {
                sample.writeDouble(SAMPLE_VALUE, series.value());
                sample.writeInt64(SAMPLE_TIMESTAMP, timestampMs);
            });
        }
        for (Exemplar exemplar : series.exemplars()) {
            message(out, SERIES_EXEMPLARS, fields -> exemplar(fields, exemplar, timestampMs));
        }
        if (series.histogram() != null) {
            message(out, SERIES_HISTOGRAMS, fields -> HistogramFields.write(fields, series.histogram(), timestampMs));
        }
    }

    private static void exemplar(CodedOutputStream out, Exemplar exemplar, long timestampMs) throws IOException {
        for (Label label : exemplar.getLabels()) {
            label(out, EXEMPLAR_LABELS, label.getName(), label.getValue());
        }
        out.writeDouble(EXEMPLAR_VALUE, exemplar.getValue());
        out.writeInt64(EXEMPLAR_TIMESTAMP, exemplar.hasTimestamp() ? exemplar.getTimestampMillis() : timestampMs);
    }

    private static void label(CodedOutputStream out, int field, String name, String value) throws IOException {
        message(out, field, label -> {
            label.writeString(LABEL_NAME, name);
            label.writeString(LABEL_VALUE, value);
        });
    }
}
