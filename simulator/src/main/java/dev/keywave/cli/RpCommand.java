package dev.keywave.cli;

import dev.keywave.crypto.CryptoChoice;
import dev.keywave.crypto.CryptoProviders;
import dev.keywave.crypto.SelectedCrypto;
import dev.keywave.delivery.DeliverySettings;
import dev.keywave.delivery.MetricsDelivery;
import dev.keywave.input.InputException;
import dev.keywave.relyingparty.LoginPages;
import dev.keywave.relyingparty.Pem;
import dev.keywave.relyingparty.RelyingPartyConfig;
import dev.keywave.relyingparty.RelyingPartyConfigBuilder;
import dev.keywave.relyingparty.RelyingPartyServer;
import dev.keywave.relyingparty.UserVerificationRequirement;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code keywave rp}: the embedded relying party alone. */
@Command(
        name = "rp",
        mixinStandardHelpOptions = true,
        description = "Starts the embedded relying party alone, on loopback, until it is interrupted.")
final class RpCommand implements Callable<Integer> {

    /** ES256 and RS256, what Entra ID takes. */
    private static final List<Integer> ENTRA_ALGORITHMS = List.of(-7, -257);

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli injects it
    private CommandSpec spec;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "Port. Default: 8080; 0 takes a free one.")
    private int port;

    @Option(
            names = "--origin",
            paramLabel = "ORIGIN",
            description =
                    "Origin to expect in the client data. Repeatable. Default: http://localhost:PORT, with TLS https.")
    private List<String> origins = new ArrayList<>();

    @Option(
            names = "--crypto",
            paramLabel = "NAME",
            description = "Who verifies: auto, accp, bc or jdk. Default: auto.")
    private CryptoChoice crypto = CryptoChoice.AUTO;

    @Option(
            names = "--seed-credentials",
            paramLabel = "FILE",
            description =
                    "Know these credentials from the start: what 'keywave population export --format jsonl' wrote.")
    private @Nullable Path seedCredentials;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description =
                    "standard: the FIDO conformance API. entra: a stand-in for Microsoft Entra ID: registration as in"
                            + " Microsoft Graph (fido2Methods, v1.0 and beta) for any user id of 1 to 256 visible characters or"
                            + " through the conformance API, sign-in through the conformance API under that id as username, or with"
                            + " the password pw-ID (POST /signin/password), all under one policy with Conditional Access. Unlike the"
                            + " real one's, whose RP ID is login.microsoft.com, its RP ID is --rp-id. spring-security, keycloak:"
                            + " stand-ins that speak as Spring Security's default end points and Keycloak's login pages do, for the"
                            + " adapters spring-security and keycloak-passkey; any user NAME has the password pw-NAME. They say"
                            + " nothing of those products' own capacity. Default: standard.")
    private Profile profile = Profile.STANDARD;

    @Option(
            names = "--algorithms",
            paramLabel = "LIST",
            description =
                    "COSE algorithms to offer, the favourite first, for example ES256,RS256. Default: all that the"
                            + " verifier verifies, EdDSA,ES256,RS256 first; with --profile entra ES256,RS256.")
    private @Nullable String algorithms;

    @Option(
            names = "--attestation-ca",
            paramLabel = "FILE",
            description =
                    "PEM certificates that attestation certificates must lead to. Repeatable. Default: none, so that"
                            + " they are not held against any and mean nothing to the entra profile; with --require-attestation, the"
                            + " authority of this machine's virtual authenticators.")
    private List<Path> attestationCas = new ArrayList<>();

    @Option(names = "--gzip", description = "Compress replies for clients that accept gzip.")
    private boolean gzip;

    @Mixin
    private TlsOptions tls = new TlsOptions();

    @Mixin
    private EntraOptions entra = new EntraOptions();

    @Mixin
    private RelyingPartyOptions options = new RelyingPartyOptions();

    @Mixin
    private MetricsOptions metrics = new MetricsOptions();

    /** Which relying party. */
    enum Profile {
        /** The conformance API. */
        STANDARD(LoginPages.NONE),
        /** Microsoft Graph's registration. */
        ENTRA(LoginPages.NONE),
        /** Spring Security's default end points. */
        SPRING_SECURITY(LoginPages.SPRING_SECURITY),
        /** Keycloak's login pages. */
        KEYCLOAK(LoginPages.KEYCLOAK);

        private final LoginPages pages;

        Profile(LoginPages pages) {
            this.pages = pages;
        }

        /** The name that the flag takes. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @Override
    public Integer call() throws InterruptedException {
        SelectedCrypto selected = CryptoProviders.select(crypto);
        selected.install();
        PrintWriter out = spec.commandLine().getOut();
        int loops = Runtime.getRuntime().availableProcessors();
        CountDownLatch interrupted = new CountDownLatch(1);
        RelyingPartyConfig config = config(selected, loops, out);
        DeliverySettings wanted = metrics.settings();
        if (metrics.linger != null) {
            throw new InputException(
                    "--metrics-linger: a relying party shows its meters until it is interrupted; leave it" + " out");
        }
        try (RelyingPartyServer server = RelyingPartyServer.start(config);
                MetricsDelivery delivery = MetricsOptions.deliver(
                        wanted,
                        server.meters().registry(),
                        Map.of("instance", "localhost:" + server.port()),
                        out,
                        spec.commandLine().getErr())) {
            Interrupt interrupt = new Interrupt(interrupted::countDown);
            try {
                if (seedCredentials != null) {
                    out.println(server.seed(seedCredentials) + " credentials known from " + seedCredentials);
                }
                Banner.print(out, server, inWords(config, loops));
                RunAnnotations annotations = new RunAnnotations(delivery.annotations());
                annotations.watchFaults(() -> server.statistics().faultsInjected());
                delivery.annotations().watch(annotations);
                interrupted.await();
                delivery.flush();
                Banner.printStatistics(out, server);
            } finally {
                interrupt.close();
            }
        }
        return ExitCode.PASSED;
    }

    private Map<String, String> inWords(RelyingPartyConfig config, int loops) {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("profile", profile.toString());
        words.put(
                "HTTP",
                (tls.given() ? "TLS, HTTP/2 or HTTP/1.1" : "HTTP/1.1, or HTTP/2 with prior knowledge")
                        + (gzip ? ", gzip" : ""));
        if (profile == Profile.ENTRA) {
            words.putAll(entra.inWords());
        }
        words.put("algorithms", OfferedAlgorithms.inWords(config.pubKeyCredParams()));
        words.put("attestation CAs", attestationCasInWords());
        words.putAll(options.inWords(loops));
        return words;
    }

    private RelyingPartyConfig config(SelectedCrypto selected, int loops, PrintWriter out) {
        if (profile == Profile.ENTRA && options.userVerification == null) {
            options.userVerification = UserVerificationRequirement.REQUIRED;
        }
        options.loginPages(profile.pages);
        RelyingPartyConfigBuilder builder = options.builder(port, new LinkedHashSet<>(origins), selected, loops)
                .tls(tls.config(out))
                .gzip(gzip)
                .pubKeyCredParams(pubKeyCredParams());
        if (profile == Profile.ENTRA) {
            if (options.requireAttestation || options.attestation != null) {
                throw new InputException(
                        "--attestation and --require-attestation do nothing with --profile entra, which"
                                + " always asks for it; enforce it with --entra-policy");
            }
            builder.entra(entra.config(out, anchors(selected)));
        } else if (entra.given()) {
            throw new InputException("--entra-token-env, --entra-token-file, --entra-policy and --throttle do nothing"
                    + " without --profile entra; add it, or leave them out");
        } else {
            builder.attestationPolicy(options.attestationPolicy(anchors(selected)));
        }
        return builder.build();
    }

    /** Null leaves it to the verifier. */
    private @Nullable List<Integer> pubKeyCredParams() {
        if (algorithms != null) {
            return OfferedAlgorithms.parse("--algorithms", algorithms);
        }
        return profile == Profile.ENTRA ? ENTRA_ALGORITHMS : null;
    }

    private String attestationCasInWords() {
        if (!attestationCas.isEmpty()) {
            return attestationCas.toString();
        }
        return options.requireAttestation ? "[" + new AttestationOptions().path() + "]" : "none";
    }

    private List<X509Certificate> anchors(SelectedCrypto selected) {
        if (attestationCas.isEmpty() && options.requireAttestation) {
            return List.of(new AttestationOptions().authority(selected).root());
        }
        List<X509Certificate> anchors = new ArrayList<>();
        attestationCas.forEach(file -> anchors.addAll(Pem.certificates(file)));
        return anchors;
    }
}
