package parley.bargaining.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import parley.bargaining.strategy.Acceptance.Yardstick;

/** A way to play: how a party concedes, and when it accepts. */
public record Strategy(Tactic tactic, Acceptance acceptance) {

    private static final Pattern FORM =
            Pattern.compile("(?<tactic>[^/]*)(?<next>/acnext)?(/noise:(?<noise>[0-9]{1,9}(\\.[0-9]{1,9})?))?");

    /** What {@link #named} understands: NAME stands for any of the others, X and K for numbers above 0. */
    public static List<String> names() {
        var names = new ArrayList<>(Tactic.names());
        names.add("NAME/acnext");
        names.add("NAME/noise:K");
        return List.copyOf(names);
    }

    /** The strategy of this name: a tactic, then {@code /acnext}, then {@code /noise:K}, the last two if wanted. */
    public static Strategy named(String name) {
        Matcher matcher = FORM.matcher(name);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("strategy: " + name
                    + " (expected: a name, then /acnext or nothing, then /noise:K with a number K or nothing)");
        }
        Yardstick yardstick = matcher.group("next") == null ? Yardstick.THRESHOLD : Yardstick.NEXT;
        return new Strategy(
                Tactic.named(matcher.group("tactic")), new Acceptance(yardstick, noise(matcher.group("noise"))));
    }

    private static OptionalDouble noise(@org.jspecify.annotations.Nullable String number) {
        return number == null ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(number));
    }
}
