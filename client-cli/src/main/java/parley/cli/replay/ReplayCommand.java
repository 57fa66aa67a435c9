package parley.cli.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import parley.cli.console.BadInputException;
import parley.cli.console.Console;
import parley.cli.console.Settings;
import parley.cli.explain.ExplainedMove;
import parley.cli.explain.ExplanationJson;
import parley.cli.explain.MoveList;
import parley.cli.story.Block;
import parley.cli.story.Block.Paragraph;
import parley.cli.story.Story;
import parley.summit.explain.Explainer;
import parley.summit.explain.Explanation;
import parley.summit.explain.Move;
import parley.summit.session.Replay;
import parley.summit.transcript.Entry;
import parley.summit.transcript.Event;
import parley.summit.transcript.Transcript;
import parley.wire.TranscriptLines;
import parley.wire.WireException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parley replay}: tells a saved transcript, or checks it. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Tells the story of a saved transcript again, also of one that was broken off.",
            "With --check: gives the recorded moves to the rules once more and compares everything they make of them.",
            "With --explain: says why a move was made, what else could have been done, and what would have changed it."
        })
public final class ReplayCommand implements Callable<Integer> {

    private static final int DIFFERENT = 1;
    private static final int MONTHS = 60;
    private static final String TRANSCRIPT = "transcript.jsonl";
    private static final String ALL_MOVES = "moves";

    private final Settings settings;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "A transcript.jsonl that ./parley run --out wrote, or its folder.")
    private Path file = Path.of(TRANSCRIPT);

    @Option(names = "--check", description = "Compare, and exit with 1 where anything differs.")
    private boolean check;

    @Option(
            names = "--explain",
            paramLabel = "NUMBER",
            arity = "0..1",
            fallbackValue = ALL_MOVES,
            defaultValue = Option.NULL_VALUE,
            description = "Tell why a move was made, and what would have changed it; without a number, list the moves.")
    private Optional<String> explain = Optional.empty();

    @Option(names = "--json", description = "With --explain: print one JSON object, for programs.")
    private boolean json;

    public ReplayCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        TranscriptLines.Read read = read();
        Console console = Console.of(settings, spec);
        if (json && explain.isEmpty()) {
            throw new BadInputException("--json: it goes with --explain");
        }
        if (explain.isPresent()) {
            return explain(read, explain.get(), console);
        }
        return check ? check(read, console) : tell(read, console);
    }

    private int explain(TranscriptLines.Read read, String number, Console console) {
        Verdict verdict = Verdict.of(read);
        if (!verdict.same()) {
            throw BadInputException.of(
                    "file",
                    file.toString(),
                    "moves of which the rules make what it says; --check tells the difference");
        }
        Transcript transcript = read.transcript();
        var moves = new MoveList(transcript, Move.of(transcript));
        if (number.equals(ALL_MOVES)) {
            show(console, moves.blocks(), () -> ExplanationJson.of(moves.moves()));
            return 0;
        }
        Move move = moves.find(number);
        Explanation why = Explainer.of(transcript)
                .explain(move)
                .orElseThrow(() -> BadInputException.of("--explain", number, MoveList.EXPLAINED));
        var told = new ExplainedMove(transcript.scenario(), why);
        show(console, told.blocks(), () -> ExplanationJson.of(told));
        return 0;
    }

    private void show(Console console, List<Block> blocks, Supplier<String> forPrograms) {
        if (json) {
            console.say(forPrograms.get());
        } else {
            console.show(blocks);
        }
    }

    private TranscriptLines.Read read() {
        try {
            return TranscriptLines.read(Files.readString(Files.isDirectory(file) ? file.resolve(TRANSCRIPT) : file));
        } catch (NoSuchFileException e) {
            throw new BadInputException("file: " + file + " (expected: a file that exists)", e);
        } catch (IOException e) {
            throw new BadInputException(
                    "file: " + file + " (expected: a transcript in UTF-8: " + e.getMessage() + ")", e);
        } catch (WireException e) {
            throw new BadInputException(file + ": " + e.getMessage(), e);
        }
    }

    private static int check(TranscriptLines.Read read, Console console) {
        Verdict verdict = Verdict.of(read);
        verdict.lines().forEach(console::say);
        return verdict.same() ? 0 : DIFFERENT;
    }

    private static int tell(TranscriptLines.Read read, Console console) {
        Transcript transcript = read.transcript();
        Story story = hasSecrets(transcript) ? new Story(transcript, Replay.of(transcript)) : new Story(transcript);
        if (read.digest().isPresent()) {
            console.show(story.all());
            console.say("");
            console.say("Digest  " + story.report().digest());
        } else {
            console.show(List.of(new Paragraph(brokenOff(transcript))));
            console.say("");
            console.show(story.soFar());
        }
        return 0;
    }

    /** How far a session came of which the end is missing. */
    private static String brokenOff(Transcript transcript) {
        List<Entry> entries = transcript.entries();
        boolean last = entries.stream().anyMatch(e -> e.month() == MONTHS && e.event() instanceof Event.OutlookReached);
        if (last) {
            return "This session reached month " + MONTHS + ", but the last line of its file is missing, so there is no"
                    + " digest to compare with.";
        }
        int month = entries.stream().mapToInt(Entry::month).max().orElse(0);
        int round = entries.stream().mapToInt(Entry::round).max().orElse(0);
        String reached = month > 0
                ? "month " + month + " of " + MONTHS
                : "round " + round + " of " + transcript.scenario().rounds();
        return "This session was broken off in " + reached
                + ". What follows is told as far as it goes; nothing is final," + " and there is no digest.";
    }

    static boolean hasSecrets(Transcript transcript) {
        return transcript
                .secrets()
                .byCountry()
                .keySet()
                .containsAll(transcript.scenario().seats());
    }
}
