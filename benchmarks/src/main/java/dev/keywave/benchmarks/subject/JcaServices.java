package dev.keywave.benchmarks.subject;

import dev.keywave.webauthn.CoseAlgorithm;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.Signature;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The services of one JCA provider, or of the JDK's several, asked of the provider itself: nobody else can answer. */
public final class JcaServices {

    private final List<Provider> providers;

    /** Services of these providers, the first that has one. */
    public JcaServices(List<Provider> providers) {
        this.providers = List.copyOf(providers);
    }

    /** The first of them. */
    public Provider provider() {
        return providers.get(0);
    }

    /** Those of the measured algorithms that it can verify with, by label. */
    Set<String> algorithms() {
        return Arrays.stream(Subjects.ALGORITHMS)
                .filter(algorithm -> has(algorithm, "KeyFactory") && has(algorithm, "Signature"))
                .map(CoseAlgorithm::label)
                .collect(Collectors.toUnmodifiableSet());
    }

    private boolean has(CoseAlgorithm algorithm, String service) {
        return find(service, names(service, algorithm)).isPresent();
    }

    /** A new signature object of this provider. */
    public Signature signature(CoseAlgorithm algorithm) throws GeneralSecurityException {
        Provider.Service service = require("Signature", algorithm);
        return Signature.getInstance(service.getAlgorithm(), service.getProvider());
    }

    /** A new key factory of this provider. */
    public KeyFactory keyFactory(CoseAlgorithm algorithm) throws GeneralSecurityException {
        Provider.Service service = require("KeyFactory", algorithm);
        return KeyFactory.getInstance(service.getAlgorithm(), service.getProvider());
    }

    /** A new generator of keys for the algorithm: of its curve or length. */
    public KeyPairGenerator keyPairGenerator(CoseAlgorithm algorithm) throws GeneralSecurityException {
        Provider.Service service = require("KeyPairGenerator", algorithm);
        KeyPairGenerator generator = KeyPairGenerator.getInstance(service.getAlgorithm(), service.getProvider());
        JcaAlgorithm jca = JcaAlgorithm.of(algorithm);
        if (jca.keySpec() != null) {
            generator.initialize(jca.keySpec());
        }
        return generator;
    }

    private Provider.Service require(String service, CoseAlgorithm algorithm) throws GeneralSecurityException {
        return find(service, names(service, algorithm))
                .orElseThrow(() -> new GeneralSecurityException(
                        "no " + service + " for " + algorithm.label() + " in provider " + provider()));
    }

    private static List<String> names(String service, CoseAlgorithm algorithm) {
        JcaAlgorithm jca = JcaAlgorithm.of(algorithm);
        return service.equals("Signature") ? jca.signatures() : jca.keys();
    }

    private Optional<Provider.Service> find(String service, List<String> names) {
        return names.stream()
                .flatMap(name -> providers.stream()
                        .flatMap(provider -> Optional.ofNullable(provider.getService(service, name)).stream()))
                .findFirst();
    }
}
