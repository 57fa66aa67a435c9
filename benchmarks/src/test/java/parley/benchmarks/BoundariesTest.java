package parley.benchmarks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

/** The picture of docs/ARCHITECTURE.md, held against all modules at once; this is the only one that sees them all. */
class BoundariesTest {

    private static final JavaClasses PARLEY =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("parley");

    @Test
    void everyModuleDependsOnlyOnThoseBelowIt() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("bargaining")
                .definedBy("parley.bargaining..")
                .layer("summit")
                .definedBy("parley.summit..")
                .layer("proto")
                .definedBy("parley.proto..")
                .layer("wire")
                .definedBy("parley.wire..")
                .layer("country-agent")
                .definedBy("parley.agent..")
                .layer("negotiation-service")
                .definedBy("parley.coordinator..")
                .layer("http-port")
                .definedBy("parley.http..")
                .layer("classroom")
                .definedBy("parley.classroom..")
                .layer("bargaining-party")
                .definedBy("parley.party..")
                .layer("sweep")
                .definedBy("parley.sweep..")
                .layer("client-cli")
                .definedBy("parley.cli..")
                .layer("benchmarks")
                .definedBy("parley.benchmarks..")
                .whereLayer("bargaining")
                .mayNotAccessAnyLayer()
                .whereLayer("summit")
                .mayOnlyAccessLayers("bargaining")
                .whereLayer("proto")
                .mayNotAccessAnyLayer()
                .whereLayer("wire")
                .mayOnlyAccessLayers("summit", "bargaining", "proto")
                .whereLayer("country-agent")
                .mayOnlyAccessLayers("wire", "summit", "proto")
                .whereLayer("negotiation-service")
                .mayOnlyAccessLayers("wire", "summit", "proto")
                .whereLayer("http-port")
                .mayOnlyAccessLayers("wire", "proto")
                .whereLayer("classroom")
                .mayOnlyAccessLayers("wire", "summit", "proto")
                .whereLayer("bargaining-party")
                .mayOnlyAccessLayers("wire", "bargaining", "proto")
                .whereLayer("sweep")
                .mayOnlyAccessLayers("bargaining", "summit")
                .whereLayer("benchmarks")
                .mayNotBeAccessedByAnyLayer()
                .check(PARLEY);
    }

    @Test
    void onlyTheCommandLineAssemblesThePrograms() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "parley.cli..", "parley.agent..", "parley.coordinator..", "parley.benchmarks..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("parley.agent..", "parley.coordinator..")
                .check(PARLEY);
        noClasses()
                .that()
                .resideInAnyPackage("parley.agent..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("parley.coordinator..", "parley.cli..")
                .check(PARLEY);
        noClasses()
                .that()
                .resideInAnyPackage("parley.coordinator..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("parley.agent..", "parley.cli..")
                .check(PARLEY);
    }

    @Test
    void onlyTheHttpPortKnowsItsLibrary() {
        noClasses()
                .that()
                .resideOutsideOfPackage("parley.http..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.linecorp..", "io.netty..")
                .check(PARLEY);
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("parley.cli.serve.OverHttp")
                .and()
                .doNotHaveFullyQualifiedName("parley.cli.classroom.ClassroomCommand")
                .and()
                .resideOutsideOfPackage("parley.http..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("parley.http..")
                .because("commands that do not serve HTTP must not load it")
                .check(PARLEY);
    }

    @Test
    void theRunnerOfSweepsDoesNotKnowWhatARunIs() {
        noClasses()
                .that()
                .resideInAPackage("parley.sweep.run..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "parley.sweep.tournament..", "parley.sweep.summit..", "parley.bargaining..", "parley.summit..")
                .check(PARLEY);
    }

    @Test
    void generatedTypesStayInTheWireAndTheEdges() {
        classes()
                .that()
                .resideInAPackage("parley.proto..")
                .should()
                .onlyHaveDependentClassesThat()
                .resideInAnyPackage(
                        "parley.proto..",
                        "parley.wire",
                        "parley.agent",
                        "parley.http",
                        "parley.coordinator.server",
                        "parley.coordinator.access",
                        "parley.coordinator.agent",
                        "parley.coordinator.store",
                        "parley.classroom..",
                        "parley.party",
                        "parley.cli.client",
                        "parley.cli.conformance",
                        "parley.cli.model",
                        "parley.benchmarks")
                .check(PARLEY);
    }

    @Test
    void theRulesReadNoFileClockNetworkNorThread() {
        noClasses()
                .that()
                .resideInAnyPackage("parley.summit..", "parley.bargaining..")
                .and()
                .resideOutsideOfPackage("parley.bargaining.files..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.io..", "java.nio.file..", "java.net..", "java.util.concurrent..", "io.grpc..")
                .check(PARLEY);
    }
}
