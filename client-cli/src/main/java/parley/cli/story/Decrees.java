package parley.cli.story;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import parley.cli.story.Block.Figure;
import parley.cli.story.Block.Grid;
import parley.cli.story.Block.Item;
import parley.cli.story.Chart.Atlas.Decree;
import parley.cli.story.Chart.States;
import parley.summit.month.MonthEnd;
import parley.summit.scenario.DatedControl;
import parley.summit.scenario.Mechanism;
import parley.summit.scenario.Scenario;

/**
 * Controls on exports that were announced before the summit: which act, and from when the others do.
 *
 * @param months from a replay; without them nothing is known of when a pending control came to act
 */
record Decrees(Scenario scenario, Words words, List<MonthEnd> months) {

    /** Before the first month: the morning of the first round. */
    static final int OPENING = -1;

    private static final String ACTS = "in force";
    private static final String PENDING = "pending";

    /** Revisions change a control that is listed already. */
    List<DatedControl> all() {
        return scenario.has(Mechanism.CONTROLS)
                ? scenario.controls().stream().filter(c -> !c.revision()).toList()
                : List.of();
    }

    private List<DatedControl> pending() {
        return all().stream().filter(DatedControl::isPending).toList();
    }

    /** How they stand at the end of a month, or at the opening. */
    List<Decree> at(int month) {
        List<DatedControl> all = all();
        return IntStream.range(0, all.size())
                .mapToObj(i -> new Decree(
                        letter(i),
                        all.get(i).origin(),
                        all.get(i).target(),
                        all.get(i).target().map(words::the).orElse("all"),
                        all.get(i).title(),
                        acts(all.get(i), month),
                        when(all.get(i), month)))
                .toList();
    }

    /** Those that were pending when the summit opened. */
    List<Decree> news(int month) {
        List<String> old =
                at(OPENING).stream().filter(Decree::acts).map(Decree::letter).toList();
        return at(month).stream().filter(d -> !old.contains(d.letter())).toList();
    }

    private static String letter(int i) {
        return (char) ('A' + i % 26) + (i < 26 ? "" : String.valueOf(i / 26 + 1));
    }

    private boolean acts(DatedControl control, int month) {
        return !control.isPending() || since(control).filter(m -> m <= month).isPresent();
    }

    /** The month in which a pending control first acts. */
    private Optional<Integer> since(DatedControl control) {
        return months.stream()
                .filter(end -> end.month() > 0 && !end.pending().contains(control))
                .map(MonthEnd::month)
                .findFirst();
    }

    private String when(DatedControl control, int month) {
        if (!control.isPending()) {
            return "in force since " + words.date(control.effective());
        }
        String announced = "announced for " + words.date(control.effective());
        return since(control)
                .filter(m -> month > OPENING)
                .map(m -> (m <= month ? "in force since " : "pending until ") + words.month(m) + put(control, m))
                .orElse(PENDING + ", " + announced + (month > 0 ? ", and not in force so far" : ""));
    }

    /** Whether somebody put it off. */
    private static String put(DatedControl control, int month) {
        int late = month - control.monthAfterSummit();
        return late > 0 ? ", put off by a truce for " + late + (late == 1 ? " month" : " months") : "";
    }

    /** One control in a line: who, toward whom, what, how it stands. */
    List<String> row(Decree decree) {
        return List.of(decree.letter() + "  " + words.arrow(decree.from(), decree.to()), decree.title(), decree.when());
    }

    /** Nothing to show where no control was announced for later. */
    Optional<Figure> figure() {
        if (months.isEmpty() || pending().isEmpty()) {
            return Optional.empty();
        }
        int last = months.get(months.size() - 1).month();
        return Optional.of(new Figure(
                "Controls of before the summit on a time line",
                sentence(last),
                new States(
                        YearMonth.from(scenario.firstDay()),
                        news(last).stream().map(this::states).toList()),
                new Grid(
                        List.of("control", "what", "at the opening", "after " + last + " months"),
                        at(last).stream().map(this::openingAndLast).toList())));
    }

    private List<String> openingAndLast(Decree decree) {
        var cells = new ArrayList<>(row(decree));
        cells.add(
                2,
                at(OPENING).stream()
                        .filter(d -> d.letter().equals(decree.letter()))
                        .map(Decree::when)
                        .findFirst()
                        .orElse("–"));
        return cells;
    }

    private States.Row states(Decree decree) {
        return new States.Row(
                decree.letter() + " " + words.arrow(decree.from(), decree.to()) + ": " + decree.title(),
                months.stream()
                        .map(end -> at(end.month()).stream()
                                .anyMatch(d -> d.letter().equals(decree.letter()) && d.acts()))
                        .map(acts -> acts ? ACTS : PENDING)
                        .toList());
    }

    private String sentence(int last) {
        long acting = at(last).stream().filter(Decree::acts).count();
        return "%d of %d are in force when the summit opens, and %d after %d months: %s."
                .formatted(all().size() - pending().size(), all().size(), acting, last, course());
    }

    /** What becomes of those that were pending. */
    private String course() {
        return pending().stream()
                .map(c -> brief(c)
                        + since(c).map(m -> " from " + words.month(m) + put(c, m))
                                .orElse(" not so far"))
                .collect(Collectors.joining("; "));
    }

    private static String brief(DatedControl control) {
        return control.title().replaceFirst(":.*", "");
    }

    /** For a terminal. */
    Optional<Item> item() {
        return months.isEmpty() || pending().isEmpty()
                ? Optional.empty()
                : Optional.of(Item.of("Controls", Words.sentence(course()) + "."));
    }

    /** What was in force, and what was announced for later, when the summit opened. */
    Optional<Item> opening() {
        List<DatedControl> later = pending();
        String coming = later.isEmpty()
                ? ""
                : "; announced for later: "
                        + Words.list(later.stream()
                                .map(c -> brief(c) + ", " + words.date(c.effective()))
                                .toList());
        int acting = all().size() - later.size();
        return all().isEmpty()
                ? Optional.empty()
                : Optional.of(Item.of(
                        "Controls",
                        "%d %s in force%s."
                                .formatted(
                                        acting,
                                        acting == 1 ? "control on exports is" : "controls on exports are",
                                        coming)));
    }
}
