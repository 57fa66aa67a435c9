package parley.summit.deal;

/**
 * Where a valuation enters what it finds: an amount that the deal decides, and the price of one unit of it, which the deal does not
 * change. {@link Totals} only sums, {@link Columns} keeps numbers, {@link Breakdown.Books} keeps everything; so there is one set of
 * formulas.
 */
interface Account {

    /** Money, US$ bn. */
    void welfare(String name, double amount, String unit, double price);

    /** Tonnes in a market, at US$ bn each. */
    void tonnes(String name, int market, double amount, double price);

    /** What China is expected to do about it, US$ bn; the amount changes from turn to turn. */
    void retaliation(double amount);

    /** How many own red lines it crosses, at this political price each; the number changes from turn to turn. */
    void redLines(int crossed, double price);

    /** Politics. */
    void politics(String name, double amount, double price);

    /** The three sums. */
    final class Totals implements Account {

        private double welfare;
        private double retaliation;
        private double politics;

        @Override
        public void welfare(String name, double amount, String unit, double price) {
            welfare += amount * price;
        }

        @Override
        public void tonnes(String name, int market, double amount, double price) {
            welfare += amount * price;
        }

        @Override
        public void retaliation(double amount) {
            retaliation += amount;
        }

        @Override
        public void redLines(int crossed, double price) {
            politics += crossed * price;
        }

        @Override
        public void politics(String name, double amount, double price) {
            politics += amount * price;
        }

        double welfare() {
            return welfare;
        }

        double retaliation() {
            return retaliation;
        }

        double politics() {
            return politics;
        }
    }
}
