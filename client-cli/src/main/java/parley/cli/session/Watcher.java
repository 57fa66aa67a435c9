package parley.cli.session;

import java.util.List;
import java.util.Map;
import parley.cli.client.CoordinatorClient;
import parley.cli.client.SessionLine;
import parley.cli.console.Console;
import parley.cli.story.Opening;
import parley.cli.story.RoundsInTurn;
import parley.cli.story.Story;
import parley.summit.scenario.Scenario;
import parley.summit.session.Replay;
import parley.summit.transcript.Transcript;

/** Tells a session that somebody else started, as it goes on. */
record Watcher(CoordinatorClient client, Console console) {

    private static final int CANCELLED_OR_FAILED = 1;

    int watch(String session) {
        SessionLine line = client.get(session);
        Scenario scenario = client.scenario(line.scenario());
        console.show(Opening.of(scenario));
        console.show(List.of(Story.weekHeading()));
        var rounds = new RoundsInTurn(scenario, entries -> Map.of(), console::show);
        client.watch(
                session,
                0,
                rounds,
                pause -> console.note(pause.map(SessionWords::paused).orElse("the clocks run again")));
        rounds.end();
        return end(client.get(session));
    }

    /** What came of it, with the reasons, which take the seats' secrets. */
    private int end(SessionLine line) {
        if (line.isFinished() || line.open()) {
            Transcript transcript = client.transcript(line.name());
            console.show(new Story(transcript, Replay.of(transcript)).aftermath());
            console.say("");
        }
        console.say(line.name() + ": " + line.state() + (line.digest().isEmpty() ? "" : ", digest " + line.digest()));
        return line.isFinished() ? 0 : CANCELLED_OR_FAILED;
    }
}
