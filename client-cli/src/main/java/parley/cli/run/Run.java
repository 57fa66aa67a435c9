package parley.cli.run;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import parley.cli.console.Console;
import parley.cli.console.FailedException;
import parley.cli.explain.WhyChapter;
import parley.cli.page.HtmlReport;
import parley.cli.player.Player;
import parley.cli.story.Opening;
import parley.cli.story.RoundsInTurn;
import parley.cli.story.Story;
import parley.cli.story.Words;
import parley.summit.report.RunReport;
import parley.summit.session.Replay;
import parley.summit.session.Replay.Worth;
import parley.summit.transcript.Entry;
import parley.summit.transcript.Transcript;
import parley.wire.ReportCodec;
import parley.wire.ReportCodec.Transport;
import parley.wire.TranscriptLines;

/** One play of a plan: what is said of it while it lasts and afterwards, and what is kept. */
record Run(RunPlan plan, Console console, Form form, boolean inProcess) {

    private static final int EXPLAINED_STEP = 5;

    /** What goes to the standard output. */
    enum Form {
        STORY,
        JSON
    }

    /** A run that is broken off leaves a transcript: in its folder, or else in a file beside the user. */
    void play(Optional<OutputFolder> folder) {
        List<Entry> soFar = Collections.synchronizedList(new ArrayList<>());
        Thread farewell = new Thread(() -> breakOff(folder, soFar));
        Runtime.getRuntime().addShutdownHook(farewell);
        Transcript transcript;
        try {
            transcript = play(folder, form == Form.JSON ? progress() : story(), soFar);
        } finally {
            dismiss(farewell);
        }
        conclude(transcript, folder);
    }

    private static void dismiss(Thread farewell) {
        try {
            Runtime.getRuntime().removeShutdownHook(farewell);
        } catch (IllegalStateException e) {
            // The process is on its way down, and the farewell is being said.
        }
    }

    private void breakOff(Optional<OutputFolder> folder, List<Entry> soFar) {
        Path file = folder.map(f -> f.path(OutputFolder.TRANSCRIPT))
                .orElseGet(() -> Path.of("parley-" + plan.scenario().id() + "-" + plan.seed() + "-broken-off.jsonl"));
        if (folder.isEmpty()) {
            List<String> lines = new ArrayList<>();
            lines.add(TranscriptLines.header(plan.scenario(), plan.seed(), plan.parameterSeed(), plan.secrets()));
            synchronized (soFar) {
                soFar.forEach(entry -> lines.add(TranscriptLines.line(entry)));
            }
            try {
                Files.write(file, lines);
            } catch (IOException e) {
                console.note("broken off; the transcript could not be kept in " + file + ": " + e.getMessage());
                return;
            }
        }
        console.note("broken off; the transcript so far is in " + file);
    }

    private Transcript play(Optional<OutputFolder> folder, Watching watching, List<Entry> soFar) {
        Play play = inProcess ? new EmbeddedPlay() : new NetworkPlay(watching.how);
        Transcript transcript = play.play(plan, entry -> {
            folder.ifPresent(f -> f.append(entry));
            soFar.add(entry);
            watching.live.accept(entry);
        });
        watching.end.run();
        return transcript;
    }

    /** What is said while it lasts. */
    private record Watching(Consumer<String> how, Consumer<Entry> live, Runnable end) {}

    private Watching story() {
        console.show(Opening.of(plan.scenario()));
        console.say("");
        console.say("Scenario " + plan.scenario().id() + ", seed " + plan.seed()
                + (plan.parameterSeed() == plan.seed() ? "" : ", parameters of seed " + plan.parameterSeed())
                + (inProcess ? ", in this process" : ""));
        var story = new RoundsInTurn(plan.scenario(), this::worth, console::show);
        console.show(List.of(Story.weekHeading()));
        return new Watching(how -> console.note("played " + how), story, story::end);
    }

    private Map<String, Worth> worth(List<Entry> entries) {
        return Replay.of(plan.transcript(entries)).worth();
    }

    /** One line for each round. */
    private Watching progress() {
        int[] round = {0};
        return new Watching(
                how -> console.note("played " + how),
                entry -> {
                    if (entry.round() > round[0]) {
                        round[0] = entry.round();
                        console.note("round " + round[0] + " of "
                                + plan.scenario().rounds() + ", " + new Words(plan.scenario()).day(round[0]));
                    }
                },
                () -> {});
    }

