package dev.keywave;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The picture of the house: which package may use which. */
final class PackagePictureTest {

    private static final String ROOT = "dev.keywave.";

    private static final Set<String> BELOW_THE_FARM = Set.of(
            "webauthn",
            "crypto",
            "attestation",
            "authenticator",
            "attack",
            "population",
            "adapter",
            "workload",
            "measure",
            "transport",
            "input");

    /** Each package with the packages of ours that it may use. */
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("input", Set.of()),
            Map.entry("crypto", Set.of("input")),
            Map.entry("webauthn", Set.of()),
            Map.entry("attestation", Set.of("webauthn", "crypto", "input")),
            Map.entry("authenticator", Set.of("attestation", "webauthn", "crypto", "input")),
            Map.entry("attack", Set.of("attestation", "authenticator", "webauthn", "crypto", "input", "workload")),
            Map.entry("population", Set.of("authenticator", "webauthn", "input")),
            Map.entry("metadata", Set.of("authenticator", "attestation", "webauthn", "crypto", "input")),
            Map.entry("seeding", Set.of("population", "authenticator", "webauthn", "crypto", "input")),
            Map.entry("adapter", Set.of("webauthn", "input")),
            Map.entry("workload", Set.of()),
            Map.entry("measure", Set.of("workload", "input")),
            Map.entry("transport", Set.of()),
            Map.entry("farm", BELOW_THE_FARM),
            Map.entry("plan", withThe("farm", BELOW_THE_FARM)),
            Map.entry(
                    "probe",
                    Stream.concat(BELOW_THE_FARM.stream(), Stream.of("farm", "report"))
                            .collect(Collectors.toSet())),
            Map.entry("conditionalaccess", Set.of("input")),
            Map.entry("relyingparty", Set.of("webauthn", "crypto", "input", "metrics", "conditionalaccess")),
            Map.entry("capacity", withThe("report", withThe("plan", withThe("farm", BELOW_THE_FARM)))),
            Map.entry("rollout", Set.of("authenticator", "input", "measure")),
            Map.entry("forecast", Set.of("rollout", "input")),
            Map.entry(
                    "checkpoint",
                    Stream.concat(
                                    BELOW_THE_FARM.stream(),
                                    Stream.of(
                                            "farm",
                                            "plan",
                                            "capacity",
                                            "rollout",
                                            "forecast",
                                            "report",
                                            "metrics",
                                            "conditionalaccess"))
                            .collect(Collectors.toSet())),
            Map.entry("metrics", Set.of("measure", "workload", "input")),
            Map.entry("delivery", Set.of("metrics", "workload", "input")),
            Map.entry("report", Set.of("measure", "workload", "input")));

    private static JavaClasses classes;

    @BeforeAll
    static void importProductionClasses() {
        classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.keywave");
    }

    @Test
    void eachPackageUsesOnlyThoseAfterItsArrow() {
        MAY_USE.forEach((name, allowed) -> {
            String[] mayUse = allowed.stream().map(p -> ROOT + p + "..").toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + name + "..")
                    .should()
                    .dependOnClassesThat(resideInAPackage("dev.keywave..")
                            .and(not(resideInAPackage(ROOT + name + "..")))
                            .and(not(resideInAnyPackage(mayUse))))
                    .allowEmptyShould(true)
                    .check(classes);
        });
    }

    @Test
    void thereAreNoCircles() {
        slices().matching("dev.keywave.(*)..").should().beFreeOfCycles().check(classes);
    }

    @Test
    void everyPackageIsInThePicture() {
        Set<String> found = classes.stream()
                .map(JavaClass::getPackageName)
                .map(name -> name.substring(ROOT.length()))
                .collect(Collectors.toCollection(TreeSet::new));
        found.remove("cli");
        assertThat(MAY_USE.keySet()).containsAll(found);
    }

    private static Set<String> withThe(String more, Set<String> packages) {
        return Stream.concat(Stream.of(more), packages.stream()).collect(Collectors.toUnmodifiableSet());
    }
}
