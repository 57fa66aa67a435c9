package parley.bargaining.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The domains that come with the project, each in both formats. */
class OwnDomainsTest {

    private static final Path DOMAINS = Path.of("..", "docs", "bargaining", "domains");

    static List<Path> folders() throws Exception {
        try (Stream<Path> folders = Files.list(DOMAINS)) {
            return folders.filter(Files::isDirectory).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("folders")
    void bothFormatsSayTheSame(Path folder) throws Exception {
        DomainFile yaml = BargainingFiles.domain(folder.resolve("domain.yaml"));
        DomainFile xml = BargainingFiles.domain(folder.resolve("domain.xml"));
        assertThat(xml.issues()).isEqualTo(yaml.issues());
        assertThat(xml.name()).isEqualTo(yaml.name());
        List<ProfileFile> profiles = profiles(folder, yaml, ".yaml");
        assertThat(profiles).hasSizeGreaterThanOrEqualTo(2);
        List<ProfileFile> twins = profiles(folder, xml, ".xml");
        assertThat(twins.stream().map(ProfileFile::valuations).toList())
                .isEqualTo(profiles.stream().map(ProfileFile::valuations).toList());
        assertThat(twins.stream().map(ProfileFile::reservation).toList())
                .isEqualTo(profiles.stream().map(ProfileFile::reservation).toList());
    }

    private static List<ProfileFile> profiles(Path folder, DomainFile domain, String end) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(end) && !f.endsWith("domain" + end))
                    .sorted()
                    .map(f -> BargainingFiles.profile(f, domain))
                    .toList();
        }
    }
}
