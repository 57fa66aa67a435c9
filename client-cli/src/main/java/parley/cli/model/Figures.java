package parley.cli.model;

import java.util.Locale;

/** Numbers in tables. */
final class Figures {

    /** Where there is nothing to count. */
    static final String NONE = "–";

    private Figures() {}

    /** A share as per cent. */
    static String percent(double share, int digits) {
        return number(100 * share, digits);
    }

    static String number(double value, int digits) {
        if (Double.isNaN(value)) {
            return NONE;
        }
        String text = String.format(Locale.ROOT, "%." + digits + "f", value);
        return text.matches("-[0.]*") ? text.substring(1) : text.replace('-', '−');
    }

    /** With its sign, for differences. */
    static String difference(double value, int digits) {
        String text = number(value, digits);
        return text.startsWith("−") || text.equals(NONE) || text.matches("[0.]*") ? text : "+" + text;
    }
}
