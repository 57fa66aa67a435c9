package parley.wire;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parley.summit.scenario.Fault;
import parley.summit.scenario.Spelling;

/**
 * Binds the tree of a scenario's files to the contract's message: names, types, and what may not be left out. What is wrong is
 * collected, and read as something harmless so that the rest can be checked as well.
 */
final class TreeBinder {

    private static final Set<String> DATES = Set.of("first_day", "effective", "signed");
    private static final String HARMLESS_DATE = "2025-10-01";

    private final List<Fault> faults = new ArrayList<>();
    private final Map<String, String> places = new HashMap<>();
    private final Map<String, Tree.Scalar> numbers = new LinkedHashMap<>();
    private final Set<String> doubtful = new HashSet<>();

    /** Fills the message. */
    void bind(Tree.Fields tree, Message.Builder message) {
        fields("", tree, message);
    }

    List<Fault> faults() {
        return faults;
    }

    /** Every number, by path, in the order of the files. */
    Map<String, Tree.Scalar> numbers() {
        return numbers;
    }

    /** File and line of a field, or of the nearest thing around it. */
    String place(String path) {
        String at = path;
        while (!at.isEmpty() && !places.containsKey(at)) {
            at = at.substring(0, Math.max(0, Math.max(at.lastIndexOf('.'), at.lastIndexOf('['))));
        }
        return places.getOrDefault(at, "");
    }

    /** Whether a fault of this binder already speaks about a field, so that what else is said of it may be a consequence. */
    boolean isDoubtful(String path) {
        return doubtful.stream().anyMatch(d -> path.equals(d) || path.startsWith(d + ".") || path.startsWith(d + "["));
    }

    private void fault(String place, String path, String value, String expected) {
        faults.add(new Fault(place, path, value, expected));
        doubtful.add(path);
    }

    private void fields(String path, Tree.Fields tree, Message.Builder message) {
        Descriptor type = message.getDescriptorForType();
        places.put(path, tree.place());
        tree.parts().forEach((name, part) -> {
            FieldDescriptor field = type.findFieldByName(name);
            if (field == null) {
                List<String> known =
                        type.getFields().stream().map(FieldDescriptor::getName).toList();
                fault(part.place(), under(path, name), "unknown", Spelling.expected(name, known, "fields"));
            } else {
                field(under(path, name), part, field, message);
            }
        });
        for (String name : RequiredFields.of(type.getName())) {
            if (!tree.parts().containsKey(name)) {
                missing(path, tree, type.findFieldByName(name), message);
            }
        }
    }

    private void missing(String parent, Tree.Fields tree, FieldDescriptor field, Message.Builder message) {
        fault(tree.place(), under(parent, field.getName()), "", expected(field));
        harmless(parent, field).ifPresent(value -> message.setField(field, value));
    }

    /** A record cannot hold a wrong date or kind; and with a wrong kind, everything around it is read wrongly. */
    private Optional<Object> harmless(String parent, FieldDescriptor field) {
        if (field.getType() == FieldDescriptor.Type.ENUM) {
            doubtful.add(parent);
            return Optional.of(field.getEnumType().getValues().get(1));
        }
        return DATES.contains(field.getName()) ? Optional.of(HARMLESS_DATE) : Optional.empty();
    }

    private void field(String path, Tree part, FieldDescriptor field, Message.Builder message) {
        places.put(path, part.place());
        if (field.isMapField()) {
            map(path, part, field, message);
        } else if (field.isRepeated()) {
            list(path, part, field, message);
        } else if (field.getType() == FieldDescriptor.Type.MESSAGE) {
            block(path, part, field, message.getFieldBuilder(field));
        } else {
            value(path, part, field).ifPresent(value -> message.setField(field, value));
        }
    }

    private void list(String path, Tree part, FieldDescriptor field, Message.Builder message) {
        if (!(part instanceof Tree.Items items)) {
            fault(part.place(), path, shown(part), "a list");
            return;
        }
        for (int i = 0; i < items.parts().size(); i++) {
            Tree entry = items.parts().get(i);
            String at = path + "[" + Tree.key(field.getName(), entry, i) + "]";
            if (field.getType() == FieldDescriptor.Type.MESSAGE) {
                Message.Builder builder = message.newBuilderForField(field);
                block(at, entry, field, builder);
                message.addRepeatedField(field, builder.build());
            } else {
                places.put(at, entry.place());
                value(at, entry, field).ifPresent(value -> message.addRepeatedField(field, value));
            }
        }
    }

