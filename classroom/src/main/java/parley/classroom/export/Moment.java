package parley.classroom.export;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import parley.proto.classroom.v1.ClassEntry;
import parley.proto.classroom.v1.ClassEntry.EntryCase;
import parley.wire.Times;

/**
 * One entry of a class's log with what was so then. What it says is read from its fields by their names, so that an entry of a kind that
 * comes later is told as well.
 *
 * @param number of the entry, from 1
 * @param after the start of the worlds; negative before
 * @param seat where the person sat that the entry is about, or the seat that it names
 */
record Moment(long number, Instant time, Duration after, ClassEntry entry, int person, Seat seat) {

    /** What a teacher does to people. */
    private static final Set<EntryCase> TO_PEOPLE = Set.of(EntryCase.SEATED, EntryCase.REMOVED);

    private static final Set<String> OF_THEIR_OWN =
            Set.of("person", "world", "country", "turn", "offers", "round", "caretaker");
    private static final double MILLIS = 1_000;

    /** A country in a world; 0 and nothing where it is no particular one. */
    record Seat(int world, String country) {

        static final Seat NONE = new Seat(0, "");
    }

    /** The whole log, in order. */
    static List<Moment> of(List<ClassEntry> log) {
        Instant start = log.stream()
                .filter(ClassEntry::hasStarted)
                .findFirst()
                .or(() -> log.stream().findFirst())
                .map(entry -> Times.fromProto(entry.getTime()))
                .orElse(Instant.EPOCH);
        var moments = new ArrayList<Moment>();
        Map<Integer, Seat> seats = new HashMap<>();
        for (ClassEntry entry : log) {
            Instant time = Times.fromProto(entry.getTime());
            int person = (int) whole(entry, "person");
            Seat named = new Seat((int) whole(entry, "world"), text(entry, "country"));
            if (entry.hasJoined() || entry.hasSeated()) {
                seats.put(person, named);
            }
            Seat seat = named.equals(Seat.NONE) ? seats.getOrDefault(person, Seat.NONE) : named;
            moments.add(new Moment(moments.size() + 1L, time, Duration.between(start, time), entry, person, seat));
        }
        return moments;
    }

    private static Message body(ClassEntry entry) {
        FieldDescriptor which = entry.getDescriptorForType()
                .findFieldByNumber(entry.getEntryCase().getNumber());
        return which == null ? entry : (Message) entry.getField(which);
    }

    private static Optional<Object> value(ClassEntry entry, String field) {
        Message body = body(entry);
        return Optional.ofNullable(body.getDescriptorForType().findFieldByName(field))
                .filter(found -> !found.isRepeated())
                .map(body::getField);
    }

    private static long whole(ClassEntry entry, String field) {
        return value(entry, field)
                .filter(Number.class::isInstance)
                .map(v -> ((Number) v).longValue())
                .orElse(0L);
    }

    private static String text(ClassEntry entry, String field) {
        return value(entry, field)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .orElse("");
    }

    private boolean is(String field) {
        return value(entry, field).filter(Boolean.TRUE::equals).isPresent();
    }

    long whole(String field) {
        return whole(entry, field);
    }

    double seconds() {
        return after.toMillis() / MILLIS;
    }

    /** What happened, e.g. {@code turn_played}. */
    String action() {
        return entry.getEntryCase().name().toLowerCase(Locale.ROOT);
    }

    /** Who did it. */
    String actor() {
        if (person != 0) {
            return TO_PEOPLE.contains(entry.getEntryCase()) ? "teacher" : "delegate";
        }
        return switch (entry.getEntryCase()) {
            case TURN_PLAYED -> is("caretaker") ? "caretaker" : "clock";
            case DONE_SET -> "rules";
            default -> "teacher";
        };
    }

    /** What else is to be said of it: choices and numbers, and never words, which may be anybody's. */
    String detail() {
        Message body = body(entry);
        return body.getDescriptorForType().getFields().stream()
                .filter(field -> !OF_THEIR_OWN.contains(field.getName()) && !field.isRepeated())
                .flatMap(field -> switch (field.getJavaType()) {
                    case BOOLEAN, ENUM, INT, LONG -> Stream.of(field.getName() + "=" + body.getField(field));
                    case FLOAT, DOUBLE, STRING, BYTE_STRING, MESSAGE -> Stream.<String>of();
                })
                .collect(Collectors.joining(" "));
    }
}
