package parley.summit.deal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * What the worth of a deal consists of, item by item; computed when somebody asks why, never while the rules play.
 *
 * @param items in the order of the formulas; the sum of their utilities is the surplus, part by part
 */
public record Breakdown(List<Item> items) {

    public Breakdown {
        items = List.copyOf(items);
    }

    /** The three parts of an appraisal. */
    public enum Part {
        WELFARE,
        RETALIATION,
        POLITICS
    }

    /**
     * One component of a deal and what it is worth.
     *
     * @param market in which it counts; empty for what is no tonne
     * @param amount how much the deal changes it
     * @param price worth of one unit, US$ bn for welfare and retaliation, political value for politics; negative for a cost
     * @param utility what the item adds to the surplus, in units of 0.1 % of gross domestic product
     */
    public record Item(
            Part part,
            String name,
            Optional<String> market,
            double amount,
            String unit,
            double price,
            double utility) {}

    /** The sum of all items. */
    public double surplus() {
        return sum(items);
    }

    /** The sum of one part's items; that of retaliation is what it costs, negative. */
    public double of(Part part) {
        return sum(items.stream().filter(item -> item.part == part).toList());
    }

    private static double sum(List<Item> items) {
        double sum = 0;
        for (Item item : items) {
            sum += item.utility;
        }
        return sum;
    }

    /** What this changes over {@code other}: the same items in the same order, at the same prices. */
    Breakdown over(Breakdown other) {
        var changes = new ArrayList<Item>();
        for (int i = 0; i < items.size(); i++) {
            Item mine = items.get(i);
            Item theirs = other.items.get(i);
            changes.add(new Item(
                    mine.part,
                    mine.name,
                    mine.market,
                    mine.amount - theirs.amount,
                    mine.unit,
                    mine.price,
                    mine.utility - theirs.utility));
        }
        return new Breakdown(changes);
    }

    /** Items as they come, each with the weight of its part. */
    static final class Books implements Account {

        private final List<Item> items = new ArrayList<>();
        private final IntFunction<String> markets;
        private final double money;
        private final double punishment;
        private final double politics;

        /** What US$ bn of welfare, US$ bn of China's answer, and political value are worth to a party. */
        Books(IntFunction<String> markets, double money, double punishment, double politics) {
            this.markets = markets;
            this.money = money;
            this.punishment = punishment;
            this.politics = politics;
        }

        @Override
        public void welfare(String name, double amount, String unit, double price) {
            add(Part.WELFARE, name, Optional.empty(), amount, unit, price, money);
        }

        @Override
        public void tonnes(String name, int market, double amount, double price) {
            add(Part.WELFARE, name, Optional.of(markets.apply(market)), amount, "t", price, money);
        }

        @Override
        public void retaliation(double amount) {
            add(Part.RETALIATION, "China's answer", Optional.empty(), amount, "US$ bn", -1, punishment);
        }

        @Override
        public void redLines(int crossed, double price) {
            politics("red lines", crossed, price);
        }

        @Override
        public void politics(String name, double amount, double price) {
            add(Part.POLITICS, name, Optional.empty(), amount, "-", price, politics);
        }

        private void add(
                Part part,
                String name,
                Optional<String> market,
                double amount,
                String unit,
                double price,
                double weight) {
            items.add(new Item(part, name, market, amount, unit, price, weight * (price * amount)));
        }

        Breakdown breakdown() {
            return new Breakdown(items);
        }
    }
}
