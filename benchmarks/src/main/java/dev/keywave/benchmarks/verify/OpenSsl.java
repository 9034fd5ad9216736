package dev.keywave.benchmarks.verify;

import dev.keywave.webauthn.CoseAlgorithm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * {@code openssl speed}, one process on one core. It signs and verifies one fixed hash with one key again and again:
 * neither hashing nor the change of keys is in its figures, as they are in ours.
 *
 * @param command the executable
 * @param version what {@code openssl version} says: {@code OpenSSL 3.0.19 27 Jan 2026}
 */
public record OpenSsl(String command, String version) {

    private static final long PATIENCE_S = 30;

    /**
     * Operations per second.
     *
     * @param signPerS signatures
     * @param verifyPerS verifications
     */
    public record Speed(double signPerS, double verifyPerS) {}

    /** The one of that name or path; empty when there is none. */
    public static Optional<OpenSsl> find(String command) {
        return run(List.of(command, "version"))
                .filter(lines -> !lines.isEmpty())
                .map(lines -> new OpenSsl(command, lines.get(0).replaceAll(" \\(Library:.*", "")));
    }

    /** The second word of its version: {@code 3.0.19}. */
    String versionNumber() {
        return version.replaceAll("^\\S+\\s+(\\S+).*", "$1");
    }

    /** Its name for an algorithm. */
    static String nameOf(CoseAlgorithm algorithm) {
        return switch (algorithm) {
            case ES256 -> "ecdsap256";
            case ES384 -> "ecdsap384";
            case ES512 -> "ecdsap521";
            case EDDSA -> "ed25519";
            case RS256, PS256 -> "rsa2048";
            case ML_DSA_44, ML_DSA_65 -> algorithm.label();
        };
    }

    /** Measures for a second each; empty when this version lacks the algorithm. */
    public Optional<Speed> measure(CoseAlgorithm algorithm) {
        return run(List.of(command, "speed", "-seconds", "1", nameOf(algorithm)))
                .flatMap(OpenSsl::parse);
    }

    /**
     * Reads the table at the end: the header names the columns, those of rates end with "/s" and are the last ones. Their
     * number differs between versions and algorithms.
     */
    static Optional<Speed> parse(List<String> lines) {
        for (int i = lines.size() - 1; i > 0; i--) {
            List<String> names = Arrays.stream(lines.get(i - 1).trim().split("\\s+", -1))
                    .filter(name -> name.endsWith("/s"))
                    .toList();
            int sign = names.indexOf("sign/s");
            int verify = names.indexOf("verify/s");
            String[] cells = lines.get(i).trim().split("\\s+", -1);
            if (sign >= 0 && verify >= 0 && cells.length > names.size()) {
                int first = cells.length - names.size();
                return speed(cells[first + sign], cells[first + verify]);
            }
        }
        return Optional.empty();
    }

    private static Optional<Speed> speed(String sign, String verify) {
        try {
            return Optional.of(new Speed(Double.parseDouble(sign), Double.parseDouble(verify)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Its output; empty when it cannot be run or fails. */
    private static Optional<List<String>> run(List<String> command) {
        try {
            Process process = new ProcessBuilder(new ArrayList<>(command))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            boolean ended = process.waitFor(PATIENCE_S, TimeUnit.SECONDS);
            process.destroy();
            return ended && process.exitValue() == 0 ? Optional.of(text.lines().toList()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
