package dev.keywave;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import org.junit.jupiter.api.Test;

/** The picture of this module: simulations use the DSL, the DSL its engine, the engine the simulator and the meters. */
final class PackagePictureTest {

    private static final String DSL = "dev.keywave.gatling";
    private static final String ENGINE = "dev.keywave.gatling.engine..";
    private static final String METERS = "dev.keywave.gatling.meters..";
    private static final String SIMULATIONS = "dev.keywave.simulations..";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(PackagePictureTest::isOfThisModule)
            .importPackages("dev.keywave");

    private static boolean isOfThisModule(Location location) {
        boolean ours = location.contains("/dev/keywave/gatling/") || location.contains("/dev/keywave/simulations/");
        return ours && !location.contains("/test");
    }

    @Test
    void theEngineKnowsNeitherTheWordsNorTheSimulations() {
        noClasses()
                .that(resideInAPackage(ENGINE))
                .should()
                .dependOnClassesThat(resideInAnyPackage(DSL, SIMULATIONS))
                .check(CLASSES);
    }

    @Test
    void theMetersKnowNothingOfGatlingNorOfWhoRecords() {
        noClasses()
                .that(resideInAPackage(METERS))
                .should()
                .dependOnClassesThat(resideInAnyPackage("io.gatling..", DSL, ENGINE, SIMULATIONS))
                .check(CLASSES);
    }

    @Test
    void theDslKnowsNoSimulation() {
        noClasses()
                .that(resideInAPackage(DSL))
                .should()
                .dependOnClassesThat(resideInAPackage(SIMULATIONS))
                .check(CLASSES);
    }

    @Test
    void theEngineUsesNothingOfTheSimulatorThatShowsOrWiresThings() {
        noClasses()
                .that(resideInAnyPackage(DSL, ENGINE))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "dev.keywave.cli..",
                        "dev.keywave.report..",
                        "dev.keywave.metrics..",
                        "dev.keywave.relyingparty..",
                        "dev.keywave.rollout.."))
                .check(CLASSES);
    }

    @Test
    void thereAreNoCircles() {
        slices().matching("dev.keywave.(**)").should().beFreeOfCycles().check(CLASSES);
    }
}
