package dev.keywave.plan;

import static dev.keywave.plan.Runs.authentication;
import static dev.keywave.plan.Runs.registration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keywave.input.InputException;
import dev.keywave.measure.ConnectionFigures;
import dev.keywave.measure.RunResult;
import dev.keywave.measure.Stage;
import dev.keywave.relyingparty.LocalCertificates;
import dev.keywave.relyingparty.RelyingPartyConfigBuilder;
import dev.keywave.relyingparty.RelyingPartyServer;
import dev.keywave.workload.NanoClock;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs over TLS, over HTTP/2, with each connection policy, and against several targets. */
final class WaysToTargetsTest {

    private static LocalCertificates certificates;

    @TempDir
    private Path folder;

    @BeforeAll
    static void makeCertificates() {
        certificates = LocalCertificates.create(Instant.now(), new SecureRandom());
    }

    @Test
    void aNewConnectionForEachCeremonyIsOneHandshakeEach() throws Exception {
        RunResult result = overTls(client -> {
            client.policy("test", "ceremony");
            client.resumption(false);
        });

        long ceremonies = accepted(result);
        ConnectionFigures connections = result.connections();
        assertThat(connections.opened()).isEqualTo(ceremonies);
        assertThat(connections.fullHandshakes()).isEqualTo(ceremonies);
        assertThat(connections.resumedHandshakes()).isZero();
        assertThat(Objects.requireNonNull(authentication(result).stagesNs().get(Stage.TLS_HANDSHAKE))
                        .getTotalCount())
                .isEqualTo(authentication(result).accepted());
    }

    @Test
    void laterConnectionsResumeTheSession() throws Exception {
        RunResult result = overTls(client -> client.policy("test", "ceremony"));

        ConnectionFigures connections = result.connections();
        assertThat(connections.fullHandshakes() + connections.resumedHandshakes())
                .isEqualTo(connections.opened());
        assertThat(connections.resumedHandshakes()).isGreaterThan(connections.opened() / 2);
    }

    @Test
    void aConnectionKeptForEachUserIsOpenedOnce() throws Exception {
        RunResult result = overTls(client -> client.policy("test", "user"));

        assertThat(accepted(result)).isGreaterThan(100);
        assertThat(result.connections().opened()).isEqualTo(20);
    }

    @Test
    void http2TakesFewConnections() throws Exception {
        RunResult result = overTls(client -> client.protocol("test", "2"));

        assertThat(accepted(result)).isGreaterThan(100);
        assertThat(result.connections().opened()).isLessThanOrEqualTo(4);
    }

    @Test
    void http2WithPriorKnowledgeAndGzipDoesTheSame() throws Exception {
        try (RelyingPartyServer party = Runs.relyingParty(config -> config.gzip(true))) {
            RunSettings settings = Runs.small();
            settings.client().protocol("test", "2");
            settings.client().acceptGzip(true);
            settings.client().header("test", "X-Load-Test", "keywave");
            assertThat(accepted(Runs.run(settings, URI.create("http://localhost:" + party.port()))))
                    .isGreaterThan(100);
        }
    }

    @Test
    void usersStayWithTheirTargetFromRunToRun() throws Exception {
        try (RelyingPartyServer one = Runs.relyingParty(UnaryOperator.identity());
                RelyingPartyServer other = Runs.relyingParty(UnaryOperator.identity())) {
            List<String> targets = List.of("http://localhost:" + one.port(), "http://localhost:" + other.port());
            RunResult first = spread(targets, 2, "user");
            assertThat(registration(first).accepted()).isEqualTo(20);
            assertThat(one.statistics().toString())
                    .isNotEqualTo(other.statistics().toString());
            assertThat(first.connections().opened()).isEqualTo(20);
            RunResult second = spread(targets, 1, "shared");
            assertThat(registration(second).intended()).isZero();
            assertThat(authentication(second).accepted())
                    .isEqualTo(authentication(second).intended());
        }
    }

    @Test
    void tooFewConnectionsToKeepOneForEachUserAreRefused() {
        RunSettings settings = Runs.small();
        settings.client().policy("test", "user");
        settings.client().connections("test", 19);
        assertThatThrownBy(settings::build)
                .isInstanceOf(InputException.class)
                .hasMessageContaining("19 are too few to keep one for each of 20 users");
    }

    private RunResult spread(List<String> targets, int loops, String policy) throws InterruptedException {
        RunSettings settings = Runs.small();
        settings.loops("test", loops);
        settings.client().policy("test", policy);
        settings.populationFile("test", folder.resolve("spread.kw").toString());
        targets.forEach(target -> settings.target().add("test", target));
        RunPlan plan = settings.build();
        try (LoadTest test = LoadTest.prepare(plan, plan.target().resolve(), false, Runs.CRYPTO, NanoClock.SYSTEM)) {
            return Runs.accountsAddUp(test.run(List.of(), Map.of(), Map.of()));
        }
    }

    private RunResult overTls(Consumer<ClientSettings> changes) throws InterruptedException, IOException {
        Path authority = folder.resolve("ca.pem");
        Files.writeString(authority, certificates.caPem());
        UnaryOperator<RelyingPartyConfigBuilder> tls = config -> config.tls(certificates.server());
        try (RelyingPartyServer party = Runs.relyingParty(tls)) {
            RunSettings settings = Runs.small();
            settings.client().trusted("test", authority.toString());
            changes.accept(settings.client());
            return Runs.run(settings, URI.create(party.origin()));
        }
    }

    private static long accepted(RunResult result) {
        assertThat(registration(result).reasons()).isEmpty();
        assertThat(authentication(result).reasons()).isEmpty();
        long accepted = registration(result).accepted() + authentication(result).accepted();
        assertThat(accepted)
                .isEqualTo(
                        registration(result).intended() + authentication(result).intended());
        return accepted;
    }
}
