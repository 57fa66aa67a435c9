package parley.wire;

import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers as people write them in data files. */
final class Numbers {

    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");
    private static final Pattern WHOLE = Pattern.compile("[-+]?\\d{1,9}");

    private Numbers() {}

    /** The number, if the text is a finite one. */
    static Optional<Double> number(String text) {
        return Optional.of(text)
                .filter(t -> NUMBER.matcher(t).matches())
                .map(Double::valueOf)
                .filter(Double::isFinite);
    }

    static Optional<Integer> whole(String text) {
        return Optional.of(text).filter(t -> WHOLE.matcher(t).matches()).map(Integer::valueOf);
    }
}
