package dev.keywave.simulations;

import dev.keywave.crypto.CryptoProviders;
import dev.keywave.crypto.SelectedCrypto;
import dev.keywave.plan.Target;
import dev.keywave.plan.TargetPlan;
import dev.keywave.relyingparty.LoginPages;
import dev.keywave.relyingparty.RelyingPartyConfig;
import dev.keywave.relyingparty.RelyingPartyConfigBuilder;
import dev.keywave.relyingparty.RelyingPartyServer;
import dev.keywave.transport.HttpProtocol;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a simulation plays on: a relying party, somebody else's or one in this process, and users whom it knows. */
final class Stage implements AutoCloseable {

    private final String baseUrl;
    private final Path population;
    private final Path folder;
    private final @Nullable RelyingPartyServer embedded;

    private Stage(String baseUrl, Path population, Path folder, @Nullable RelyingPartyServer embedded) {
        this.baseUrl = baseUrl;
        this.population = population;
        this.folder = folder;
        this.embedded = embedded;
    }

    /**
     * Starts the relying party, or looks whether the target is there, and registers users.
     *
     * @throws dev.keywave.input.InputException one line when settings, target or population cannot be used
     */
    static Stage set(Settings settings, Cast cast) {
        Path folder = null;
        try {
            folder = Files.createTempDirectory("keywave-gatling-");
            return set(settings, cast, folder);
        } catch (IOException e) {
            remove(folder);
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            remove(folder);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while users registered", e);
        } catch (RuntimeException e) {
            remove(folder);
            throw e;
        }
    }

    private static Stage set(Settings settings, Cast cast, Path folder) throws IOException, InterruptedException {
        String kept = settings.find(Setting.POPULATION);
        Path population = kept == null ? folder.resolve("population.kw") : Path.of(kept);
        SelectedCrypto crypto = CryptoProviders.select(settings.crypto());
        crypto.install();
        Enrolment enrolment = new Enrolment(settings, cast, population, crypto);
        TargetPlan plan = enrolment.run().build().target();
        if (!plan.uris().isEmpty()) {
            Target target = plan.resolveOne();
            target.requireHttp(HttpProtocol.HTTP_1_1);
            enrolment.register(target);
            return new Stage(target.uri().toString(), population, folder, null);
        }
        RelyingPartyServer server = RelyingPartyServer.start(embedded(settings, plan, crypto));
        try {
            enrolment.seed(server, folder);
            System.out.println("embedded relying party at " + server.origin() + ", " + server.description());
            return new Stage(server.origin(), population, folder, server);
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private static RelyingPartyConfig embedded(Settings settings, TargetPlan plan, SelectedCrypto crypto) {
        RelyingPartyConfigBuilder builder = RelyingPartyConfig.builder()
                .origins(plan.origin() == null ? Set.of() : Set.of(plan.origin()))
                .provider(crypto.provider())
                .loginPages(LoginPages.ofAdapter(plan.adapter()))
                // half of the processors for whom we measure
                .loops(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
        if (settings.says(Setting.MAX_RATE)) {
            builder.maxRatePerS(settings.perS(Setting.MAX_RATE));
        }
        return builder.build();
    }

    /** Where requests go. */
    String baseUrl() {
        return baseUrl;
    }

    /** The file that the users are in. */
    Path population() {
        return population;
    }

    /** The relying party in this process; null for somebody else's. */
    @Nullable
    RelyingPartyServer embedded() {
        return embedded;
    }

    @Override
    public void close() {
        if (embedded != null) {
            embedded.close();
        }
        remove(folder);
    }

    private static void remove(@Nullable Path folder) {
        if (folder == null) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
