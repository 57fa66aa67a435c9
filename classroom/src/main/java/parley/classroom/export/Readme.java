package parley.classroom.export;

import java.util.List;
import java.util.stream.Collectors;

/** What is in an export, for whoever finds it years later. */
final class Readme {

    private Readme() {}

    static String of(FinishedClass over, List<Sheet> sheets, String version) {
        return """
                # A class that negotiated

                Scenario %s, seed %d, made by %s. A stylised snapshot of October 2025 and no forecast.

                - `index.html`: how the worlds ended, with the story of each; opens offline.
                - `data/`: tables, each as CSV and as Parquet; `dictionary.csv` says what every column means, and its unit.
                - `transcripts/`: all that happened in the session of each world; `parley replay FILE --check` plays it again.
                - `scenario.json`: what was played; its SHA-256 stands in `data/about.csv`.

                | Table | A row is |
                |---|---|
                %s

                People have pseudonyms, which are the same in every export of this class; which is whose stands in a file of its own. Where a
                text holds the name of somebody of the class, or a word of it, its pseudonym stands in its place. What people wrote about
                each other in other words is still there: read the texts before you give them away.

                In a class that was a study, people are told of alone who agreed and did not withdraw; `consent.txt` is what they read, and
                `data/about.csv` says how many did what. What the others' countries did is still in the tables of the worlds, in the stories and
                in the transcripts, and who did it for them in none.

                Times are in UTC. In CSV files an empty cell is nothing, and `""` an empty text. There a text that begins with one of
                `= + - @`, a tab or a carriage return has a `'` before it, so that no spreadsheet takes it for a formula; Parquet has
                it as it was written.
                """.formatted(
                        over.scenario().getId(),
                        over.plan().getSeed(),
                        version,
                        sheets.stream()
                                .map(sheet -> "| `" + sheet.name() + "` | " + sheet.meaning() + " |")
                                .collect(Collectors.joining("\n")));
    }
}
