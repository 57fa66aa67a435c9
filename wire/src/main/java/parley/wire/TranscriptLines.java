package parley.wire;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.MessageOrBuilder;
import com.google.protobuf.util.JsonFormat;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.proto.transcript.v1.TranscriptEnd;
import parley.proto.transcript.v1.TranscriptHeader;
import parley.summit.chance.Secrets;
import parley.summit.scenario.Scenario;
import parley.summit.transcript.Entry;
import parley.summit.transcript.Transcript;

/**
 * The file of a transcript: JSON, one object a line. The first line says what the session started from, each later one what
 * happened, and the last one of a finished session holds its digest.
 */
public final class TranscriptLines {

    /** Version of the layout. */
    public static final int FORMAT = 1;

    private static final JsonFormat.Printer PRINTER =
            JsonFormat.printer().omittingInsignificantWhitespace().sortingMapKeys();
    private static final JsonFormat.Parser PARSER = JsonFormat.parser();

    private TranscriptLines() {}

    /** A transcript from a file, and its digest if the session was finished. */
    public record Read(Transcript transcript, Optional<String> digest) {}

    /** First line, without its end. */
    public static String header(Scenario scenario, long seed, long parameterSeed, Secrets secrets) {
        var header = TranscriptHeader.newBuilder()
                .setFormat(FORMAT)
                .setScenario(ScenarioCodec.toProto(scenario))
                .setSeed(seed)
                .putAllSecrets(secrets.byCountry());
        if (parameterSeed != seed) {
            header.setParameterSeed(parameterSeed);
        }
        return line(header.build());
    }

    /** The line of one entry, without its end. */
    public static String line(Entry entry) {
        return line(EventCodec.toProto(entry));
    }

    /** Last line, without its end. */
    public static String end(String digest) {
        return line(TranscriptEnd.newBuilder().setDigest(digest).build());
    }

    /** The whole file of a finished session. */
    public static String file(Transcript transcript) {
        return file(transcript, Optional.of(transcript.digest()));
    }

    /** The file of a session; without a digest, of one that is not finished. */
    public static String file(Transcript transcript, Optional<String> digest) {
        var lines = new ArrayList<String>();
        lines.add(header(transcript.scenario(), transcript.seed(), transcript.parameterSeed(), transcript.secrets()));
        transcript.entries().forEach(entry -> lines.add(line(entry)));
        digest.ifPresent(d -> lines.add(end(d)));
        return String.join("\n", lines) + "\n";
    }

    /** Reads the bytes of a file, which may break off anywhere. */
    public static Read read(byte[] file) {
        return read(new String(file, StandardCharsets.UTF_8));
    }

    /**
     * Reads a file, of a session that may have been interrupted: a last line that was torn counts as not written. Whatever else
     * is wrong is refused with the number of its line.
     */
    public static Read read(String file) {
        boolean torn = !file.endsWith("\n");
        List<String> lines = file.lines().toList();
        Bounds.check(!lines.isEmpty(), "line 1", "", "a transcript's header");
        TranscriptHeader header = header(lines.get(0));
        var entries = new ArrayList<Entry>();
        Optional<String> digest = Optional.empty();
        for (int i = 1; i < lines.size(); i++) {
            boolean last = i == lines.size() - 1;
            if (last && torn && !isWhole(lines.get(i))) {
                break;
            }
            Bounds.check(digest.isEmpty(), at(i), "more after the digest", "the end of the file");
            if (isEnd(lines.get(i))) {
                digest = Optional.of(digest(i, lines.get(i)));
            } else {
                entries.add(entry(i, lines.get(i), entries));
            }
        }
        return new Read(transcript(header, entries), digest);
    }

    private static Transcript transcript(TranscriptHeader header, List<Entry> entries) {
        try {
            Scenario scenario = ScenarioCodec.fromProto(header.getScenario());
            long parameterSeed = header.hasParameterSeed() ? header.getParameterSeed() : header.getSeed();
            return new Transcript(
                    scenario,
                    header.getSeed(),
                    parameterSeed,
                    TranscriptCodec.secrets(header.getSecretsMap()),
                    entries);
        } catch (WireException e) {
            throw in(0, e);
        }
    }

    private static TranscriptHeader header(String line) {
        TranscriptHeader header = parsed(0, line, TranscriptHeader.newBuilder()).build();
        Bounds.check(header.getFormat() == FORMAT, "line 1: format", header.getFormat(), String.valueOf(FORMAT));
        Bounds.check(header.hasScenario(), "line 1: scenario", "", "a scenario");
        return header;
    }

    private static Entry entry(int index, String line, List<Entry> before) {
        try {
            Entry entry = EventCodec.fromProto(parsed(index, line, parley.proto.transcript.v1.Event.newBuilder())
                    .build());
            long last = before.isEmpty() ? 0 : before.get(before.size() - 1).number();
            Bounds.check(entry.number() > last, "number", entry.number(), "more than " + last);
            return entry;
        } catch (WireException e) {
            throw e.field().startsWith("line ") ? e : in(index, e);
        }
    }

    private static String digest(int index, String line) {
        String digest = parsed(index, line, TranscriptEnd.newBuilder()).getDigest();
        Bounds.check(digest.matches("[0-9a-f]{64}"), at(index) + ": digest", digest, "64 hexadecimal digits");
        return digest;
    }

    private static boolean isEnd(String line) {
        return line.startsWith("{\"digest\"");
    }

    private static boolean isWhole(String line) {
        try {
            JsonFormat.parser().ignoringUnknownFields().merge(line, com.google.protobuf.Struct.newBuilder());
            return true;
        } catch (InvalidProtocolBufferException e) {
            return false;
        }
    }

    private static <B extends Message.Builder> B parsed(int index, String line, B builder) {
        try {
            PARSER.merge(line, builder);
            return builder;
        } catch (InvalidProtocolBufferException e) {
            throw new WireException(at(index), String.valueOf(e.getMessage()), "JSON of a transcript", e);
        }
    }

    private static WireException in(int index, WireException e) {
        return new WireException(at(index) + ": " + e.field(), e.value(), e.expected(), e);
    }

    private static String at(int index) {
        return "line " + (index + 1);
    }

    private static String line(MessageOrBuilder message) {
        try {
            return PRINTER.print(message);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("our own messages hold nothing that JSON cannot", e);
        }
    }
}
