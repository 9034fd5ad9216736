package dev.keywave.attestation;

import dev.keywave.authenticator.Authenticator;
import dev.keywave.authenticator.AuthenticatorModel;
import dev.keywave.authenticator.AuthenticatorModels;
import dev.keywave.authenticator.ClientResult;
import dev.keywave.authenticator.CredentialDerivation;
import dev.keywave.authenticator.MemorySlot;
import dev.keywave.authenticator.Origin;
import dev.keywave.authenticator.RsaPrimes;
import dev.keywave.authenticator.WebAuthnClient;
import dev.keywave.crypto.CryptoChoice;
import dev.keywave.crypto.CryptoProviders;
import dev.keywave.crypto.SelectedCrypto;
import dev.keywave.webauthn.CoseAlgorithm;
import dev.keywave.webauthn.InvalidOptionsException;
import dev.keywave.webauthn.PublicKeyCredentialCreationOptions;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/** Registers with models that attest, under an authority that lives in memory. */
public final class AttestingClient {

    static final String ORIGIN = "https://login.example.com";
    static final String RP_ID = "example.com";
    static final byte[] CHALLENGE = "a challenge of thirty-two bytes!".getBytes(StandardCharsets.US_ASCII);
    public static final String AAGUID = "6b657977-6176-6500-0000-00000000f00d";

    private static final byte[] SEED = new byte[CredentialDerivation.SEED_LENGTH];
    private static final RsaPrimes PRIMES = RsaPrimes.onDemand(SEED);

    public final AttestationAuthority authority;
    private final SelectedCrypto crypto;
    private final AttestationKeys keys;
    private long user;

    public AttestingClient(CryptoChoice choice) {
        crypto = CryptoProviders.select(choice);
        authority = AttestationAuthority.inMemory(crypto, Instant.now());
        keys = AttestationKeys.prepare(authority, List.of());
    }

    /** A model with these formats and algorithms, as model files list them; further lines may follow. */
    public static AuthenticatorModel model(String formats, String algorithms, String... more) {
        return AuthenticatorModels.parse(
                "attesting.yaml", """
                name: attesting
                aaguid: %s
                algorithms: [%s]
                attestation_formats: [%s]
                transports: [usb]
                attachment: cross-platform
                backup_eligible: false
                backup_state: never
                counter: counting
                credential_id_length: 32
                user_verification: client_pin
                discoverable_credentials: on_request
                %s
                """.formatted(AAGUID, algorithms, formats, String.join("\n", more)));
    }

    /** The registration response, JSON, to a relying party that wants that conveyance. */
    String register(AuthenticatorModel model, String conveyance, String... attestationFormats) {
        return register(model, new MemorySlot(++user), optionsJson(model, conveyance, attestationFormats), ORIGIN);
    }

    /** The registration response, JSON, of a user to these options. */
    public String register(AuthenticatorModel model, MemorySlot slot, String options, String origin) {
        Authenticator authenticator = new Authenticator(SEED, crypto, 4, PRIMES, keys.attestor());
        try {
            ClientResult result = new WebAuthnClient(Origin.of(origin), authenticator)
                    .create(
                            PublicKeyCredentialCreationOptions.parse(options.getBytes(StandardCharsets.UTF_8)),
                            model,
                            model.algorithms(),
                            slot);
            return new String(((ClientResult.Success) result).credential().toJson(), StandardCharsets.UTF_8);
        } catch (InvalidOptionsException e) {
            throw new IllegalArgumentException(options, e);
        }
    }

    private static String optionsJson(AuthenticatorModel model, String conveyance, String... formats) {
        String parameters = String.join(
                ",",
                model.algorithms().stream()
                        .map(CoseAlgorithm::id)
                        .map(id -> "{\"type\":\"public-key\",\"alg\":" + id + "}")
                        .toList());
        String wanted = formats.length == 0 ? "" : "\"" + String.join("\",\"", formats) + "\"";
        return """
                {"rp":{"id":"%s","name":"Example"},"user":{"id":"AQID","name":"alice","displayName":"Alice"},
                 "challenge":"%s","pubKeyCredParams":[%s],"attestation":"%s","attestationFormats":[%s],
                 "authenticatorSelection":{"userVerification":"required"}}""".formatted(
                        RP_ID,
                        Base64.getUrlEncoder().withoutPadding().encodeToString(CHALLENGE),
                        parameters,
                        conveyance,
                        wanted);
    }
}
