package dev.keywave.gatling.engine;

import io.gatling.commons.validation.Success;
import io.gatling.commons.validation.Validation;
import io.gatling.core.body.ByteArrayBody;
import io.gatling.core.session.Session;
import scala.Option;

/** A credential's JSON as the body of an HTTP request. */
public final class CredentialBody {

    private CredentialBody() {}

    /** The one in that session attribute. */
    public static ByteArrayBody of(String key) {
        return new ByteArrayBody(session -> bytes(session, key));
    }

    private static Validation<byte[]> bytes(Session session, String key) {
        Option<Object> value = session.attributes().get(key);
        if (value.isDefined() && value.get() instanceof CredentialView credential) {
            return new Success<>(credential.json());
        }
        return Validations.failure("credentialBody: no credential in the attribute '" + key + "'");
    }
}
