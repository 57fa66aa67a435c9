package parley.bargaining.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parley.bargaining.domain.Domain;
import parley.bargaining.domain.Profile;
import parley.bargaining.files.BargainingFiles.Format;
import parley.bargaining.generate.Recipe;
import parley.bargaining.generate.Shape;

class RoundTripTest {

    @TempDir
    private Path folder = Path.of(".");

    private Scratch scratch() {
        return new Scratch(folder);
    }

    @Test
    void onlyWhatStandsDirectlyInAnIssueIsAValueOfIt() {
        assertThat(scratch().domain(Scratch.DOMAIN).issues())
                .containsExactly(
                        new IssueEntry.Discrete(
                                1,
                                "Fence",
                                "",
                                List.of(new Item("Hedge", "slow & green", OptionalDouble.of(12.5)), Item.of("Wall"))),
                        new IssueEntry.Whole(2, "Trees", "", 2, 4));
    }

    @Test
    void weightsBelongToIssuesByTheirIndexAndEvaluationsToValuesByTheirName() {
        DomainFile domain = scratch().domain(Scratch.DOMAIN);
        ProfileFile profile = scratch().profile(Scratch.PROFILE, domain);
        assertThat(profile.utility(domain).over(domain.domain()))
                .containsExactly(0.5 + 0.75, 0.5 + 0.375, 0.5, 1 + 0.75, 1 + 0.375, 1);
        assertThat(profile.reservation()).hasValue(0.25);
        assertThat(profile.discount()).hasValue(0.9);
        assertThat(domain.domain().values(4)).containsExactly("Wall", "3");
    }

    @Test
    void aProfileMayCallItsIssuesOtherwiseAndInAnotherOrder() {
        DomainFile domain = scratch().domain(Scratch.DOMAIN);
        String renamed = Scratch.PROFILE.replace("name=\"Fence\"", "name=\"Zaun\"");
        assertThat(scratch().profile(renamed, domain).valuations())
                .isEqualTo(scratch().profile(Scratch.PROFILE, domain).valuations());
    }

    @ParameterizedTest
    @EnumSource
    void whatIsWrittenIsReadBackTheSame(Format format) {
        DomainFile domain = scratch().domain(Scratch.DOMAIN);
        ProfileFile profile = scratch().profile(Scratch.PROFILE, domain);
        assertThat(scratch().again(domain, format)).isEqualTo(domain);
        assertThat(scratch().again(profile, domain, format)).isEqualTo(profile);
    }

    @ParameterizedTest
    @EnumSource
    void textsThatMeanSomethingToAFormatAreKept(Format format) {
        var awkward = new DomainFile(
                "here",
                "<&\"'> 50% #1: yes",
                List.of(new IssueEntry.Discrete(
                        1,
                        "- no",
                        "a: b # c",
                        List.of(
                                new Item("yes", "null", OptionalDouble.empty()),
                                new Item("1.50", "{x}", OptionalDouble.of(-0.1)),
                                new Item("ünïcödé € 😀", "", OptionalDouble.empty())))));
        var profile = new ProfileFile(
                "there",
                "~",
                List.of(new Valuation(
                        1.0 / 3, new Worth.Table(Map.of("yes", 1e-300, "1.50", -7.25, "ünïcödé € 😀", 1e17)))),
                OptionalDouble.empty(),
                OptionalDouble.empty());
        assertThat(scratch().again(awkward, format)).isEqualTo(awkward);
        assertThat(scratch().again(profile, awkward, format)).isEqualTo(profile);
    }

    @ParameterizedTest
    @EnumSource
    void realIssuesAndFunctionsOfThemAreKept(Format format) {
        var real = new DomainFile("here", "Price", List.of(new IssueEntry.Real(1, "Price", "", 0.5, 9.75)));
        var profile = new ProfileFile(
                "there",
                "Buyer",
                List.of(new Valuation(1, new Worth.Function("triangular", List.of(0.5, 9.75, 2.0)))),
                OptionalDouble.of(0),
                OptionalDouble.of(1));
        assertThat(scratch().again(real, format)).isEqualTo(real);
        assertThat(scratch().again(profile, real, format)).isEqualTo(profile);
    }

    @ParameterizedTest
    @EnumSource
    void whatTheLibraryMadeIsWrittenAndReadBackTheSame(Format format) {
        Domain domain = Shape.of(3, 4).domain(7);
        DomainFile file = DomainFile.of("Made", domain);
        assertThat(scratch().again(file, format).domain()).isEqualTo(domain);
        for (Profile profile : new Recipe(domain, 2, 0.4, 0.01, 0.2).profiles(7).profiles()) {
            ProfileFile again = scratch().again(ProfileFile.of("A", profile, file), file, format);
            assertThat(again.utility(file)).isEqualTo(profile.utility());
            assertThat(again.reservation()).hasValue(0.2);
        }
    }

    /** Published domains, which are not ours to distribute: beside the project, or where PARLEY_ORACLE says. */
    @Tag("oracle")
    @TestFactory
    Stream<DynamicTest> publishedDomainsComeBackTheSame() throws Exception {
        Path oracle = Optional.ofNullable(System.getProperty("PARLEY_ORACLE", System.getenv("PARLEY_ORACLE")))
                .map(Path::of)
                .orElse(Path.of("..", "..", "shared", "oracle"));
        Assumptions.assumeTrue(
                Files.exists(oracle.resolve("expected.json")),
                "no published domains in " + oracle + " (set PARLEY_ORACLE to the folder that has expected.json)");
        try (Stream<Path> folders = Files.list(oracle)) {
            return folders
                    .filter(Files::isDirectory)
                    .map(f -> DynamicTest.dynamicTest(f.getFileName().toString(), () -> comesBack(f)))
                    .toList()
                    .stream();
        }
    }

    private void comesBack(Path files) throws Exception {
        try (Stream<Path> all = Files.list(files)) {
            List<Path> xml = all.sorted().toList();
            Path of = xml.stream()
                    .filter(f -> f.toString().endsWith("omain.xml") || f.endsWith("Domain8.xml"))
                    .findFirst()
                    .orElseThrow();
            DomainFile domain = BargainingFiles.domain(of);
            for (Format format : Format.values()) {
                assertThat(scratch().again(domain, format)).isEqualTo(domain);
                for (Path file : xml.stream().filter(f -> !f.equals(of)).toList()) {
                    ProfileFile profile = BargainingFiles.profile(file, domain);
                    assertThat(scratch().again(profile, domain, format)).isEqualTo(profile);
                }
            }
        }
    }
}
