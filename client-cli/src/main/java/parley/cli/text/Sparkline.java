package parley.cli.text;

import java.util.List;
import java.util.function.IntFunction;

/** A row of numbers or words as a strip of characters, one for every two months. */
final class Sparkline {

    /** Months that one character stands for. */
    static final int STEP = 2;

    private static final String BARS = "▁▂▃▄▅▆▇█";
    private static final String LEVELS = "·▁▂▄▆█";

    static final String LEVEL_KEY = "· level 0  ▁ 1  ▂ 2  ▄ 3  ▆ 4  █ 5";

    private Sparkline() {}

    /** Heights between {@code low} and {@code high}; each character shows the last of its months. */
    static String heights(List<Double> values, double low, double high) {
        double range = high > low ? high - low : 1;
        return strip(values.size(), i -> {
            long step = Math.round((values.get(i) - low) / range * (BARS.length() - 1));
            return BARS.charAt((int) Math.max(0, Math.min(BARS.length() - 1, step)));
        });
    }

    /** Levels of a ladder; a dot is level 0. */
    static String levels(List<Integer> values) {
        return strip(values.size(), i -> LEVELS.charAt(Math.min(LEVELS.length() - 1, values.get(i))));
    }

    /** States of a deal. */
    static String states(List<String> words) {
        return strip(words.size(), i -> switch (words.get(i)) {
            case "in force" -> '█';
            case "stalled" -> '░';
            case "waiting for ratification" -> '▒';
            case "lapsed" -> '×';
            case "expired" -> '·';
            default -> ' ';
        });
    }

    static final String STATES = "█ in force  ░ stalled  ▒ waiting for ratification  × lapsed  · expired";

    private static String strip(int size, IntFunction<Character> character) {
        var strip = new StringBuilder();
        for (int i = 0; i < size; i += STEP) {
            strip.append(character.apply(i));
        }
        return strip.toString();
    }

    /** Marks every twelfth month under or over a strip of {@code months}. */
    static String scale(int months) {
        var scale = new StringBuilder();
        for (int month = 0; month < months; month += 12) {
            while (scale.length() < month / STEP) {
                scale.append(' ');
            }
            scale.append(month);
        }
        return scale.toString();
    }
}
