package parley.summit.deal;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * All amounts of a deal, or all prices of a turn, in the order of the formulas. Amounts belong to a deal and the side that weighs it,
 * prices to where a party stands in one turn: so a deal is entered once for each side, and at the prices of any turn it is worth the
 * sum of the products. What changes with both, China's answer and red lines, is left out.
 */
final class Columns implements Account {

    private final boolean keepsPrices;
    private final Column welfare = new Column();
    private final Column politics = new Column();

    private Columns(boolean keepsPrices) {
        this.keepsPrices = keepsPrices;
    }

    static Columns ofAmounts() {
        return new Columns(false);
    }

    static Columns ofPrices() {
        return new Columns(true);
    }

    /** Money that these amounts are worth at {@code prices}, US$ bn. */
    double welfare(Columns prices) {
        return welfare.times(prices.welfare);
    }

    /** Political value that these amounts have at {@code prices}. */
    double politics(Columns prices) {
        return politics.times(prices.politics);
    }

    @Override
    public void welfare(String name, double amount, String unit, double price) {
        welfare.add(keepsPrices ? price : amount);
    }

    @Override
    public void tonnes(String name, int market, double amount, double price) {
        welfare.add(keepsPrices ? price : amount);
    }

    @Override
    public void politics(String name, double amount, double price) {
        politics.add(keepsPrices ? price : amount);
    }

    @Override
    public void retaliation(double amount) {}

    @Override
    public void redLines(int crossed, double price) {}

    /** The amounts of several deals that one side weighs, to be priced in one pass. */
    static final class Several {

        /** By column and deal. */
        private final double[][] welfare;

        private final double[][] politics;
        private final int deals;

        /** These deals' amounts, all entered by the same formulas. */
        Several(List<Columns> amounts) {
            deals = amounts.size();
            welfare = turned(amounts, columns -> columns.welfare);
            politics = turned(amounts, columns -> columns.politics);
        }

        private static double[][] turned(List<Columns> amounts, Function<Columns, Column> which) {
            var turned = new double[which.apply(amounts.get(0)).size][amounts.size()];
            for (int d = 0; d < amounts.size(); d++) {
                Column column = which.apply(amounts.get(d));
                for (int c = 0; c < turned.length; c++) {
                    turned[c][d] = column.numbers[c];
                }
            }
            return turned;
        }

        /** Money that each deal is worth at {@code prices}, US$ bn. */
        double[] welfare(Columns prices) {
            return times(welfare, prices.welfare);
        }

        /** Political value that each deal has at {@code prices}. */
        double[] politics(Columns prices) {
            return times(politics, prices.politics);
        }

        private double[] times(double[][] columns, Column prices) {
            var sums = new double[deals];
            for (int c = 0; c < columns.length; c++) {
                double price = prices.numbers[c];
                double[] amounts = columns[c];
                for (int d = 0; d < sums.length; d++) {
                    sums[d] += amounts[d] * price;
                }
            }
            return sums;
        }
    }

    private static final class Column {

        private double[] numbers = new double[16];
        private int size;

        void add(double number) {
            if (size == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * size);
            }
            numbers[size++] = number;
        }

        double times(Column other) {
            double sum = 0;
            for (int i = 0; i < size; i++) {
                sum += numbers[i] * other.numbers[i];
            }
            return sum;
        }
    }
}
