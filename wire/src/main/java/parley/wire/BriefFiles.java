package parley.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import parley.proto.scenario.v1.BriefFact;
import parley.proto.scenario.v1.BriefSource;
import parley.proto.scenario.v1.Briefs;
import parley.proto.scenario.v1.CountryBrief;
import parley.proto.scenario.v1.InjectCard;
import parley.proto.scenario.v1.IssueNote;
import parley.proto.scenario.v1.TableNote;
import parley.summit.scenario.Fault;
import parley.summit.scenario.Figure;
import parley.summit.scenario.Issue;
import parley.summit.scenario.Scenario;
import parley.summit.scenario.Table;

/** Reads what a scenario's folder keeps for its delegations; every claim is led to its source, or the file is refused. */
final class BriefFiles {

    static final String YAML = "briefs.yaml";

    private static final int LONGEST_INJECT = 200;
    private static final Pattern DIGIT = Pattern.compile("\\d");
    private static final Pattern DATE = Pattern.compile("\\d{4}(-\\d{2}(-\\d{2})?)?");

    /** With the end of this a month or a year is its first day. */
    private static final String FIRST = "0000-01-01";

    private static final String NO_FIGURE = "words without figures; a claim is a fact with a date and a source";

    private final Scenario scenario;
    private final TreeBinder binder = new TreeBinder();
    private final List<Fault> faults = new ArrayList<>();

    private BriefFiles(Scenario scenario) {
        this.scenario = scenario;
    }

    /** The briefs of a folder, if it has any; refused with all that is wrong with them. */
    static Optional<Briefs> read(Path folder, Scenario scenario) {
        Path file = folder.resolve(YAML);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BriefFiles(scenario).read(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(YAML + " of " + scenario.id() + " cannot be read: " + e.getMessage(), e);
        }
    }

    private Briefs read(String text) {
        Briefs.Builder briefs = Briefs.newBuilder();
        YamlTree.read(YAML, text, faults).ifPresent(tree -> {
            binder.bind(tree, briefs);
            faults.addAll(binder.faults());
            check(briefs);
        });
        if (!faults.isEmpty()) {
            throw new FaultyScenarioException(scenario.id(), faults);
        }
        return briefs.build();
    }

    private void check(Briefs.Builder briefs) {
        named(
                "countries",
                briefs.getCountriesList().stream().map(CountryBrief::getCode).toList(),
                Set.copyOf(scenario.seats()));
        named(
                "tables",
                briefs.getTablesList().stream().map(TableNote::getId).toList(),
                scenario.tables().stream().map(Table::id).collect(Collectors.toSet()));
        named(
                "issues",
                briefs.getIssuesList().stream().map(IssueNote::getId).toList(),
                scenario.tables().stream()
                        .flatMap(table -> table.issues().stream().map(Issue::id))
                        .collect(Collectors.toSet()));
        briefs.getIssuesBuilderList().forEach(issue -> issue.setTitle(title(issue.getId())));
        plain("background", briefs.getBackground());
        facts("facts", briefs.getFactsList());
        for (int i = 0; i < briefs.getCountriesCount(); i++) {
            CountryBrief country = briefs.getCountries(i);
            String at = "countries[" + country.getCode() + "].";
            plain(at + "who", country.getWho());
            plain(at + "wants", country.getWants());
            plain(at + "fears", country.getFears());
            facts(at + "facts", country.getFactsList());
        }
        briefs.getTablesList().forEach(table -> plain("tables[" + table.getId() + "].about", table.getAbout()));
        briefs.getIssuesList().forEach(issue -> plain("issues[" + issue.getId() + "].about", issue.getAbout()));
        for (int i = 0; i < briefs.getLesson().getGoalsCount(); i++) {
            plain("lesson.goals[" + i + "]", briefs.getLesson().getGoals(i));
        }
        for (int i = 0; i < briefs.getDeckCount(); i++) {
            card("deck[" + i + "]", briefs.getDeck(i));
        }
        sources(briefs);
    }

