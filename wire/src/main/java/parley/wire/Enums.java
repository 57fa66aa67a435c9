package parley.wire;

import com.google.protobuf.ProtocolMessageEnum;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Enums on both sides have the same names, on the wire behind the name of their type: DEAL is TABLE_KIND_DEAL. */
final class Enums {

    private static final String UNSPECIFIED = "UNSPECIFIED";

    /** By type, since every event and every view asks. */
    private static final ClassValue<String> PREFIXES = new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> type) {
            return type.getSimpleName().replaceAll("([a-z])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT) + "_";
        }
    };

    private Enums() {}

    static <P extends Enum<P> & ProtocolMessageEnum> P toProto(Class<P> type, Enum<?> value) {
        return Enum.valueOf(type, prefix(type) + value.name());
    }

    /** Refuses what is unspecified, and what a newer version of the contract may have added. */
    static <E extends Enum<E>, P extends Enum<P> & ProtocolMessageEnum> E fromProto(
            Class<E> type, P value, String field) {
        String prefix = prefix(value.getDeclaringClass());
        return Arrays.stream(type.getEnumConstants())
                .filter(e -> value.name().equals(prefix + e.name()))
                .findFirst()
                .orElseThrow(() -> new WireException(field, given(value, prefix), "one of " + names(type)));
    }

    static <E extends Enum<E>> String names(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
    }

    private static String given(Enum<?> value, String prefix) {
        return value.name().equals(prefix + UNSPECIFIED) ? "" : value.name();
    }

    /** TABLE_KIND_ for TableKind. */
    static String prefix(Class<?> type) {
        return PREFIXES.get(type);
    }
}
