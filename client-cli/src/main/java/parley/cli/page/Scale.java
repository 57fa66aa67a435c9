package parley.cli.page;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/** Where the numbers between {@code low} and {@code high} stand between two ends of a picture. */
record Scale(double low, double high, double start, double end) {

    /** More than a round number has, and fewer than rounding errors reach. */
    private static final MathContext DIGITS = new MathContext(6);

    double at(double number) {
        double range = high == low ? 1 : high - low;
        return start + (number - low) / range * (end - start);
    }

    /** About {@code steps} round numbers, and one or two more, that cover what lies between {@code low} and {@code high}. */
    static List<Double> ticks(double low, double high, int steps) {
        double step = step((high - low) / steps);
        var ticks = new ArrayList<Double>();
        for (double tick = Math.floor(low / step + 1e-9); tick * step < high + step * (1 - 1e-9); tick++) {
            ticks.add(tick * step);
        }
        return ticks;
    }

    private static double step(double rough) {
        double size = rough > 0 ? Math.pow(10, Math.floor(Math.log10(rough))) : 1;
        double steps = rough > 0 ? rough / size : 1;
        return size * (steps <= 1 ? 1 : steps <= 2 ? 2 : steps <= 5 ? 5 : 10);
    }

    /** A tick's number without needless digits. */
    static String label(double tick) {
        return BigDecimal.valueOf(tick)
                .round(DIGITS)
                .stripTrailingZeros()
                .toPlainString()
                .replace("-", "−");
    }
}
