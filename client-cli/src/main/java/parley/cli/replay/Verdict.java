package parley.cli.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.cli.console.BadInputException;
import parley.summit.session.Replay;
import parley.summit.transcript.Entry;
import parley.summit.transcript.Event;
import parley.summit.transcript.Lines;
import parley.summit.transcript.Transcript;
import parley.wire.Difference;
import parley.wire.TranscriptLines;

/**
 * What comes of a check.
 *
 * @param same whether the rules make of the moves what the file says
 * @param lines the same for people
 */
record Verdict(boolean same, List<String> lines) {

    Verdict {
        lines = List.copyOf(lines);
    }

    static Verdict of(TranscriptLines.Read read) {
        Transcript recorded = read.transcript();
        if (!ReplayCommand.hasSecrets(recorded)) {
            throw BadInputException.of(
                    "secrets",
                    "",
                    "one for each of " + recorded.scenario().seats() + "; only the host's copy has them");
        }
        Replay replay = Replay.of(recorded);
        var lines = new ArrayList<String>();
        Optional<String> difference =
                difference(recorded.entries(), replay, read.digest().isPresent());
        difference.ifPresent(lines::add);
        boolean digests = digests(read, lines);
        boolean same = difference.isEmpty() && digests;
        lines.add(same ? summary(read) : "NOT the same");
        return new Verdict(same, lines);
    }

    private static String summary(TranscriptLines.Read read) {
        int entries = read.transcript().entries().size();
        return read.digest()
                .map(digest -> "same: " + entries + " entries, digest " + digest)
                .orElse("same, as far as it goes: " + entries
                        + " entries; the session was broken off, so there is no digest");
    }

    /** Whether the file's last line fits its other lines. */
    private static boolean digests(TranscriptLines.Read read, List<String> lines) {
        String computed = read.transcript().digest();
        boolean same = read.digest().isEmpty() || read.digest().get().equals(computed);
        if (!same) {
            lines.add("digest: the file's last line says " + read.digest().orElse("") + "; its other lines make "
                    + computed);
        }
        return same;
    }

    private static Optional<String> difference(List<Entry> recorded, Replay replay, boolean finished) {
        List<Entry> again = replay.transcript().entries();
        for (int i = 0; i < recorded.size(); i++) {
            if (i >= again.size() && !finished && isBrokenOff(recorded.get(i), replay)) {
                return Optional.empty();
            }
            if (i >= again.size()) {
                return Optional.of(Difference.nothing(recorded.get(i), replay.obstacle()));
            }
            if (!Lines.line(recorded.get(i)).equals(Lines.line(again.get(i)))) {
                return Optional.of(Difference.between(recorded.get(i), again.get(i)));
            }
        }
        return finished && again.size() > recorded.size()
                ? Optional.of(Difference.missing(again.get(recorded.size())))
                : Optional.empty();
    }

    /** Moves of a last turn that not everybody had answered; there is nothing yet that the rules make of them. */
    private static boolean isBrokenOff(Entry entry, Replay replay) {
        return replay.obstacle().isEmpty() && entry.event() instanceof Event.TurnEnded;
    }
}
