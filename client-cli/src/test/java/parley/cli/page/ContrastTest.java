package parley.cli.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Contrast as the Web Content Accessibility Guidelines measure it: 4.5 to 1 for text, 3 to 1 for what a picture says by its shapes. */
class ContrastTest {

    private static final double TEXT = 4.5;
    private static final double SHAPE = 3;

    private static final Pattern ROOT = Pattern.compile(":root \\{([^}]*)}");
    private static final Pattern VARIABLE = Pattern.compile("--([a-z0-9]+): (#[0-9a-f]{3,6});");
    private static final Pattern LEVEL = Pattern.compile("\\.l([1-5]) \\{ fill: (#[0-9a-f]{6}); }");

    /** The style sheet's sets of colours, by their place in it. */
    enum Theme {
        DAY(1),
        NIGHT(2),
        PAPER(3);

        private final int place;

        Theme(int place) {
            this.place = place;
        }

        Map<String, String> colours() {
            Matcher roots = ROOT.matcher(StyleSheet.TEXT);
            for (int i = 0; i < place; i++) {
                assertThat(roots.find()).isTrue();
            }
            var colours = new HashMap<String, String>();
            Matcher variables = VARIABLE.matcher(roots.group(1));
            while (variables.find()) {
                colours.put(variables.group(1), variables.group(2));
            }
            return colours;
        }

        double contrast(String one, String other) {
            return ContrastTest.contrast(colour(one), colour(other));
        }

        private String colour(String name) {
            return name.startsWith("#") ? name : String.valueOf(colours().get(name));
        }
    }

    private static double contrast(String one, String other) {
        double light = Math.max(luminance(one), luminance(other));
        double dark = Math.min(luminance(one), luminance(other));
        return (light + .05) / (dark + .05);
    }

    private static double luminance(String hex) {
        String six = hex.length() == 4 ? hex.replaceAll("([0-9a-f])", "$1$1") : hex;
        return .2126 * channel(six, 1) + .7152 * channel(six, 3) + .0722 * channel(six, 5);
    }

    private static double channel(String hex, int at) {
        double value = Integer.parseInt(hex.substring(at, at + 2), 16) / 255.0;
        return value <= .04045 ? value / 12.92 : Math.pow((value + .055) / 1.055, 2.4);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsWrittenCanBeRead(Theme theme) {
        for (String text : List.of("ink", "faint", "blue", "red", "orange")) {
            assertThat(theme.contrast(text, "paper")).as(text + " on paper").isGreaterThanOrEqualTo(TEXT);
        }
        assertThat(theme.contrast("ink", "soft")).isGreaterThanOrEqualTo(TEXT);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsDrawnCanBeSeen(Theme theme) {
        for (String shape : List.of("blue", "orange", "green", "red", "pale")) {
            assertThat(theme.contrast(shape, "paper")).as(shape + " on paper").isGreaterThanOrEqualTo(SHAPE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void numbersInShadedFieldsCanBeRead(Theme theme) {
        Map.of("q0", "ink", "q1", "ink", "q2", "#111", "q3", "deep", "q4", "deep")
                .forEach((shade, text) -> assertThat(theme.contrast(text, shade))
                        .as(text + " on " + shade)
                        .isGreaterThanOrEqualTo(TEXT));
    }

    @ParameterizedTest
    @EnumSource
    void shadesOfOneScaleGoOneWay(Theme theme) {
        double[] away = List.of("q0", "q1", "q2", "q3", "q4").stream()
                .mapToDouble(q -> theme.contrast(q, "paper"))
                .toArray();

        assertThat(away).isSorted();
    }

    @Test
    void theNumberOfALevelCanBeReadOnItsColour() {
        Matcher levels = LEVEL.matcher(StyleSheet.TEXT);
        int found = 0;
        while (levels.find()) {
            String text = Integer.parseInt(levels.group(1)) >= 4 ? "#fff" : "#1a1a1a";
            assertThat(contrast(text, levels.group(2))).as(levels.group()).isGreaterThanOrEqualTo(TEXT);
            found++;
        }
        assertThat(found).isEqualTo(5);
    }
}
