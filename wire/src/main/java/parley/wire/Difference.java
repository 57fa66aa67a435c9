package parley.wire;

import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.MessageOrBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import parley.proto.transcript.v1.Event;
import parley.summit.transcript.Entry;

/** Tells people where an entry of a file is not what the rules make of it: when, whose, and in what. */
public record Difference(Event file, Event again) {

    private static final List<String> SUBJECTS = List.of("table", "seat", "country", "ladder", "market", "project");

    /** Played again, there was something else. */
    public static String between(Entry file, Entry again) {
        var difference = new Difference(EventCodec.toProto(file), EventCodec.toProto(again));
        return where(difference.file) + ": " + difference.what();
    }

    /** Played again, there was nothing. */
    public static String nothing(Entry file, Optional<String> obstacle) {
        Event event = EventCodec.toProto(file);
        return where(event) + ": the file says " + name(event) + "; played again there is nothing"
                + obstacle.map(o -> ", because " + o).orElse("");
    }

    /** The file ends where there should be something. */
    public static String missing(Entry again) {
        Event event = EventCodec.toProto(again);
        return where(event) + ": the file says nothing; played again there is " + name(event);
    }

    private static String where(Event event) {
        var words = new ArrayList<>(List.of("entry " + event.getNumber()));
        if (event.getRound() > 0) {
            words.add("round " + event.getRound());
        }
        if (event.getMonth() > 0) {
            words.add("month " + event.getMonth());
        }
        happening(event).ifPresent(message -> subjects(message).forEach(words::add));
        return String.join(", ", words);
    }

    private static List<String> subjects(Message message) {
        return message.getAllFields().entrySet().stream()
                .filter(field -> SUBJECTS.contains(field.getKey().getName()))
                .map(field -> field.getKey().getName() + " " + field.getValue())
                .toList();
    }

    private String what() {
        if (!file.getEventCase().equals(again.getEventCase())) {
            return said("", name(file), name(again));
        }
        String name = name(file);
        return happening(file)
                .flatMap(a -> happening(again).flatMap(b -> fields("", a, b)))
                .or(() -> fields("", file, again))
                .map(text -> name + ", " + text)
                .orElse(name);
    }

    /** The first field that differs, with both values. */
    private static Optional<String> fields(String path, MessageOrBuilder was, MessageOrBuilder is) {
        for (FieldDescriptor field : was.getDescriptorForType().getFields()) {
            String at = path + (path.isEmpty() ? "" : ", ") + words(field.getName());
            Optional<String> found = field.isRepeated()
                    ? items(at, items(field, was.getField(field)), items(field, is.getField(field)))
                    : field.hasPresence() && was.hasField(field) != is.hasField(field)
                            ? Optional.of(said(at, there(was, field), there(is, field)))
                            : values(at, was.getField(field), is.getField(field));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static String there(MessageOrBuilder message, FieldDescriptor field) {
        return message.hasField(field) ? value(message.getField(field)) : "nothing";
    }

    /** Items by their key, or by their place. */
    private static Map<String, Object> items(FieldDescriptor field, Object list) {
        var items = new TreeMap<String, Object>();
        int place = 0;
        for (Object item : (List<?>) list) {
            place++;
            if (field.isMapField()) {
                Message entry = (Message) item;
                List<FieldDescriptor> pair = entry.getDescriptorForType().getFields();
                items.put(String.valueOf(entry.getField(pair.get(0))), entry.getField(pair.get(1)));
            } else {
                items.put("%04d".formatted(place), item);
            }
        }
        return items;
    }

    private static Optional<String> items(String at, Map<String, Object> was, Map<String, Object> is) {
        var keys = new TreeSet<>(was.keySet());
        keys.addAll(is.keySet());
        return keys.stream()
                .flatMap(key -> values(
                        at + " " + key.replaceFirst("^0+", "no. "),
                        Optional.ofNullable(was.get(key)).orElse("nothing"),
                        Optional.ofNullable(is.get(key)).orElse("nothing"))
                        .stream())
                .findFirst();
    }

    private static Optional<String> values(String at, Object was, Object is) {
        if (was.equals(is)) {
            return Optional.empty();
        }
        return was instanceof Message a && is instanceof Message b
                ? fields(at, a, b)
                : Optional.of(said(at, value(was), value(is)));
    }

    private static String said(String at, String was, String is) {
        return (at.isEmpty() ? "" : at + ": ") + "the file says " + was + "; played again " + is;
    }

    private static String value(Object value) {
        return switch (value) {
            case EnumValueDescriptor constant -> constant.getName();
            case Message message ->
                message.getAllFields().entrySet().stream()
                        .map(field -> words(field.getKey().getName()) + " " + value(field.getValue()))
                        .collect(Collectors.joining(", ", "(", ")"));
            default -> String.valueOf(value);
        };
    }

    private static Optional<Message> happening(Event event) {
        return event.getAllFields().entrySet().stream()
                .filter(field -> field.getKey().getContainingOneof() != null)
                .map(field -> (Message) field.getValue())
                .findFirst();
    }

    private static String name(Event event) {
        return words(event.getEventCase().name().toLowerCase(Locale.ROOT));
    }

    private static String words(String name) {
        return name.replace('_', ' ');
    }
}
