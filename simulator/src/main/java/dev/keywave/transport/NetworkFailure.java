package dev.keywave.transport;

import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.NotSslRecordException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Tells from what the network or TLS threw why a connection failed. Alerts of the target reach us as text only, which
 * names them as RFC 8446 section 6 does, whatever the provider: {@code Received fatal alert: bad_certificate},
 * {@code …:SSLV3_ALERT_BAD_CERTIFICATE}.
 */
final class NetworkFailure {

    /** Alerts about a certificate: about ours, since they come from the target. */
    private static final List<String> CERTIFICATE_ALERTS = List.of(
            "bad_certificate",
            "unsupported_certificate",
            "certificate_revoked",
            "certificate_expired",
            "certificate_unknown",
            "certificate_required",
            "unknown_ca",
            "access_denied");

    private NetworkFailure() {}

    /**
     * Why an attempt failed after TCP had connected.
     *
     * @param certificateShown whether the target had shown its certificate, and we had accepted it
     */
    static Failure inHandshake(Throwable thrown, boolean certificateShown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof TargetRefusedException refused) {
                return new Failure(refused.reason(), words(refused));
            }
            if (cause instanceof NotSslRecordException) {
                return new Failure(FailureReason.TLS_NOT_SPOKEN, "what came back is not TLS");
            }
        }
        Throwable cause = unwrapped(thrown);
        if (cause instanceof ClosedChannelException) {
            return new Failure(
                    FailureReason.TLS_HANDSHAKE_FAILED, "the connection was closed within the TLS handshake");
        }
        String alert = alert(cause);
        // Without a certificate TLS 1.2 knows no better word than handshake_failure; before the target has shown its
        // own certificate the word means that there is no common cipher suite.
        boolean ours = CERTIFICATE_ALERTS.stream().anyMatch(alert::contains)
                || (certificateShown && alert.contains("handshake_failure"));
        if (ours) {
            return new Failure(FailureReason.TLS_CLIENT_CERTIFICATE_REFUSED, words(cause));
        }
        if (alert.contains("no_application_protocol")) {
            return new Failure(FailureReason.HTTP2_NOT_NEGOTIATED, words(cause));
        }
        return new Failure(FailureReason.TLS_HANDSHAKE_FAILED, words(cause));
    }

    /** Why an open connection broke; null if the network and the target have no part in it. */
    static @Nullable Failure afterHandshake(Throwable thrown) {
        Throwable cause = unwrapped(thrown);
        if (cause instanceof SSLException && CERTIFICATE_ALERTS.stream().anyMatch(alert(cause)::contains)) {
            return new Failure(FailureReason.TLS_CLIENT_CERTIFICATE_REFUSED, words(cause));
        }
        return cause instanceof IOException ? new Failure(FailureReason.CONNECTION_RESET, words(cause)) : null;
    }

    private static Throwable unwrapped(Throwable thrown) {
        Throwable cause = thrown.getCause();
        return thrown instanceof DecoderException && cause != null ? cause : thrown;
    }

    private static String alert(Throwable cause) {
        String text = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        return text.contains("alert") ? text : "";
    }

    private static String words(Throwable cause) {
        return String.valueOf(cause.getMessage()).replaceAll("\\s+", " ");
    }
}
