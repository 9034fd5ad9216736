package dev.keywave.relyingparty;

import java.security.Provider;
import java.security.Security;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who checks signatures. Both verifying libraries ask {@code Signature.getInstance(name)} without a provider, so the
 * first one in the order of {@link Security} that has the algorithm does.
 *
 * @param byAlgorithm the provider's name for each COSE algorithm offered, "none" where there is none
 */
record SignatureProviders(Map<Integer, String> byAlgorithm) {

    private static final Logger LOG = LoggerFactory.getLogger(SignatureProviders.class);

    private static final Map<Integer, String> JCA_NAMES = Map.ofEntries(
            Map.entry(-7, "SHA256withECDSA"),
            Map.entry(-8, "Ed25519"),
            Map.entry(-35, "SHA384withECDSA"),
            Map.entry(-36, "SHA512withECDSA"),
            Map.entry(-37, "RSASSA-PSS"),
            Map.entry(-48, "ML-DSA"),
            Map.entry(-49, "ML-DSA"),
            Map.entry(-257, "SHA256withRSA"),
            Map.entry(-258, "SHA384withRSA"),
            Map.entry(-259, "SHA512withRSA"));

    /** Whether any installed provider checks signatures of that COSE algorithm. */
    static boolean has(int alg) {
        String name = JCA_NAMES.get(alg);
        return name != null && Security.getProviders("Signature." + name) != null;
    }

    /** Looks, and warns where another provider than the configured one comes first although that has the algorithm. */
    static SignatureProviders find(RelyingPartyConfig config) {
        Map<Integer, String> found = new LinkedHashMap<>();
        for (int alg : config.pubKeyCredParams()) {
            String name = JCA_NAMES.get(alg);
            Provider[] providers = name == null ? null : Security.getProviders("Signature." + name);
            if (providers == null) {
                found.put(alg, "none");
                continue;
            }
            found.put(alg, providers[0].getName());
            Provider meant = config.provider();
            if (meant != null
                    && meant.getService("Signature", name) != null
                    && !Objects.equals(meant.getName(), providers[0].getName())) {
                LOG.warn(
                        "signatures of algorithm {} are checked by {}, not by {}: install that provider first",
                        alg,
                        providers[0].getName(),
                        meant.getName());
            }
        }
        return new SignatureProviders(found);
    }

    /** For people: {@code "AmazonCorrettoCryptoProvider (-7, -257), SunEC (-8)"}. */
    String description() {
        Map<String, List<Integer>> byProvider = byAlgorithm.entrySet().stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getValue,
                        LinkedHashMap::new,
                        Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
        return byProvider.entrySet().stream()
                .map(entry -> entry.getKey()
                        + entry.getValue().stream().map(String::valueOf).collect(Collectors.joining(", ", " (", ")")))
                .collect(Collectors.joining(", "));
    }
}
