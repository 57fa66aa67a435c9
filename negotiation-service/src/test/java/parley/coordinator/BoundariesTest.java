package parley.coordinator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class BoundariesTest {

    private static final JavaClasses COORDINATOR = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("parley.coordinator");

    @Test
    void theCoordinatorCannotSeeAnyStrategy() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("parley.summit.strategy..", "parley.bargaining..")
                .check(COORDINATOR);
    }

    @Test
    void seatsAndSessionsKnowNoNetwork() {
        noClasses()
                .that()
                .resideInAnyPackage("parley.coordinator.seat..", "parley.coordinator.session..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("parley.proto..", "io.grpc..", "com.google.protobuf..")
                .check(COORDINATOR);
    }

    @Test
    void nobodyLooksIntoTheRulesBehindTheSession() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("parley.summit.world..", "parley.summit.table..", "parley.summit.deal..")
                .check(COORDINATOR);
    }

    @Test
    void thePackagesFormNoCircle() {
        slices().matching("parley.coordinator.(*)..").should().beFreeOfCycles().check(COORDINATOR);
    }
}
