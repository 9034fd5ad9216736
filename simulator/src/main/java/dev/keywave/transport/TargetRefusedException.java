package dev.keywave.transport;

import java.security.cert.CertificateException;

/** We do not accept the target's certificate. */
final class TargetRefusedException extends CertificateException {

    private static final long serialVersionUID = 1L;

    private final FailureReason reason;

    TargetRefusedException(FailureReason reason, CertificateException cause) {
        super(cause.getMessage(), cause);
        this.reason = reason;
    }

    FailureReason reason() {
        return reason;
    }
}
