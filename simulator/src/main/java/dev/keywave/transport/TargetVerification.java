package dev.keywave.transport;

import java.net.Socket;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Judges the target's certificate, or accepts every one. It says why it refuses, and remembers in which handshakes it
 * was asked: in a resumed one it is not, whatever the version of TLS and the provider.
 *
 * <p>A chain that it accepted is accepted again without another look for as long as none of its certificates expires:
 * the target and the trust anchors do not change in the life of a client.
 */
final class TargetVerification extends X509ExtendedTrustManager {

    private final @Nullable X509ExtendedTrustManager trust;
    private final Set<SSLEngine> shown = Collections.newSetFromMap(new WeakHashMap<>());
    private byte[][] accepted = {};
    private long acceptedUntilMs;

    /** Verifies with the help of another trust manager, or nothing at all. */
    TargetVerification(@Nullable X509ExtendedTrustManager trust) {
        this.trust = trust;
    }

    /** Whether a certificate was judged in that engine's handshake. */
    boolean sawCertificate(SSLEngine engine) {
        return shown.contains(engine);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        shown.add(engine);
        X509ExtendedTrustManager judge = trust;
        if (judge == null) {
            return;
        }
        byte[][] encoded = encoded(chain);
        if (Arrays.deepEquals(encoded, accepted) && System.currentTimeMillis() < acceptedUntilMs) {
            return;
        }
        try {
            judge.checkServerTrusted(chain, authType, engine);
        } catch (CertificateException e) {
            throw new TargetRefusedException(reason(e, judge, chain, authType), e);
        }
        accepted = encoded;
        acceptedUntilMs = Long.MAX_VALUE;
        for (X509Certificate certificate : chain) {
            acceptedUntilMs = Math.min(
                    acceptedUntilMs, certificate.getNotAfter().toInstant().toEpochMilli());
        }
    }

    private static FailureReason reason(
            CertificateException refusal, X509ExtendedTrustManager judge, X509Certificate[] chain, String authType) {
        for (Throwable cause = refusal; cause != null; cause = cause.getCause()) {
            if (isAboutTime(cause)) {
                return FailureReason.TLS_CERTIFICATE_EXPIRED;
            }
        }
        try {
            judge.checkServerTrusted(chain, authType);
            // The chain alone is fine, so it must have been the name.
            return FailureReason.TLS_NAME_MISMATCH;
        } catch (CertificateException e) {
            return FailureReason.TLS_UNTRUSTED;
        }
    }

    private static boolean isAboutTime(Throwable cause) {
        return cause instanceof CertificateExpiredException
                || cause instanceof CertificateNotYetValidException
                || (cause instanceof CertPathValidatorException path
                        && (path.getReason() == CertPathValidatorException.BasicReason.EXPIRED
                                || path.getReason() == CertPathValidatorException.BasicReason.NOT_YET_VALID));
    }

    private static byte[][] encoded(X509Certificate[] chain) throws CertificateEncodingException {
        byte[][] encoded = new byte[chain.length][];
        for (int i = 0; i < chain.length; i++) {
            encoded[i] = chain[i].getEncoded();
        }
        return encoded;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("only with an engine, which knows the name");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw new CertificateException("only with an engine");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("only targets are judged");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw new CertificateException("only targets are judged");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("only targets are judged");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return trust == null ? new X509Certificate[0] : trust.getAcceptedIssuers();
    }
}
