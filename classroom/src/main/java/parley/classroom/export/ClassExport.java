package parley.classroom.export;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import parley.proto.classroom.v1.Research;
import parley.wire.ScenarioCodec;
import parley.wire.ScenarioJson;
import parley.wire.TranscriptLines;

/** What a teacher takes home of a class: one zip without names, and apart from it whose pseudonym is whose. */
public final class ClassExport {

    private static final String FOLDER = "parley-class";

    private final FinishedClass over;
    private final Papers papers;
    private final People people;
    private final Conditions conditions;
    private final List<Moment> log;

    public ClassExport(FinishedClass over, Papers papers) {
        this.over = over;
        this.papers = papers;
        people = new People(over.log(), over.scenario(), new Consents(over.log(), research()), over.key());
        conditions = Conditions.of(over.plan());
        log = Moment.of(over.log());
    }

    /** Everything, without names. The same class gives the same bytes. */
    public byte[] zip() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        List<Sheet> sheets = sheets();
        put(files, "README.md", Readme.of(over, sheets, papers.version()));
        put(files, "index.html", new Board(over, conditions, title(), papers.version()).page());
        over.worlds().forEach(world -> put(files, Board.story(world.number()), world.page()));
        put(files, "scenario.json", scenario());
        research().ifPresent(research -> put(files, "consent.txt", research.getConsent()));
        over.worlds()
                .forEach(world -> put(
                        files,
                        "transcripts/world-" + world.number() + ".jsonl",
                        TranscriptLines.file(world.transcript())));
        sheets.forEach(sheet -> {
            put(files, "data/" + sheet.name() + ".csv", Csv.of(sheet));
            files.put("data/" + sheet.name() + ".parquet", papers.parquet().apply(sheet));
        });
        put(files, "data/dictionary.csv", Csv.of(dictionary(sheets)));
        return Zip.of(FOLDER, files);
    }

    /** Whose pseudonym is whose. */
    public byte[] names() {
        Sheet.Filling sheet = Sheet.of(
                "names", "a person", ClassSheets.PSEUDONYM, Column.text("name", "what the others called it last"));
        people.all().forEach(person -> sheet.add(Cell.of(people.pseudonym(person)), Cell.of(people.name(person))));
        return Csv.of(sheet.done()).getBytes(StandardCharsets.UTF_8);
    }

    private static void put(Map<String, byte[]> files, String name, String text) {
        files.put(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private Optional<Research> research() {
        return over.plan().hasResearch() ? Optional.of(over.plan().getResearch()) : Optional.empty();
    }

    private String title() {
        return people.withoutNames(over.opened().getTitle());
    }

    private String scenario() {
        return ScenarioJson.of(ScenarioCodec.fromProto(over.scenario())) + "\n";
    }

    /** Every sheet, what the class was first. */
    private List<Sheet> sheets() {
        var sheets = new ArrayList<>(List.of(about(), worlds()));
        sheets.addAll(new ClassSheets(log, people, conditions).all());
        sheets.addAll(new WorldSheets(over.scenario(), over.worlds(), log, people, conditions).all());
        return sheets;
    }

    private Sheet about() {
        Sheet.Filling sheet = Sheet.of(
                "about",
                "something about the class as a whole",
                Column.text("what", "what is told"),
                Column.text("value", "how it was"));
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("title", title());
        facts.put("parley_version", papers.version());
        facts.put("scenario", over.scenario().getId());
        facts.put("scenario_sha256", Hashing.sha256().hashString(scenario(), StandardCharsets.UTF_8));
        facts.put("seed", over.plan().getSeed());
        facts.put("worlds", over.plan().getWorlds());
        facts.put("seats", String.join(" ", over.plan().getSeatsList()));
        facts.put("delegates_of_a_seat", over.plan().getDelegates());
        facts.put("open_floor", over.plan().getOpenFloor());
        facts.put("turn_seconds", over.plan().getTurn().getSeconds());
        facts.put("grace_seconds", over.plan().getGrace().getSeconds());
        log.stream().filter(m -> m.entry().hasStarted()).forEach(m -> facts.put("started", m.time()));
        log.stream().filter(m -> m.entry().hasFrozen()).forEach(m -> facts.put("ended", m.time()));
        research().ifPresent(research -> {
            facts.put("consent_version", research.getVersion());
            facts.put("conditions", String.join(" ", research.getConditionsList()));
        });
        facts.putAll(people.consents().counts(people.everybody()));
        facts.forEach((what, value) -> sheet.add(Cell.of(what), Cell.of(value.toString())));
        return sheet.done();
    }

    private Sheet worlds() {
        Sheet.Filling sheet = Sheet.of(
                "worlds",
                "a world that was followed to its end",
                ClassSheets.WORLD,
                ClassSheets.CONDITION,
                Column.text("seed", "its public seed"),
                Column.text("digest", "SHA-256 of its transcript, as parley replay checks it"));
        over.worlds()
                .forEach(world -> sheet.add(
                        Cell.of(world.number()),
                        Cell.orNone(conditions.of(world.number())),
                        Cell.of(Long.toString(world.transcript().seed())),
                        Cell.of(world.transcript().digest())));
        return sheet.done();
    }

    /** What every column of every sheet means. */
    private static Sheet dictionary(List<Sheet> sheets) {
        Sheet.Filling dictionary = Sheet.of(
                "dictionary",
                "a column",
                Column.text("table", ""),
                Column.text("column", ""),
                Column.text("type", ""),
                Column.text("unit", ""),
                Column.text("meaning", ""));
        sheets.forEach(sheet -> sheet.columns()
                .forEach(column -> dictionary.add(Stream.of(
                                sheet.name(),
                                column.name(),
                                column.kind().name().toLowerCase(Locale.ROOT),
                                column.unit(),
                                column.meaning())
                        .map(Cell::orNone)
                        .toArray(Cell[]::new))));
        return dictionary.done();
    }
}
