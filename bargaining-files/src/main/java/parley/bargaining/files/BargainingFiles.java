package parley.bargaining.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Domains and profiles in files: GENIUS's XML, or our own YAML; which of the two, a file's first character says. */
public final class BargainingFiles {

    /** Above this a file is refused; the largest published domains have less than a hundredth of it. */
    static final int MOST_BYTES = 16 << 20;

    private BargainingFiles() {}

    /** The two ways to write a file. */
    public enum Format {
        GENIUS,
        YAML
    }

    /** The domain in a file. */
    public static DomainFile domain(Path file) {
        byte[] content = content(file);
        String name = file.toString();
        DomainFile domain = isXml(content)
                ? new GeniusReader(XmlReader.read(name, content)).domain(name)
                : new YamlReader(YamlBlock.read(name, text(name, content))).domain();
        checkSize(domain);
        return domain;
    }

    /** The profile in a file, of a party to this domain. */
    public static ProfileFile profile(Path file, DomainFile domain) {
        byte[] content = content(file);
        String name = file.toString();
        return isXml(content)
                ? new GeniusReader(XmlReader.read(name, content)).profile(name, domain)
                : new YamlReader(YamlBlock.read(name, text(name, content))).profile(domain);
    }

    /** Any YAML file that goes with domains, such as a tournament's; it is read as strictly as they are. */
    public static YamlBlock yaml(Path file) {
        String name = file.toString();
        return YamlBlock.read(name, text(name, content(file)));
    }

    /** A domain as the text of a file. */
    public static String text(DomainFile domain, Format format) {
        return switch (format) {
            case GENIUS -> GeniusWriter.text(domain);
            case YAML -> YamlWriter.text(domain);
        };
    }

    /** A profile as the text of a file. */
    public static String text(ProfileFile profile, DomainFile domain, Format format) {
        return switch (format) {
            case GENIUS -> GeniusWriter.text(profile, domain);
            case YAML -> YamlWriter.text(profile, domain);
        };
    }

    private static void checkSize(DomainFile domain) {
        long outcomes = 1;
        for (IssueEntry issue : domain.issues()) {
            outcomes *= Math.max(1, issue.size());
            if (outcomes > DomainFile.MOST_OUTCOMES) {
                throw new FaultyFileException(
                        domain.place(),
                        "outcomes up to issue " + issue.name(),
                        String.valueOf(outcomes),
                        "at most " + DomainFile.MOST_OUTCOMES);
            }
        }
    }

    private static byte[] content(Path file) {
        if (!Files.exists(file) || Files.isDirectory(file)) {
            throw new FaultyFileException(
                    file.toString(), "file", Files.exists(file) ? "a folder" : "", "a file that can be read");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(MOST_BYTES + 1);
            if (content.length > MOST_BYTES) {
                throw new FaultyFileException(
                        file.toString(), "file", "more than " + MOST_BYTES + " bytes", "at most as many");
            }
            return content;
        } catch (IOException e) {
            throw new FaultyFileException(file.toString(), "file", String.valueOf(e), "a file that can be read");
        }
    }

    private static boolean isXml(byte[] content) {
        for (byte b : content) {
            if (b > ' ') {
                return b == '<';
            }
        }
        return false;
    }

    private static String text(String name, byte[] content) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new FaultyFileException(name, "text", String.valueOf(e.getMessage()), "UTF-8");
        }
    }
}
