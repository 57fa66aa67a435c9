package parley.summit.deal;

import java.util.Arrays;

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
