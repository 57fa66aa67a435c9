package parley.wire;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Values of the pure types, drawn from a seed: any record, sealed interface or enum, with every number in 0..1 or 1..9. */
final class RandomValues {

    private final Random random;

    RandomValues(long seed) {
        random = new Random(seed);
    }

    <T> T of(Class<T> type) {
        return type.cast(value(type));
    }

    private Object value(Type type) {
        return switch (type) {
            case ParameterizedType generic -> container(generic);
            case Class<?> plain -> plain(plain);
            default -> throw new IllegalArgumentException("type: " + type + " (expected: a class)");
        };
    }

    private Object container(ParameterizedType type) {
        Type inner = type.getActualTypeArguments()[type.getActualTypeArguments().length - 1];
        return switch (((Class<?>) type.getRawType()).getSimpleName()) {
            case "List" -> list(inner);
            case "Set" -> Set.copyOf(list(inner));
            case "Optional" -> random.nextBoolean() ? Optional.of(value(inner)) : Optional.empty();
            case "SortedMap" -> map(inner);
            default ->
                throw new IllegalArgumentException("type: " + type + " (expected: a list, set, map or optional)");
        };
    }

    /** Never empty, since a deal and a pair of parties are not. */
    private List<Object> list(Type inner) {
        return IntStream.range(0, 2).mapToObj(i -> value(inner)).toList();
    }

    private SortedMap<String, Object> map(Type inner) {
        var map = new TreeMap<String, Object>();
        IntStream.range(0, random.nextInt(3)).forEach(i -> map.put(text(), value(inner)));
        return map;
    }

    private Object plain(Class<?> type) {
        if (type.isEnum()) {
            return one(type.getEnumConstants());
        }
        if (type.isSealed()) {
            return value(one(type.getPermittedSubclasses()));
        }
        return type.isRecord() ? record(type) : simple(type);
    }

    private Object simple(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "String" -> text();
            case "double", "Double" -> random.nextDouble();
            case "int", "Integer" -> 1 + random.nextInt(9);
            case "long" -> random.nextLong() >>> 1;
            case "boolean" -> random.nextBoolean();
            case "LocalDate" -> LocalDate.of(2025, 1, 1).plusDays(random.nextInt(290));
            case "OptionalDouble" ->
                random.nextBoolean() ? OptionalDouble.of(random.nextDouble()) : OptionalDouble.empty();
            case "OptionalInt" -> random.nextBoolean() ? OptionalInt.of(1 + random.nextInt(9)) : OptionalInt.empty();
            default -> throw new IllegalArgumentException("type: " + type + " (expected: a simple one)");
        };
    }

    private Object record(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values =
                Arrays.stream(components).map(c -> value(c.getGenericType())).toArray();
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("record: " + type, e);
        }
    }

    private String text() {
        return "T" + random.nextInt(1_000_000);
    }

    private <E> E one(E[] all) {
        return all[random.nextInt(all.length)];
    }
}
