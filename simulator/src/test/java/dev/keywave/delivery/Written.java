package dev.keywave.delivery;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.compression.Snappy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A remote write as its receiver reads it: what a schema of protobuf says of each field is said here, apart from the writer. */
record Written(List<TimeSeries> series) {

    record TimeSeries(
            Map<String, String> labels,
            List<Double> values,
            List<Long> timestamps,
            List<Map<String, String>> exemplars,
            List<Histogram> histograms) {}

    record Histogram(
            long count, double sum, int schema, double zeroThreshold, long zeroCount, Map<Integer, Long> positive) {}

    static Written of(byte[] block) throws IOException {
        List<TimeSeries> series = new ArrayList<>();
        for (Field field : fields(decompressed(block))) {
            if (field.number == 1) {
                series.add(timeSeries(field.bytes));
            }
        }
        return new Written(series);
    }

    static byte[] decompressed(byte[] block) {
        ByteBuf plain = Unpooled.buffer();
        new Snappy().decode(Unpooled.wrappedBuffer(block), plain);
        byte[] bytes = new byte[plain.readableBytes()];
        plain.readBytes(bytes);
        return bytes;
    }

    /** The one with these labels among others. */
    TimeSeries named(String name, String... labels) {
        List<TimeSeries> found = new ArrayList<>();
        for (TimeSeries one : series) {
            boolean all = name.equals(one.labels.get("__name__"));
            for (int i = 0; i < labels.length; i += 2) {
                all &= labels[i + 1].equals(one.labels.get(labels[i]));
            }
            if (all) {
                found.add(one);
            }
        }
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " series " + name + " " + List.of(labels));
        }
        return found.get(0);
    }

    private static TimeSeries timeSeries(byte[] bytes) throws IOException {
        TimeSeries series = new TimeSeries(
                new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (Field field : fields(bytes)) {
            switch (field.number) {
                case 1 -> label(field.bytes, series.labels);
                case 2 -> {
                    for (Field part : fields(field.bytes)) {
                        if (part.number == 1) {
                            series.values.add(Double.longBitsToDouble(part.bits));
                        } else {
                            series.timestamps.add(part.bits);
                        }
                    }
                }
                case 3 -> {
                    Map<String, String> labels = new LinkedHashMap<>();
                    for (Field part : fields(field.bytes)) {
                        if (part.number == 1) {
                            label(part.bytes, labels);
                        }
                    }
                    series.exemplars.add(labels);
                }
                case 4 -> series.histograms.add(histogram(field.bytes));
                default -> throw new AssertionError("field " + field.number);
            }
        }
        return series;
    }

    private static void label(byte[] bytes, Map<String, String> labels) throws IOException {
        List<Field> parts = fields(bytes);
        labels.put(parts.get(0).text(), parts.get(1).text());
    }

    private static Histogram histogram(byte[] bytes) throws IOException {
        long[] whole = new long[16];
        List<int[]> spans = new ArrayList<>();
        List<Long> deltas = new ArrayList<>();
        for (Field field : fields(bytes)) {
            if (field.number == 11) {
                List<Field> span = fields(field.bytes);
                spans.add(new int[] {CodedInputStream.decodeZigZag32((int) span.get(0).bits), (int) span.get(1).bits});
            } else if (field.number == 12) {
                CodedInputStream packed = CodedInputStream.newInstance(field.bytes);
                while (!packed.isAtEnd()) {
                    deltas.add(packed.readSInt64());
                }
            } else {
                whole[field.number] = field.bits;
            }
        }
        return new Histogram(
                whole[1],
                Double.longBitsToDouble(whole[3]),
                CodedInputStream.decodeZigZag32((int) whole[4]),
                Double.longBitsToDouble(whole[5]),
                whole[6],
                buckets(spans, deltas));
    }

    private static Map<Integer, Long> buckets(List<int[]> spans, List<Long> deltas) {
        Map<Integer, Long> buckets = new TreeMap<>();
        int index = 0;
        int at = 0;
        long count = 0;
        for (int[] span : spans) {
            index += span[0];
            for (int i = 0; i < span[1]; i++) {
                count += deltas.get(at++);
                buckets.put(index++, count);
            }
        }
        if (at != deltas.size()) {
            throw new AssertionError(deltas.size() + " deltas for " + at + " buckets");
        }
        return buckets;
    }

    private record Field(int number, long bits, byte[] bytes) {

        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private static List<Field> fields(byte[] message) throws IOException {
        List<Field> fields = new ArrayList<>();
        CodedInputStream in = CodedInputStream.newInstance(message);
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            int number = WireFormat.getTagFieldNumber(tag);
            switch (WireFormat.getTagWireType(tag)) {
                case WireFormat.WIRETYPE_VARINT -> fields.add(new Field(number, in.readRawVarint64(), new byte[0]));
                case WireFormat.WIRETYPE_FIXED64 ->
                    fields.add(new Field(number, in.readRawLittleEndian64(), new byte[0]));
                case WireFormat.WIRETYPE_LENGTH_DELIMITED -> fields.add(new Field(number, 0, in.readByteArray()));
                default -> throw new AssertionError("tag " + tag);
            }
        }
        return fields;
    }
}
