package parley.bargaining.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusedTest {

    private static final String YAML_DOMAIN = """
            domain: Garden
            issues:
              - name: Fence
                values: [Hedge, Wall]
              - name: Trees
                integer: {from: 2, to: 4}
            """;

    private static final String YAML_PROFILE = """
            profile: Neighbour
            reservation: 0.25
            issues:
              - name: Fence
                weight: 0.25
                values: {Hedge: 2, Wall: 4}
              - name: Trees
                weight: 0.75
                linear: {offset: 1, slope: -0.5}
            """;

    @TempDir
    private Path folder = Path.of(".");

    private Scratch scratch() {
        return new Scratch(folder);
    }

    private String fault(String domain) {
        return fault(domain, "");
    }

    /** What is said about a domain and a profile, without the folder. */
    private String fault(String domain, String profile) {
        Throwable thrown = Assertions.catchThrowable(() -> {
            DomainFile read = scratch().domain(domain);
            if (!profile.isEmpty()) {
                scratch().profile(profile, read).utility(read);
            }
        });
        assertThat(thrown).isInstanceOf(FaultyFileException.class);
        return String.valueOf(thrown.getMessage()).replace(folder + "/", "");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            value="Wall"/>      | value="Hedge"/>  | domain:6: <item index="2">, value: Hedge (expected: a value that the issue does not have yet)
            value="Wall"/>      | vale="Wall"/>    | domain:6: <item index="2">, value: missing (expected: the attribute value)
            cost="12.5"         | cost="cheap"     | domain:5: <item index="1" value="Hedge">, cost: cheap (expected: a number)
            cost="12.5"         | cost="NaN"       | domain:5: <item index="1" value="Hedge">, cost: NaN (expected: a number)
            index="2" name="Trees" | index="1" name="Trees" | domain:9: <issue name="Trees">, index: 1 (expected: an index that no other issue has)
            index="2" name="Trees" | index="b" name="Trees" | domain:9: <issue name="Trees">, index: b (expected: a whole number)
            upperbound="4"      | upperbound="1"   | domain:9: <issue index="2" name="Trees">, upperbound: 1 (expected: >= 2)
            upperbound="4"      | upperbound="2000000000" | domain: outcomes up to issue Trees: 3999999998 (expected: at most 100000000)
            type="discrete"     | type="discreet"  | domain:4: <issue index="1" name="Fence">, type: discreet (expected: discrete, integer or real)
            </objective>        | </objectiv>      | domain:10: XML: The element type "objective" must be terminated by the matching end-tag "</objective>". (expected: a well-formed file)
            """)
    void aBrokenDomainInXmlIsNamedByLineAndElement(String right, String wrong, String message) {
        assertThat(fault(Scratch.DOMAIN.replace(right, wrong))).isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            evaluation="4"      | evaluation="x"   | profile:7: <item index="2" value="Wall">, evaluation: x (expected: a number)
            value="Wall"        | value="Wal"      | profile:6: <issue index="1" name="Fence">, item: missing (expected: <item value="Wall" evaluation=...>, as the domain has it)
            weight index="2"    | weight index="3" | profile:10: <issue index="2" name="Trees">, weight: missing (expected: <weight index="2" value=...> in the file)
            issue index="2" name="Trees" | issue index="3" name="Bushes" | profile:1: <issue index="2" name="Trees">: missing (expected: every issue of the domain)
            slope="-0.5"        | slop="-0.5"      | profile:11: <evaluator>, slope: missing (expected: the attribute slope)
            value="0.25"/>      | value="∞"/>      | profile:2: <reservation>, value: ∞ (expected: a number)
            """)
    void aBrokenProfileInXmlIsNamedByLineAndElement(String right, String wrong, String message) {
        assertThat(fault(Scratch.DOMAIN, Scratch.PROFILE.replaceFirst(right, wrong)))
                .isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            values: [Hedge, Wall] | values: [Hedge, Hedge] | domain:4: issues Fence, values: Hedge (expected: each value once)
            values: [Hedge, Wall] | value: [Hedge, Wall] | domain:4: issues Fence, value: unknown (expected: one of name, description, values, integer, real)
            values: [Hedge, Wall] | values: Hedge  | domain:4: issues Fence, values: no list (expected: a list)
            name: Trees         | name: Fence      | domain:5: issues Fence: there twice (expected: once)
            from: 2             | from: two        | domain:6: issues Trees, integer, from: two (expected: a whole number)
            from: 2             | from: 5          | domain:6: issues Trees, integer, to: 4 (expected: >= 5)
            domain: Garden      | name: Garden     | domain:1: name: unknown (expected: one of domain, issues)
            [Hedge, Wall]       | '[Hedge, Wall'   | domain:5: YAML: expected ',' or ']', but got : (expected: a well-formed file)
            """)
    void aBrokenDomainInYamlIsNamedByLineAndPart(String right, String wrong, String message) {
        assertThat(fault(YAML_DOMAIN.replace(right, wrong))).isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Wall: 4             | Wall: four       | profile:6: issues Fence, values, Wall: four (expected: a number)
            Wall: 4             | Wal: 4           | profile:4: issues Fence, values, Wall: missing (expected: a number for every value of the domain)
            weight: 0.75        | weigth: 0.75     | profile:7: issues Trees, weight: missing (expected: a number)
            name: Trees         | name: Trees and bushes | profile:7: issue: Trees and bushes (expected: each issue of the domain once: Fence, Trees)
            """)
    void aBrokenProfileInYamlIsNamedByLineAndPart(String right, String wrong, String message) {
        assertThat(fault(YAML_DOMAIN, YAML_PROFILE.replace(right, wrong))).isEqualTo(message);
    }

    @Test
    void aFileOutsideIsNeverFetched() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "the harbour is mined");
        String hostile = "<!DOCTYPE d [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]>\n"
                + Scratch.DOMAIN.replace("Hedge", "&e;");
        assertThat(fault(hostile))
                .doesNotContain("harbour")
                .isEqualTo("domain:1: document type: declared (expected: none: a file may not declare entities)");
    }

    @Test
    @Timeout(10)
    void entitiesThatMultiplyAreRefused() {
        var bomb = new StringBuilder("<!DOCTYPE d [<!ENTITY e0 \"ha\">");
        for (int i = 1; i < 40; i++) {
            bomb.append("<!ENTITY e" + i + " \"" + ("&e" + (i - 1) + ";").repeat(10) + "\">");
        }
        assertThat(fault(bomb + "]>" + Scratch.DOMAIN.replace("Hedge", "&e39;")))
                .contains("document type: declared");
    }

    @Test
    void anEntityThatNobodyDeclaredIsNotWellFormed() {
        assertThat(fault(Scratch.DOMAIN.replace("Hedge", "&e;"))).startsWith("domain:5: XML:");
    }

    @Test
    @Timeout(10)
    void blocksThatMultiplyAreRefused() {
        String bomb = """
                domain: Bomb
                issues: &a
                  - &b {name: x, values: [p, q]}
                  - [*b, *b, *b, *b, *b, *b, *b, *b, *b]
                  - [*a, *a, *a, *a]
                """;
        assertThat(fault(bomb)).startsWith("domain:");
    }

    @Test
    void aBillionOutcomesAreRefused() {
        String issues = "  - {name: I%d, values: [a, b, c, d, e, f, g, h, i, j]}%n"
                .repeat(9)
                .formatted(1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(fault("domain: Large\nissues:\n" + issues))
                .isEqualTo("domain: outcomes up to issue I9: 1000000000 (expected: at most 100000000)");
    }

    @Test
    void aHugeFileIsNotReadToItsEnd() {
        assertThatThrownBy(() -> BargainingFiles.domain(scratch().file("huge", "<".repeat(17 << 20))))
                .hasMessageEndingWith("huge: file: more than 16777216 bytes (expected: at most as many)");
    }

    @Test
    void aFileThatIsNestedWithoutEndIsRefused() {
        assertThat(fault("<a>".repeat(100_000)))
                .isEqualTo("domain:1: <a>: too deep (expected: at most 50 levels and 500000 elements)");
        assertThat(fault("a: " + "[".repeat(100_000))).startsWith("domain:1: YAML:");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> BargainingFiles.domain(Path.of("no/such.xml")))
                .hasMessage("no/such.xml: file: missing (expected: a file that can be read)");
    }

    @Test
    void anEmptyFileIsNoDomain() {
        assertThat(fault(" ")).isEqualTo("domain:1: YAML: missing (expected: named parts)");
    }

    @Test
    void aTriangleIsKeptButCannotBeAUtility() {
        String domain = "domain: D\nissues:\n  - {name: Price, real: {from: 0, to: 1}}\n";
        String profile = """
                profile: P
                issues:
                  - name: Price
                    weight: 1
                    function: {kind: triangular, parameters: [0, 1, 0.5]}
                """;
        assertThat(fault(domain, profile))
                .isEqualTo("profile: function of issue Price: triangular [0.0, 1.0, 0.5]"
                        + " (expected: linear with two parameters, or constant with one)");
    }
}
