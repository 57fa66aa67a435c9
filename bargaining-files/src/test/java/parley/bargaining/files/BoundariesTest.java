package parley.bargaining.files;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

class BoundariesTest {

    @Test
    void filesAreReadWithTheLibraryAndTwoParsersAndNothingElse() {
        classes()
                .that()
                .resideInAPackage("parley.bargaining.files..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "parley.bargaining.files..",
                        "parley.bargaining.domain",
                        "java..",
                        "javax.xml.stream..",
                        "org.yaml.snakeyaml..",
                        "org.jspecify.annotations")
                .check(new ClassFileImporter()
                        .withImportOption(new DoNotIncludeTests())
                        .importPackages("parley.bargaining.files"));
    }
}
