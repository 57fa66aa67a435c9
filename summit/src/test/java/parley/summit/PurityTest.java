package parley.summit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** The rules are a function: what they need is in their arguments, and what they say is in their results. */
class PurityTest {

    private static final JavaClasses RULES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("parley.summit");

    @Test
    void theRulesKnowOnlyThemselvesTheLibraryAndPlainJava() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "parley.summit..",
                        "parley.bargaining..",
                        "java.lang",
                        "java.lang.runtime",
                        "java.nio",
                        "java.nio.charset",
                        "java.security",
                        "java.time",
                        "java.time.format",
                        "java.time.temporal",
                        "java.util",
                        "java.util.function",
                        "java.util.stream",
                        "javax.crypto",
                        "javax.crypto.spec",
                        "org.jspecify.annotations")
                .check(RULES);
    }

    @Test
    void onlyLuckAndTheDigestKnowOfKeysAndBytes() {
        noClasses()
                .that()
                .resideOutsideOfPackages("parley.summit.chance", "parley.summit.transcript")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.nio..", "java.security..", "javax.crypto..")
                .check(RULES);
    }

    @Test
    void nothingStartsAThreadReadsTheMachineOrDrawsLuckOfItsOwn() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.lang.Thread")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.lang.System")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.lang.Runtime")
                .orShould()
                .dependOnClassesThat()
                .haveSimpleNameEndingWith("Random")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.UUID")
                .check(RULES);
    }

    @Test
    void nothingReadsAClock() {
        noClasses()
                .should()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.time.Instant")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.time.Clock")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Date")
                .check(RULES);
    }

    @Test
    void powersAndLogarithmsAreTheSameOnEveryMachine() {
        noClasses()
                .should()
                .callMethod(Math.class, "pow", double.class, double.class)
                .orShould()
                .callMethod(Math.class, "exp", double.class)
                .orShould()
                .callMethod(Math.class, "log", double.class)
                .orShould()
                .callMethod(Math.class, "random")
                .check(RULES);
    }

    @Test
    void noPackageDependsOnItself() {
        slices().matching("parley.summit.(*)..").should().beFreeOfCycles().check(RULES);
    }
}