    private void block(String path, Tree part, FieldDescriptor field, Message.Builder message) {
        if (part instanceof Tree.Fields fields) {
            fields(path, fields, message);
        } else {
            fault(
                    part.place(),
                    path,
                    shown(part),
                    "the fields of " + field.getMessageType().getName());
        }
    }

    /** The only map is that of numbers by name. */
    private void map(String path, Tree part, FieldDescriptor field, Message.Builder message) {
        if (!(part instanceof Tree.Fields fields)) {
            fault(part.place(), path, shown(part), "names and numbers");
            return;
        }
        Descriptor entry = field.getMessageType();
        fields.parts().forEach((name, value) -> {
            String at = under(path, name);
            places.put(at, value.place());
            value(at, value, entry.findFieldByName("value"))
                    .ifPresent(number -> message.addRepeatedField(
                            field,
                            message.newBuilderForField(field)
                                    .setField(entry.findFieldByName("key"), name)
                                    .setField(entry.findFieldByName("value"), number)
                                    .build()));
        });
    }

    private Optional<Object> value(String path, Tree part, FieldDescriptor field) {
        if (!(part instanceof Tree.Scalar scalar)) {
            fault(part.place(), path, shown(part), expected(field));
            return Optional.empty();
        }
        if (isNumber(field)) {
            numbers.put(path, scalar);
        }
        Optional<?> value = parsed(scalar.text(), field);
        if (value.isEmpty()) {
            fault(scalar.place(), path, scalar.text(), expected(field));
            return harmless(path.substring(0, Math.max(0, path.lastIndexOf('.'))), field);
        }
        return value.map(known -> known);
    }

    private static Optional<?> parsed(String text, FieldDescriptor field) {
        return switch (field.getType()) {
            case DOUBLE -> Numbers.number(text);
            case INT32 -> Numbers.whole(text);
            case BOOL ->
                Optional.of(text)
                        .filter(t -> t.equals("true") || t.equals("false"))
                        .map(Boolean::valueOf);
            case ENUM -> named(text, field);
            case STRING -> DATES.contains(field.getName()) ? date(text) : Optional.of(text);
            default -> throw new IllegalStateException("a scenario has no fields of type " + field.getType());
        };
    }

    /** Enums are written without the name of their type, in any case. */
    private static Optional<EnumValueDescriptor> named(String text, FieldDescriptor field) {
        String name = prefix(field) + text.toUpperCase(Locale.ROOT);
        return field.getEnumType().getValues().stream()
                .filter(value -> value.getNumber() != 0 && value.getName().equals(name))
                .findFirst();
    }

    private static Optional<String> date(String text) {
        try {
            return Optional.of(ScenarioCodec.date("", text).toString());
        } catch (WireException e) {
            return Optional.empty();
        }
    }

    private static String expected(FieldDescriptor field) {
        return switch (field.getType()) {
            case DOUBLE -> "a number";
            case INT32 -> "a whole number";
            case BOOL -> "true or false";
            case ENUM -> "one of " + String.join(", ", names(field));
            case STRING -> DATES.contains(field.getName()) ? "a day like 2025-10-24" : "a text";
            default ->
                field.isRepeated()
                        ? "a list"
                        : "the fields of " + field.getMessageType().getName();
        };
    }

    private static List<String> names(FieldDescriptor field) {
        return field.getEnumType().getValues().stream()
                .filter(value -> value.getNumber() != 0)
                .map(value -> value.getName().substring(prefix(field).length()))
                .toList();
    }

    private static String prefix(FieldDescriptor field) {
        String unspecified = field.getEnumType().getValues().get(0).getName();
        return unspecified.substring(0, unspecified.length() - "UNSPECIFIED".length());
    }

    private static boolean isNumber(FieldDescriptor field) {
        return field.getType() == FieldDescriptor.Type.DOUBLE || field.getType() == FieldDescriptor.Type.INT32;
    }

    private static String under(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static String shown(Tree part) {
        return switch (part) {
            case Tree.Scalar scalar -> scalar.text();
            case Tree.Fields fields -> "a block";
            case Tree.Items items -> "a list";
        };
    }
}
