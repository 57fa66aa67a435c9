package parley.summit.market;

/** New output that takes the place of other origins' in the columns of its users (MODEL section 4.11). */
public final class Displacement {

    private static final double NOTHING = 1e-15;

    private final MarketState m;
    private final int origin;
    private final int china;
    private final double chinaFirst;
    private final double[] offered;
    private double left;

    private Displacement(MarketState m, int origin, double amount, int china, double chinaFirst) {
        this.m = m;
        this.origin = origin;
        this.china = china;
        this.chinaFirst = chinaFirst;
        offered = new double[m.size];
        left = amount;
    }

    /**
     * Sells {@code amount} more from {@code origin}: {@code share} of it to {@code buyer}, the rest to all users but China in
     * proportion to their use. Returns what found no room.
     *
     * @param chinaFirst share of each sale that displaces China before others
     */
    public static double sell(
            MarketState m, int origin, double amount, int buyer, double share, double chinaFirst, int china) {
        var sale = new Displacement(m, origin, amount, china, chinaFirst);
        return sale.spreadByUse((1 - share) * amount) ? sale.sellOut(buyer, share * amount) : amount;
    }

    private boolean spreadByUse(double amount) {
        double total = 0;
        for (int j = 0; j < m.size; j++) {
            total += j == china ? 0 : m.normalUse[j];
        }
        for (int j = 0; j < m.size && total > 0; j++) {
            offered[j] = amount * (j == china ? 0 : m.normalUse[j]) / total;
        }
        return total > 0;
    }

    private double sellOut(int buyer, double toBuyer) {
        offered[buyer] += toBuyer;
        double overflow = sellOffered();
        if (overflow > NOTHING && spreadByRoom(overflow)) {
            sellOffered();
        }
        return Math.max(0, left);
    }

    /** Sells what is offered where there is room, and returns the rest. */
    private double sellOffered() {
        double overflow = 0;
        for (int j = 0; j < m.size; j++) {
            if (offered[j] > 0) {
                double sold = Math.min(offered[j], room(j));
                if (sold > 0) {
                    replace(j, sold);
                    left -= sold;
                }
                overflow += offered[j] - sold;
                offered[j] = 0;
            }
        }
        return overflow;
    }

    private boolean spreadByRoom(double overflow) {
        var room = new double[m.size];
        double total = 0;
        for (int j = 0; j < m.size; j++) {
            room[j] = j == china ? 0 : Math.max(0, room(j));
            total += room[j];
        }
        for (int j = 0; j < m.size && total > 0; j++) {
            offered[j] = overflow * room[j] / total;
        }
        return total > 0;
    }

    /** Imports of {@code user} from third origins. */
    private double room(int user) {
        double sum = 0;
        for (int a : m.flow.suppliersOf(user)) {
            sum += a == origin ? 0 : m.flow.get(a, user);
        }
        return sum;
    }

    private void replace(int user, double sold) {
        double remaining = room(user);
        double fromChina = 0;
        if (origin != china && user != china) {
            fromChina = Math.min(chinaFirst * sold, m.flow.get(china, user));
            m.flow.add(china, user, -fromChina);
            remaining -= fromChina;
        }
        double rest = sold - fromChina;
        if (remaining > 0) {
            for (int a : m.flow.suppliersOf(user)) {
                if (a != origin) {
                    double sells = m.flow.get(a, user);
                    m.flow.set(a, user, Math.max(0, sells - rest * sells / remaining));
                }
            }
        }
        m.flow.add(origin, user, sold);
    }
}
