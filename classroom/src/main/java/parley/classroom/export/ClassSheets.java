package parley.classroom.export;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import parley.classroom.export.Moment.Seat;
import parley.proto.classroom.v1.Channel;
import parley.proto.classroom.v1.ClassEntry.EntryCase;
import parley.proto.classroom.v1.Said;

/** What the log of a class says of its people. */
final class ClassSheets {

    static final Column PSEUDONYM =
            Column.text("pseudonym", "who, e.g. P003; the same in all files of a class, and in every export of it");
    static final Column WORLD = Column.whole("world", "", "number of the world, from 1");
    static final Column COUNTRY = Column.text("country", "code of the country that is played");
    static final Column CONDITION = Column.text("condition", "condition of the world; empty outside of research");
    private static final Column NUMBER = Column.whole("number", "", "number of the entry in the log of the class");
    private static final Column TIME = Column.text("time", "when, in UTC, as ISO 8601 has it");
    private static final Column SECONDS =
            Column.real("seconds", "s", "since the worlds were started; negative before that");

    private final List<Moment> log;
    private final People people;
    private final Conditions conditions;
    private final Map<Integer, Seat> seats = new HashMap<>();
    private final Map<Integer, Moment> joined = new HashMap<>();
    private final Map<Integer, Moment> reflected = new HashMap<>();
    private final Set<Integer> removed;
    private final Set<Long> takenBack;

    ClassSheets(List<Moment> log, People people, Conditions conditions) {
        this.log = log;
        this.people = people;
        this.conditions = conditions;
        for (Moment moment : log) {
            switch (moment.entry().getEntryCase()) {
                case JOINED -> {
                    joined.put(moment.person(), moment);
                    seats.put(moment.person(), moment.seat());
                }
                case SEATED -> seats.put(moment.person(), moment.seat());
                case REFLECTED -> reflected.put(moment.person(), moment);
                default -> {}
            }
        }
        removed = of(EntryCase.REMOVED).map(Moment::person).collect(Collectors.toSet());
        takenBack = of(EntryCase.MESSAGE_REMOVED)
                .map(moment -> moment.whole("number"))
                .collect(Collectors.toSet());
    }

    private Stream<Moment> of(EntryCase kind) {
        return log.stream().filter(moment -> moment.entry().getEntryCase() == kind);
    }

    List<Sheet> all() {
        return List.of(people(), participation(), actions(), talk(), reflections());
    }

    private Seat seat(int person) {
        return seats.getOrDefault(person, Seat.NONE);
    }

    private Cell pseudonym(int person) {
        return Cell.orNone(people.isTold(person) ? people.pseudonym(person) : "");
    }

    private Cell condition(int world) {
        return Cell.orNone(conditions.of(world));
    }

    private static Cell time(Moment moment) {
        return Cell.of(moment.time().toString());
    }

    private Sheet people() {
        Sheet.Filling sheet = Sheet.of(
                "people",
                "a person",
                PSEUDONYM,
                WORLD,
                COUNTRY,
                CONDITION,
                Column.text("joined", "when it joined, in UTC, as ISO 8601 has it"),
                Column.real("joined_seconds", "s", "the same since the worlds were started; negative before that"),
                Column.flag("removed", "whether the teacher removed it, e.g. since somebody had joined twice"),
                Column.text(
                        "consent_version", "version of the text that it agreed to in a study; empty outside of one"),
                Column.text("consent_time", "when it agreed, in UTC, as ISO 8601 has it"));
        people.all().forEach(person -> {
            Moment came = Objects.requireNonNull(joined.get(person), "whoever has a pseudonym has joined");
            sheet.add(
                    pseudonym(person),
                    Cell.of(seat(person).world()),
                    Cell.of(seat(person).country()),
                    condition(seat(person).world()),
                    time(came),
                    Cell.of(came.seconds()),
                    Cell.of(removed.contains(person)),
                    people.consents().version(person),
                    people.consents().time(person));
        });
        return sheet.done();
    }

    private Sheet participation() {
        Sheet.Filling sheet = Sheet.of(
                "participation",
                "a person, with what it did in all",
                PSEUDONYM,
                WORLD,
                COUNTRY,
                CONDITION,
                Column.whole("messages", "", "messages that it wrote, also those that were removed"),
                Column.whole("turns", "", "turns that it answered for its seat"),
                Column.whole("offers", "", "offers in them"),
                Column.whole("hands", "", "times that it asked the teacher for help"),
                Column.whole(
                        "reflection_length", "characters", "length of what it wrote about the class; 0 for nothing"));
        Map<Integer, Long> messages = counts(of(EntryCase.SAID), 1);
        Map<Integer, Long> turns = counts(of(EntryCase.TURN_PLAYED), 1);
        Map<Integer, Long> hands = counts(
                of(EntryCase.HAND_RAISED)
                        .filter(moment -> moment.entry().getHandRaised().getRaised()),
                1);
        Map<Integer, Long> offers = new LinkedHashMap<>();
        of(EntryCase.TURN_PLAYED).forEach(m -> offers.merge(m.person(), m.whole("offers"), Long::sum));
        people.all()
                .forEach(person -> sheet.add(
                        pseudonym(person),
                        Cell.of(seat(person).world()),
                        Cell.of(seat(person).country()),
                        condition(seat(person).world()),
                        Cell.of(messages.getOrDefault(person, 0L)),
                        Cell.of(turns.getOrDefault(person, 0L)),
                        Cell.of(offers.getOrDefault(person, 0L)),
                        Cell.of(hands.getOrDefault(person, 0L)),
                        Cell.of(reflection(person).length())));
        return sheet.done();
    }

