package parley.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("parley.cli");

    @Test
    void generatedTypesStayAtTheEdges() {
        noClasses()
                .that()
                .resideOutsideOfPackages("parley.cli.client", "parley.cli.conformance", "parley.cli.model")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("parley.proto..")
                .check(CLASSES);
    }

    @Test
    void storiesKnowNothingOfTheNetworkNorOfWhereTheyAreShown() {
        noClasses()
                .that()
                .resideInAPackage("parley.cli.story")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "parley.wire", "io.grpc..", "parley.cli.text", "parley.cli.page", "java.io..", "java.nio..")
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCircles() {
        slices().matching("parley.cli.(*)..").should().beFreeOfCycles().check(CLASSES);
    }
}
