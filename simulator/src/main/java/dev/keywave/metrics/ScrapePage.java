package dev.keywave.metrics;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** What a scrape is answered with. */
public final class ScrapePage {

    private static final ExpositionFormats FORMATS = ExpositionFormats.init();
    private static final int TYPICAL_LENGTH = 16_384;

    private final String contentType;
    private final byte[] text;

    private ScrapePage(String contentType, byte[] text) {
        this.contentType = contentType;
        this.text = text;
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
        return new ScrapePage(writer.getContentType(), out.toByteArray());
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