    private void conclude(Transcript transcript, Optional<OutputFolder> folder) {
        Transport transport = inProcess ? Transport.IN_PROCESS : Transport.GRPC;
        boolean told = form == Form.STORY || folder.isPresent();
        Story story = told ? new Story(transcript, Replay.of(transcript)) : new Story(transcript);
        RunReport report = story.report();
        plan.kept().ifPresent(kept -> same(kept, report.digest()));
        String json = ReportCodec.json(report, transport);
        folder.ifPresent(f -> {
            f.finish(report.digest());
            f.keep(OutputFolder.JSON, json + "\n");
            f.keep(OutputFolder.HTML, HtmlReport.of(story, WhyChapter.of(transcript, this::explained), again()));
        });
        switch (form) {
            case JSON -> console.say(json);
            case STORY -> {
                console.show(story.aftermath());
                footer(report, folder);
            }
        }
        report.seats().stream()
                .filter(seat -> !seat.problems().isEmpty())
                .forEach(seat -> console.note("%s (%s) passed %d turns without a move; the last time, %s"
                        .formatted(
                                seat.country(),
                                seat.driver(),
                                seat.problems().size(),
                                seat.problems().get(seat.problems().size() - 1))));
    }

    private static void same(RunPlan.Kept kept, String digest) {
        if (!kept.digest().equals(digest)) {
            throw new FailedException("run " + kept.row() + " of " + kept.folder() + ": digest " + digest
                    + " (expected: " + kept.digest() + "; another version of the rules plays it otherwise)");
        }
    }

    private void explained(int done, int all) {
        if (done % EXPLAINED_STEP == 0 || done == all) {
            console.note("for the page: " + done + " of " + all + " decisive moves explained");
        }
    }

    private void footer(RunReport report, Optional<OutputFolder> folder) {
        console.say("");
        console.say("Digest  " + report.digest()
                + (plan.kept().isPresent() ? ", as in " + plan.kept().get().folder() : ""));
        console.say("Again   " + again());
        if (folder.isEmpty()) {
            console.say("Keep    add --out DIR for the transcript, a JSON report and a page with pictures");
        }
        folder.ifPresent(f -> {
            console.say("Kept    " + f.path(OutputFolder.HTML) + " (open it in a browser), " + f.path(OutputFolder.JSON)
                    + ", " + f.path(OutputFolder.TRANSCRIPT));
            console.say("Check   ./parley replay " + f.path(OutputFolder.TRANSCRIPT) + " --check");
        });
    }

    /** The command that plays the same once more. */
    private String again() {
        if (plan.kept().isPresent()) {
            return "./parley run --from " + plan.kept().get().folder() + " --row "
                    + plan.kept().get().row();
        }
        var command = new StringBuilder("./parley run " + plan.called() + " --seed " + plan.seed());
        if (plan.scenario().openFloor()) {
            command.append(" --open-floor");
        }
        if (plan.parameterSeedGiven()) {
            command.append(" --parameter-seed ").append(plan.parameterSeed());
        }
        plan.patience().ifPresent(time -> command.append(" --patience ").append(seconds(time)));
        plan.players().forEach((country, player) -> {
            switch (player) {
                case Player.Remote remote ->
                    command.append(" --agent ").append(country).append('=').append(remote.address());
                case Player.DialsIn dialsIn ->
                    command.append(" --dial-in ")
                            .append(country)
                            .append(dialsIn.name().isEmpty() ? "" : "=" + dialsIn.name());
                case Player.BuiltIn builtIn -> {
                    if (!builtIn.strategy().equals(defaultStrategy(country))) {
                        command.append(" --strategy ")
                                .append(country)
                                .append('=')
                                .append(builtIn.strategy());
                    }
                }
            }
        });
        return command.toString();
    }

    private static String seconds(Duration time) {
        return BigDecimal.valueOf(time.toMillis(), 3).stripTrailingZeros().toPlainString();
    }

    private String defaultStrategy(String country) {
        return Optional.ofNullable(plan.scenario().profiles().get(country))
                .map(p -> p.defaultStrategy())
                .orElse("");
    }
}