    private static Map<Integer, Long> counts(Stream<Moment> moments, long each) {
        return moments.collect(Collectors.toMap(Moment::person, moment -> each, Long::sum));
    }

    private String reflection(int person) {
        Moment written = reflected.get(person);
        return written == null ? "" : written.entry().getReflected().getText();
    }

    private Sheet actions() {
        Sheet.Filling sheet = Sheet.of(
                "actions",
                "an entry in the log of the class: what people, the teacher, caretakers and the clock did, in order; the moves of built-in"
                        + " strategies are in offers and measures",
                NUMBER,
                TIME,
                SECONDS,
                Column.text(
                        "actor",
                        "who did it: delegate, teacher, caretaker (nobody of the seat was there), clock (time ran out), rules"),
                Column.text("pseudonym", "the person who did it, or to whom the teacher did it; empty for nobody"),
                WORLD,
                COUNTRY,
                CONDITION,
                Column.text("action", "what, e.g. joined, turn_played, done_set, hand_raised, said, clock_set"),
                Column.whole("turn", "", "number of the turn in the session of the world, where one was answered"),
                Column.whole("offers", "", "offers in it"),
                Column.whole("round", "", "round of the summit, where the entry names one"),
                Column.text("detail", "what else the entry says, without words that people wrote"));
        // Who needs more time than others is nobody's business.
        log.stream()
                .filter(m -> !m.entry().hasExtraTimeSet() && isTold(m))
                .forEach(m -> sheet.add(
                        Cell.of(m.number()),
                        time(m),
                        Cell.of(m.seconds()),
                        Cell.of(m.actor()),
                        pseudonym(m.person()),
                        Cell.orNone(m.seat().world()),
                        Cell.orNone(m.seat().country()),
                        condition(m.seat().world()),
                        Cell.of(m.action()),
                        Cell.orNone(m.whole("turn")),
                        m.entry().hasTurnPlayed() ? Cell.of(m.whole("offers")) : Cell.NONE,
                        Cell.orNone(m.whole("round")),
                        Cell.orNone(m.detail())));
        return sheet.done();
    }

    /** Nothing is told of what somebody did, or of what was said to somebody, of whom nothing is told. */
    private boolean isTold(Moment moment) {
        int addressee =
                moment.entry().hasSaid() ? moment.entry().getSaid().getChannel().getPerson() : 0;
        return isTold(moment.person()) && isTold(addressee);
    }

    private boolean isTold(int person) {
        return person == 0 || people.isTold(person);
    }

    private Sheet talk() {
        Sheet.Filling sheet = Sheet.of(
                "talk",
                "a message",
                NUMBER,
                TIME,
                SECONDS,
                Column.text("pseudonym", "who wrote it; empty for the teacher"),
                WORLD,
                COUNTRY,
                CONDITION,
                Column.text("to", "everyone, country, delegation, teacher, or person: the teacher to one person"),
                Column.text("to_country", "code of the country that it was written to"),
                Column.text("to_pseudonym", "the person that it was written to"),
                Column.whole("length", "characters", "length of what was written"),
                Column.flag("removed", "whether the teacher took it back; its text is left out then"),
                Column.text("text", "what was written, with names replaced by pseudonyms"));
        of(EntryCase.SAID).filter(this::isTold).forEach(m -> {
            Said said = m.entry().getSaid();
            Channel channel = said.getChannel();
            boolean gone = takenBack.contains(m.number());
            sheet.add(
                    Cell.of(m.number()),
                    time(m),
                    Cell.of(m.seconds()),
                    pseudonym(m.person()),
                    Cell.orNone(m.seat().world()),
                    Cell.orNone(m.seat().country()),
                    condition(m.seat().world()),
                    Cell.of(to(channel)),
                    Cell.orNone(channel.getCountry()),
                    pseudonym(channel.getPerson()),
                    Cell.of(said.getText().length()),
                    Cell.of(gone),
                    gone ? Cell.NONE : Cell.of(people.withoutNames(said.getText())));
        });
        return sheet.done();
    }

    private static String to(Channel channel) {
        return switch (channel.getToCase()) {
            case EVERYONE -> "everyone";
            case COUNTRY -> "country";
            case DELEGATION -> "delegation";
            case TEACHER -> "teacher";
            case PERSON -> "person";
            case TO_NOT_SET -> "nobody";
        };
    }

    private Sheet reflections() {
        Sheet.Filling sheet = Sheet.of(
                "reflections",
                "what a person wrote about the class in the debrief, as it stood last",
                PSEUDONYM,
                WORLD,
                COUNTRY,
                CONDITION,
                TIME,
                SECONDS,
                Column.whole("length", "characters", "length of what was written"),
                Column.text("text", "what was written, with names replaced by pseudonyms"));
        people.all().stream().filter(person -> !reflection(person).isEmpty()).forEach(person -> {
            Moment written = Objects.requireNonNull(reflected.get(person), "whoever wrote has an entry");
            sheet.add(
                    pseudonym(person),
                    Cell.of(seat(person).world()),
                    Cell.of(seat(person).country()),
                    condition(seat(person).world()),
                    time(written),
                    Cell.of(written.seconds()),
                    Cell.of(reflection(person).length()),
                    Cell.of(people.withoutNames(reflection(person))));
        });
        return sheet.done();
    }
}
