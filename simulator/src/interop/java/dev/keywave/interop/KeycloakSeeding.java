package dev.keywave.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Fills a realm with a population's public records, and logs its users in: nobody has registered anything. */
final class KeycloakSeeding {

    private static final String POPULATION = "seeded.kw";

    private KeycloakSeeding() {}

    static LoadRun run(Flow flow, Keywave keywave, KeycloakAccounts realm, URI target)
            throws IOException, InterruptedException {
        Path export = keywave.folder().resolve("seeded-users");
        remove(export);
        Files.deleteIfExists(keywave.folder().resolve(POPULATION));
        keywave.succeed(
                "export",
                List.of(
                        "population",
                        "export",
                        "--population",
                        POPULATION,
                        "--users",
                        Integer.toString(flow.users()),
                        "--seed",
                        flow.adapter() + " seeded",
                        "--provision",
                        "--format",
                        "keycloak",
                        "--keycloak-type",
                        realm.credentialType(),
                        "--with-password",
                        "--out",
                        export.toString()));
        List<Path> files = list(export);
        assertThat(files).as("files in %s", export).isNotEmpty();
        for (Path file : files) {
            realm.partialImport(target, Files.readAllBytes(file));
        }
        return LoadRun.ofSeeded(flow, keywave, POPULATION);
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static void remove(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
