package dev.keywave.gatling.engine;

import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.attestation.authenticator.AAGUID;
import com.webauthn4j.test.authenticator.webauthn.NoneAttestationAuthenticator;
import com.webauthn4j.test.authenticator.webauthn.WebAuthnAuthenticatorAdaptor;
import dev.keywave.population.UserSlot;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The authenticators of webauthn4j-test behind the same DSL, for comparison: ES256, no attestation, credentials in memory
 * until the run ends. The population counts which of them the relying party holds, and nothing else.
 */
public final class Webauthn4jAuthenticator implements PasskeyAuthenticator {

    private static final ObjectConverter CONVERTER = new ObjectConverter();

    /** Each user's each authenticator; a user moves between event loops, but never is on two at once. */
    private final Map<Device, WebAuthnAuthenticatorAdaptor> devices = new ConcurrentHashMap<>();

    private record Device(long user, int number) {}

    @Override
    public Client open(LoopParts parts) {
        return new Webauthn4jClient(this, parts.origin());
    }

    @Override
    public boolean outlivesRun() {
        return false;
    }

    /** A device of that user; a new one is empty. */
    WebAuthnAuthenticatorAdaptor owned(UserSlot slot) {
        return devices.computeIfAbsent(
                new Device(slot.user(), slot.number()),
                device -> new WebAuthnAuthenticatorAdaptor(
                        new NoneAttestationAuthenticator(AAGUID.ZERO, 0, true, CONVERTER), CONVERTER));
    }

    /** The device of that user, if it has one. */
    @Nullable
    WebAuthnAuthenticatorAdaptor find(UserSlot slot) {
        return devices.get(new Device(slot.user(), slot.number()));
    }

    ObjectConverter converter() {
        return CONVERTER;
    }
}