    private void card(String path, InjectCard card) {
        plain(path + ".text", card.getText());
        if (card.getText().isBlank() || card.getText().length() > LONGEST_INJECT) {
            faults.add(new Fault(
                    binder.place(path), path + ".text", card.getText(), "1.." + LONGEST_INJECT + " characters"));
        }
        if (!(Math.abs(card.getMoved()) <= 1)) {
            faults.add(new Fault(binder.place(path), path + ".moved", String.valueOf(card.getMoved()), "-1..1"));
        }
    }

    /** Each has to be there once, and nothing else. */
    private void named(String list, List<String> names, Set<String> expected) {
        var missing = new LinkedHashSet<>(expected);
        for (String name : names) {
            if (!missing.remove(name)) {
                String path = list + "[" + name + "]";
                faults.add(new Fault(binder.place(path), path, name, "one of " + expected + ", each once"));
            }
        }
        missing.forEach(name -> faults.add(new Fault(YAML, list + "[" + name + "]", "", "a part of its own")));
    }

    private String title(String issue) {
        return scenario.tables().stream()
                .flatMap(table -> table.issues().stream())
                .filter(one -> one.id().equals(issue))
                .map(Issue::title)
                .findFirst()
                .orElse("");
    }

    private void plain(String path, String words) {
        if (DIGIT.matcher(words).find()) {
            faults.add(new Fault(binder.place(path), path, words.strip(), NO_FIGURE));
        }
    }

    /** A shorter date is its beginning, so that what is known to the month alone may be of the summit's own. */
    private void facts(String list, List<BriefFact> facts) {
        for (int i = 0; i < facts.size(); i++) {
            String date = facts.get(i).getDate();
            String path = list + "[" + i + "].date";
            if (!isDate(date) || date.compareTo(scenario.firstDay().toString()) > 0) {
                String expected =
                        "a day, month or year like 2025-10-09, 2025-10 or 2025, not after " + scenario.firstDay();
                faults.add(new Fault(binder.place(path), path, date, expected));
            }
        }
    }

    /** Whether this is a day, a month or a year. */
    private static boolean isDate(String text) {
        try {
            LocalDate unused = LocalDate.parse(text + FIRST.substring(Math.min(text.length(), FIRST.length())));
            return DATE.matcher(text).matches();
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    /** Adds the figures that are named, and finds what is named and is nowhere. */
    private void sources(Briefs.Builder briefs) {
        Map<String, BriefSource> known = new LinkedHashMap<>();
        scenario.figures().forEach(figure -> known.put(figure.path(), source(figure)));
        List<BriefSource> own = briefs.getSourcesList();
        own.forEach(source -> known.put(source.getId(), source));
        Set<String> cited = new LinkedHashSet<>();
        Stream.concat(
                        places("facts", briefs.getFactsList()),
                        briefs.getCountriesList().stream()
                                .flatMap(c -> places("countries[" + c.getCode() + "].facts", c.getFactsList())))
                .forEach(place -> {
                    cited.add(place.source());
                    if (!known.containsKey(place.source())) {
                        faults.add(new Fault(
                                binder.place(place.path()),
                                place.path(),
                                place.source(),
                                "an id of sources, or a path of " + ScenarioFiles.FIGURES + " or "
                                        + ScenarioFiles.FLOWS));
                    }
                });
        own.stream()
                .filter(source -> !cited.contains(source.getId()))
                .forEach(source -> faults.add(new Fault(YAML, "sources", source.getId(), "the source of some fact")));
        briefs.clearSources();
        cited.stream().filter(known::containsKey).map(known::get).forEach(briefs::addSources);
    }

    /** A fact's source, and where that stands. */
    private record Cited(String path, String source) {}

    private static Stream<Cited> places(String list, List<BriefFact> facts) {
        return IntStream.range(0, facts.size())
                .mapToObj(
                        i -> new Cited(list + "[" + i + "].source", facts.get(i).getSource()));
    }

    private static BriefSource source(Figure figure) {
        return BriefSource.newBuilder()
                .setId(figure.path())
                .setSource(figure.source())
                .setReference(figure.reference())
                .setYear(figure.year())
                .build();
    }
}
