package parley.cli.explain;

import java.util.Locale;
import java.util.OptionalDouble;
import parley.cli.story.Words;

/** Numbers of an explanation, with as many digits as a reader needs to tell them apart. */
final class Numbers {

    private Numbers() {}

    /** Three significant digits, without a sign for what is positive. */
    static String plain(double number) {
        double size = Math.abs(number);
        if (size == 0) {
            return "0";
        }
        String digits = size >= 1e6 || size < 1e-4
                ? "%.2e"
                : size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3g";
        return String.format(Locale.ROOT, digits, number).replace('-', '−');
    }

    static String percent(OptionalDouble share) {
        return share.isEmpty() ? "?" : Words.percent(share.getAsDouble());
    }

    /** Money with enough digits for what is worth little. */
    static String money(double billions) {
        double size = Math.abs(billions);
        return size >= .995 || size < 1e-9 ? Words.signed(billions) : (billions < 0 ? "−" : "+") + plain(size);
    }
}
