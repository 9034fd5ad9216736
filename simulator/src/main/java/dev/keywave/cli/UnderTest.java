package dev.keywave.cli;

import dev.keywave.attestation.AttestationAuthority;
import dev.keywave.crypto.SelectedCrypto;
import dev.keywave.plan.ClientPlan;
import dev.keywave.plan.Target;
import dev.keywave.plan.TargetPlan;
import dev.keywave.relyingparty.Fault;
import dev.keywave.relyingparty.LoginPages;
import dev.keywave.relyingparty.RelyingPartyServer;
import dev.keywave.relyingparty.VerifierChoice;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a command puts load on: the targets that its flags name or, without any, the embedded relying party. */
final class UnderTest implements AutoCloseable {

    private final List<Target> targets;
    private final @Nullable RelyingPartyServer embedded;
    private final Map<String, String> inWords;

    private UnderTest(List<Target> targets, @Nullable RelyingPartyServer embedded, Map<String, String> inWords) {
        this.targets = targets;
        this.embedded = embedded;
        this.inWords = inWords;
    }

    /**
     * Resolves the targets or starts the relying party, and primes the loops that are to load it.
     *
     * @param loops event loops of the generator
     * @param authority whom an embedded relying party that requires attestation trusts
     * @throws dev.keywave.input.InputException when a target cannot be used, or flags contradict each other
     */
    static UnderTest start(
            TargetPlan target,
            ClientPlan client,
            int loops,
            RelyingPartyOptions options,
            Supplier<AttestationAuthority> authority,
            SelectedCrypto crypto,
            PrintWriter out,
            PrintWriter err)
            throws InterruptedException, IOException {
        if (target.uris().isEmpty()) {
            return embedded(target, loops, options, authority, crypto, out);
        }
        options.refuseWithTarget();
        List<Target> targets = target.resolve();
        targets.forEach(each -> each.requireHttp(client.protocol()));
        Banner.warnIfNotVerified(err, client, targets);
        if (targets.stream().anyMatch(Target::secure)) {
            Priming.runOverTls(loops, crypto);
        } else {
            Priming.run(VerifierChoice.NONE, loops, crypto);
        }
        return new UnderTest(targets, null, Map.of());
    }

    private static UnderTest embedded(
            TargetPlan target,
            int loops,
            RelyingPartyOptions options,
            Supplier<AttestationAuthority> authority,
            SelectedCrypto crypto,
            PrintWriter out)
            throws InterruptedException, IOException {
        // half of the processors for whom we measure, so that the generator finds one free when a start is due
        int itsLoops = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        Priming.run(options.verifier(), loops, crypto);
        String origin = target.origin();
        Set<String> origins = origin == null ? Set.of() : Set.of(origin);
        List<X509Certificate> anchors =
                options.requireAttestation ? List.of(authority.get().root()) : List.of();
        options.loginPages(LoginPages.ofAdapter(target.adapter()));
        RelyingPartyServer server = RelyingPartyServer.start(options.config(0, origins, crypto, itsLoops, anchors));
        Banner.warn(out, server);
        Target local = Target.resolve(URI.create("http://localhost:" + server.port()), target);
        return new UnderTest(List.of(local), server, options.inWords(itsLoops));
    }

    /** What is loaded; at least one. */
    List<Target> targets() {
        return targets;
    }

    /** Whether it is in this process, and empty at the start. */
    boolean isEmbedded() {
        return embedded != null;
    }

    /** The embedded relying party's settings in words; empty for others. */
    Map<String, String> inWords() {
        return inWords;
    }

    /** How often the embedded relying party injected each fault so far; empty for others. */
    Map<Fault, Long> faultsInjected() {
        return embedded == null ? Map.of() : embedded.statistics().faultsInjected();
    }

    @Override
    public void close() {
        if (embedded != null) {
            embedded.close();
        }
    }
}
