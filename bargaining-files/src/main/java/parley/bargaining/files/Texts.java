package parley.bargaining.files;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Numbers in files, read the same in every format; Java's own reading would also take "NaN", "1d" and "0x1p3". */
final class Texts {

    private static final Pattern NUMBER =
            Pattern.compile("[+-]?([0-9]{1,400}\\.?[0-9]{0,400}|\\.[0-9]{1,400})([eE][+-]?[0-9]{1,4})?");
    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,10}");

    private Texts() {}

    static OptionalDouble number(String text) {
        String stripped = text.strip();
        if (!NUMBER.matcher(stripped).matches()) {
            return OptionalDouble.empty();
        }
        double number = Double.parseDouble(stripped);
        return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
    }

    static Optional<Integer> whole(String text) {
        String stripped = text.strip();
        if (!WHOLE.matcher(stripped).matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(stripped);
        return number == (int) number ? Optional.of((int) number) : Optional.empty();
    }
}
