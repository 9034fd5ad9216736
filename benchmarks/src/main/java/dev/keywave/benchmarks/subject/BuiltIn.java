package dev.keywave.benchmarks.subject;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import dev.keywave.crypto.CryptoChoice;
import dev.keywave.crypto.CryptoProviders;
import dev.keywave.crypto.SelectedCrypto;
import java.security.Provider;
import java.security.Security;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.conscrypt.Conscrypt;

/** The providers that come with the benchmarks, each made when it is asked for: some load native code. */
final class BuiltIn {

    static final String ACCP_JDK_HASH = "accp-jdk-hash";

    private static final Map<String, Supplier<Lookup>> BY_NAME = new LinkedHashMap<>();

    static {
        BY_NAME.put("accp", BuiltIn::corretto);
        BY_NAME.put(ACCP_JDK_HASH, BuiltIn::correttoWithHashOfJdk);
        BY_NAME.put("conscrypt", BuiltIn::conscrypt);
        BY_NAME.put("bc", BuiltIn::bouncyCastle);
        BY_NAME.put("jdk", BuiltIn::jdk);
    }

    private BuiltIn() {}

    static List<String> names() {
        return List.copyOf(BY_NAME.keySet());
    }

    static Lookup find(String name) {
        Supplier<Lookup> maker = BY_NAME.get(name);
        if (maker == null) {
            throw new IllegalArgumentException(name);
        }
        return maker.get();
    }

    static Lookup jca(String name, String description, List<Provider> providers) {
        JcaServices services = new JcaServices(providers);
        return new Lookup.Found(new Subject(new JcaVerifier(name, description, services), services));
    }

    private static Lookup jdk() {
        List<Provider> providers = Stream.of("SunEC", "SunRsaSign", "SUN")
                .flatMap(provider -> Stream.ofNullable(Security.getProvider(provider)))
                .toList();
        return providers.isEmpty()
                ? new Lookup.Unavailable("jdk", "this Java has none of SunEC, SunRsaSign and SUN")
                : jca("jdk", "JDK " + version(Runtime.version()), providers);
    }

    private static String version(Runtime.Version version) {
        return version.feature() + "." + version.interim() + "." + version.update();
    }

    private static Lookup bouncyCastle() {
        Provider provider = new BouncyCastleProvider();
        return jca("bc", "Bouncy Castle " + provider.getVersionStr(), List.of(provider));
    }

    private static Lookup corretto() {
        SelectedCrypto crypto = CryptoProviders.select(CryptoChoice.AUTO);
        return isCorretto(crypto)
                ? jca("accp", "Corretto " + crypto.provider().getVersionStr(), List.of(crypto.provider()))
                : new Lookup.Unavailable("accp", whyNoCorretto());
    }

    private static Lookup correttoWithHashOfJdk() {
        SelectedCrypto crypto = CryptoProviders.select(CryptoChoice.AUTO);
        Provider provider = crypto.provider();
        String description = "Corretto " + provider.getVersionStr() + ", JDK's hash";
        return isCorretto(crypto)
                ? new Lookup.Found(new Subject(new PrehashedVerifier(ACCP_JDK_HASH, description, provider), null))
                : new Lookup.Unavailable(ACCP_JDK_HASH, whyNoCorretto());
    }

    private static boolean isCorretto(SelectedCrypto crypto) {
        return crypto.name().equals("accp");
    }

    private static String whyNoCorretto() {
        try {
            Throwable error = AmazonCorrettoCryptoProvider.INSTANCE.getLoadingError();
            return error == null
                    ? "it cannot read Ed25519 keys here"
                    : "its native library does not load here (" + firstLine(error) + ")";
        } catch (LinkageError e) {
            return "it is not on the class path (" + firstLine(e) + ")";
        }
    }

    private static Lookup conscrypt() {
        try {
            Provider provider =
                    Conscrypt.newProviderBuilder().setName("Conscrypt").build();
            Conscrypt.Version version = Conscrypt.version();
            return jca(
                    "conscrypt",
                    "Conscrypt " + version.major() + "." + version.minor() + "." + version.patch(),
                    List.of(provider));
        } catch (LinkageError | RuntimeException e) {
            return new Lookup.Unavailable("conscrypt", "its native library does not load here (" + firstLine(e) + ")");
        }
    }

    private static String firstLine(Throwable error) {
        return String.valueOf(error.getMessage()).lines().findFirst().orElse("");
    }
}
