package dev.keywave.metrics;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** What a scrape is answered with. */
public final class ScrapePage {

    /** The {@code Accept} of whoever wants native histograms. */
    public static final String PROTOBUF =
            "application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily; encoding=delimited";

    private static final ExpositionFormats FORMATS = ExpositionFormats.init();
    /** Named, and not with {@code q=0}, which would forbid it. */
    private static final Pattern GZIP = Pattern.compile("(?i)(?:^|,)\\s*gzip\\s*(?:$|,|;\\s*q=(?:1|0\\.\\d*[1-9]))");

    private static final int TYPICAL_LENGTH = 16_384;

    private final String contentType;
    private final byte[] text;

    private final boolean compressed;

    private ScrapePage(String contentType, byte[] text, boolean compressed) {
        this.contentType = contentType;
        this.text = text;
        this.compressed = compressed;
    }

    /**
     * Reads all meters.
     *
     * @param accept the request's {@code Accept}; null for none, which gives Prometheus' text
     */
    public static ScrapePage of(PrometheusRegistry registry, @Nullable String accept) {
        ExpositionFormatWriter writer = FORMATS.findWriter(accept);
        ByteArrayOutputStream out = new ByteArrayOutputStream(TYPICAL_LENGTH);
        try {
            writer.write(out, registry.scrape(), EscapingScheme.fromAcceptHeader(accept));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ScrapePage(writer.getContentType(), out.toByteArray(), false);
    }

    /**
     * The same for whoever can decompress.
     *
     * @param acceptEncoding the request's {@code Accept-Encoding}; null for none
     */
    public ScrapePage gzipFor(@Nullable String acceptEncoding) {
        if (acceptEncoding == null || !GZIP.matcher(acceptEncoding).find()) {
            return this;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(TYPICAL_LENGTH);
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ScrapePage(contentType, out.toByteArray(), true);
    }

    /** Whether it is to be sent with {@code Content-Encoding: gzip}. */
    public boolean isCompressed() {
        return compressed;
    }

    /** The media type of the text. */
    public String contentType() {
        return contentType;
    }

    /** In the form that the scraper asked for. */
    public byte[] text() {
        return text.clone();
    }
}
