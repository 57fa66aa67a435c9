package parley.cli.model;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.MapEntry;
import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Compares the courses of sessions event by event: texts, whole numbers and levels exactly, all other numbers to
 * {@value #RELATIVE} relative. Below {@value #ABSOLUTE} a difference does not count: there a number is the difference of nearly
 * equal ones, and the last bit of a logarithm shows.
 */
public final class Comparison {

    static final double RELATIVE = 1e-9;
    static final double ABSOLUTE = 1e-12;

    private final List<String> mismatches = new ArrayList<>();
    private int seeds;
    private long events;
    private long numbers;
    private double largest;
    private String where = "nowhere";
    private double largestAbsolute;

    /** Compares one session; after an event of another kind the rest of it is left out. */
    public void add(long seed, List<? extends Message> reference, List<? extends Message> rules) {
        seeds++;
        int common = Math.min(reference.size(), rules.size());
        for (int i = 0; i < common; i++) {
            events++;
            String at = "seed " + seed + ", event " + (i + 1);
            String kind = kind(reference.get(i));
            if (!kind.equals(kind(rules.get(i)))) {
                mismatches.add(at + ": reference has " + kind + ", rules have " + kind(rules.get(i))
                        + "; the rest of the seed is left out");
                return;
            }
            compare(at, reference.get(i), rules.get(i));
        }
        if (reference.size() != rules.size()) {
            mismatches.add(
                    "seed " + seed + ": reference has " + reference.size() + " events, rules have " + rules.size());
        }
    }

    private static String kind(Message event) {
        return event.getAllFields().keySet().stream()
                .filter(field -> field.getContainingOneof() != null)
                .map(FieldDescriptor::getJsonName)
                .findFirst()
                .orElse("nothing");
    }

    private void compare(String at, Message reference, Message rules) {
        for (FieldDescriptor field : reference.getDescriptorForType().getFields()) {
            String path = at + "." + field.getJsonName();
            if (field.isMapField()) {
                compareMaps(path, field, reference, rules);
            } else if (field.isRepeated()) {
                compareLists(path, field, reference, rules);
            } else if (field.hasPresence() && reference.hasField(field) != rules.hasField(field)) {
                mismatches.add(path + ": "
                        + (reference.hasField(field) ? "only the reference has it" : "only the rules have it"));
            } else if (!field.hasPresence() || reference.hasField(field)) {
                compareValues(path, field, reference.getField(field), rules.getField(field));
            }
        }
    }

    private void compareLists(String at, FieldDescriptor field, Message reference, Message rules) {
        int size = reference.getRepeatedFieldCount(field);
        if (size != rules.getRepeatedFieldCount(field)) {
            mismatches.add(at + ": reference has " + size + ", rules have " + rules.getRepeatedFieldCount(field));
            return;
        }
        for (int i = 0; i < size; i++) {
            compareValues(
                    at + "[" + i + "]", field, reference.getRepeatedField(field, i), rules.getRepeatedField(field, i));
        }
    }

    private void compareMaps(String at, FieldDescriptor field, Message reference, Message rules) {
        Map<Object, Object> expected = map(field, reference);
        Map<Object, Object> found = map(field, rules);
        if (!expected.keySet().equals(found.keySet())) {
            mismatches.add(at + ": reference has " + expected.keySet() + ", rules have " + found.keySet());
            return;
        }
        FieldDescriptor value = field.getMessageType().findFieldByName("value");
        expected.forEach((key, number) -> compareValues(at + "[" + key + "]", value, number, found.get(key)));
    }

    private static Map<Object, Object> map(FieldDescriptor field, Message message) {
        Map<Object, Object> map = new HashMap<>();
        for (int i = 0; i < message.getRepeatedFieldCount(field); i++) {
            MapEntry<?, ?> entry = (MapEntry<?, ?>) message.getRepeatedField(field, i);
            map.put(entry.getKey(), entry.getValue());
        }
        return map;
    }

    private void compareValues(
            String at, FieldDescriptor field, Object reference, @org.jspecify.annotations.Nullable Object rules) {
        if (reference instanceof Message expected && rules instanceof Message found) {
            compare(at, expected, found);
        } else if (field.getJavaType() == FieldDescriptor.JavaType.DOUBLE
                && reference instanceof Double expected
                && rules instanceof Double found) {
            compareNumbers(at, expected, found);
        } else if (!reference.equals(rules)) {
            mismatches.add(at + ": reference " + reference + ", rules " + rules);
        }
    }

    private void compareNumbers(String at, double reference, double rules) {
        numbers++;
        double difference = Math.abs(reference - rules);
        double relative = difference / Math.max(Math.abs(reference), Math.abs(rules));
        largestAbsolute = Math.max(largestAbsolute, difference);
        if (difference <= ABSOLUTE) {
            return;
        }
        if (relative > largest) {
            largest = relative;
            where = at;
        }
        if (!(relative <= RELATIVE)) {
            mismatches.add(
                    "%s: reference %s, rules %s, relative difference %.3g".formatted(at, reference, rules, relative));
        }
    }

    public List<String> mismatches() {
        return List.copyOf(mismatches);
    }

    /** What was compared, in one line. */
    public String summary() {
        return String.format(
                Locale.ROOT,
                "%d seeds, %d events, %d numbers compared; largest difference %.2e,"
                        + " largest relative one among those above %.0e: %.2e (%s); %d mismatches",
                seeds,
                events,
                numbers,
                largestAbsolute,
                ABSOLUTE,
                largest,
                where,
                mismatches.size());
    }
}
