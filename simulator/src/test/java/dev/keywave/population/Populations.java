package dev.keywave.population;

import dev.keywave.authenticator.AuthenticatorModel;
import dev.keywave.authenticator.AuthenticatorModels;
import dev.keywave.webauthn.CoseAlgorithm;
import java.util.List;

/** Mixes that tests share. */
final class Populations {

    static final AuthenticatorMix SECURITY_KEYS = mixOf("security-key");

    private Populations() {}

    static AuthenticatorMix mixOf(String model) {
        AuthenticatorModel only = AuthenticatorModels.byName(model);
        return new AuthenticatorMix(List.of(new AuthenticatorMix.Weighted<>(only, 1)), List.of());
    }

    static AuthenticatorMix mixOf(double es256, double eddsa) {
        return new AuthenticatorMix(
                SECURITY_KEYS.models(),
                List.of(
                        new AuthenticatorMix.Weighted<>(CoseAlgorithm.ES256, es256),
                        new AuthenticatorMix.Weighted<>(CoseAlgorithm.EDDSA, eddsa)));
    }
}
