package dev.keywave.grafana.live;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Who plays in a scene, each in a process of its own. */
final class Cast {

    /** What Graph's stand-in takes. */
    static final String TOKEN = "a-token";

    private static final String TOKEN_VARIABLE = "KEYWAVE_LIVE_TOKEN";

    private final Path folder;
    private final Ports ports;
    private final Keywave keywave;
    private final Inputs inputs;

    Cast(Path folder, Ports ports) throws IOException {
        this.folder = folder;
        this.ports = ports;
        this.keywave = new Keywave(folder);
        this.inputs = Inputs.write(folder);
    }

    Program pushgateway() throws IOException {
        return Program.start(
                folder,
                "pushgateway",
                Map.of(),
                List.of("prometheus-pushgateway", "--web.listen-address=127.0.0.1:" + ports.pushgateway()));
    }

    /** A relying party that misbehaves. */
    Program relyingParty() throws IOException {
        String line = "rp --port %d --fault latency=5ms --fault error=2%% --fault throttle=2%% --fault drop=1%%";
        return keywave.start("relying-party", Map.of(), line.formatted(ports.relyingParty()));
    }

    /** A stand-in for Entra ID with policies that lock some out. */
    Program entra() throws IOException {
        String line = "rp --port %d --profile entra --entra-policy %s --entra-token-env %s";
        return keywave.start(
                "entra", Map.of(TOKEN_VARIABLE, TOKEN), line.formatted(ports.entra(), inputs.policy(), TOKEN_VARIABLE));
    }

    /** A run that has everything that a run can have, a threshold that fails included. */
    Program run(String name) throws IOException {
        String line = """
                run --target http://localhost:%d --users 400 --register-rate 200 --rate 200 --for 6s --warm-up 2s
                --models icloud-keychain=5,security-key=3,yubikey-5=2 --algorithm ES256=80,EdDSA=20
                --attacks 8%% --races 3%% --flood 50/s --trace 5%%
                --threshold authentication.response_time.p99<20s --threshold failed<0.01%% --max-send-lag 1m
                --metrics %d --metrics-linger 1m --out %s
                """;
        return keywave.start(name, Map.of(), line.formatted(ports.relyingParty(), ports.run(), folder.resolve(name)));
    }

    /** Two waves and their peaks. */
    Program rollout() throws IOException {
        String line = """
                rollout %s --seeds 1 --drive --drive-for 4s --target http://localhost:%d --adapter entra --feeder %s
                --capacity %s --metrics %d --metrics-linger 1m --out %s
                """;
        return keywave.start(
                "rollout",
                Map.of(),
                line.formatted(
                        inputs.plan(),
                        ports.entra(),
                        inputs.people(),
                        inputs.capacity(),
                        ports.rollout(),
                        folder.resolve("rollout-results")));
    }

    /** Logins, attacks and look-alikes in Gatling. */
    Program gatling() throws IOException {
        String line = """
                UnderAttack --target=http://localhost:%d --users=100 --rate=50 --look-alikes=10%% --for=8s
                --errors=50%% --p99=1m --metrics=%d --out=%s
                """;
        return keywave.gatling(
                "gatling", line.formatted(ports.relyingParty(), ports.gatling(), folder.resolve("gatling-results")));
    }

    /** A run that tells its figures itself, in both ways. */
    Program pushed(String name, URI remoteWrite) throws IOException {
        String line = """
                run --users 100 --register-rate 100 --rate 100 --for 4s --max-send-lag 1m
                --push http://localhost:%d --remote-write %s --out %s
                """;
        return keywave.start(name, Map.of(), line.formatted(ports.pushgateway(), remoteWrite, folder.resolve(name)));
    }

    /** A benchmark, as short as can be. */
    Program benchmark() throws IOException {
        String line = """
                run VerifyBenchmark.verify -p algorithm=ES256,EdDSA -p provider=accp -p keys=1 -bm avgt,thrpt
                -f 1 -wi 0 -i 2 -r 50ms -prof gc -rff %s
                """;
        return keywave.bench("benchmark", line.formatted(folder.resolve("benchmarks.json")));
    }

    /** Its results for Prometheus. */
    Program export() throws IOException {
        String line = "export %s --out %s";
        return keywave.bench(
                "export", line.formatted(folder.resolve("benchmarks.json"), folder.resolve("benchmarks.prom")));
    }
}
