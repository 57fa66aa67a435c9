package parley.summit.market;

import java.util.List;
import java.util.stream.IntStream;
import parley.summit.scenario.Parameter;

/**
 * Something that holds of every month of every market (MODEL section 15), and the planted faults that it must find.
 *
 * @param rules the form of the rules that it is about
 */
record MarketInvariant(String name, Stepper rules, Check check, List<Stepper> faults) {

    static final List<MarketInvariant> ALL = List.of(
            rule("T1 nothing is lost or shipped twice", MarketInvariant::keepsMass)
                    .finds(Faults.ARRIVALS_LOST, Faults.IMPORTS_TWICE),
            rule("T2 nothing stirs at rest", MarketInvariant::rests)
                    .finds(Faults.PRICES_CREEP, Faults.STOCKS_EVAPORATE),
            rule("T2 nothing stirs at rest even when it is computed", MarketInvariant::rests)
                    .of(Stepper.AWAKE)
                    .finds(Faults.PRICES_CREEP, Faults.STOCKS_EVAPORATE),
            rule("T3 a stricter control never eases the shortage", MarketInvariant::shortageGrows)
                    .finds(Faults.REFUSED_IS_PERMITTED),
            rule("T4 a stricter control never lowers the price", MarketInvariant::priceRises)
                    .finds(Faults.REFUSED_IS_PERMITTED, Faults.SHORTAGE_IS_CHEAP),
            rule("T5 a stricter control never lowers the price of the pool", MarketInvariant::poolPriceRises)
                    .finds(Faults.POOL_UPSIDE_DOWN),
            rule("T6 more own stock never worsens the own shortage", MarketInvariant::stockHelps)
                    .finds(Faults.FULL_STORES_ARE_EMPTY),
            rule("T7 more re-sourcing never worsens the only shortage", MarketInvariant::searchHelps)
                    .finds(Faults.SEARCH_UPSIDE_DOWN),
            rule("T8 everything stays within bounds", MarketInvariant::isBounded)
                    .finds(Faults.CHEAP_WITHOUT_SUPPRESSION, Faults.TOO_DEAR, Faults.MORE_THAN_ALL_CHINESE),
            rule("T9 the order of countries does not matter", MarketInvariant::isSymmetric)
                    .finds(Faults.FIRST_COUNTRY_FIRST),
            rule("T10 the unit of weight does not matter", MarketInvariant::isHomogeneous)
                    .finds(Faults.A_KILOGRAM_MORE),
            rule("T23 letting a market rest changes nothing", MarketInvariant::restIsExact)
                    .finds(Faults.FALLS_ASLEEP));

    private static final double TOLERANCE = 1e-9;

    /** Whether the invariant holds in one world for one stepper. */
    @FunctionalInterface
    interface Check {
        boolean holds(MarketWorld world, Stepper stepper);
    }

    private static MarketInvariant rule(String name, Check check) {
        return new MarketInvariant(name, Stepper.RULES, check, List.of());
    }

    private MarketInvariant of(Stepper form) {
        return new MarketInvariant(name, form, check, faults);
    }

    private MarketInvariant finds(Stepper... planted) {
        return new MarketInvariant(name, rules, check, List.of(planted));
    }

    boolean holds(MarketWorld world, Stepper stepper) {
        return check.holds(world, stepper);
    }

    @Override
    public String toString() {
        return name;
    }

    private static boolean keepsMass(MarketWorld w, Stepper stepper) {
        MarketState a = w.after(stepper);
        Pool pool = Pool.of(w);
        double bought = 0;
        for (int j = 0; j < a.size; j++) {
            bought += a.imports[j];
            double used = w.use(j) * (1 - a.shortage[j]);
            double change = a.stock[j] - w.state().stock[j];
            if (!near(change, a.arrivals[j] - used, Math.max(a.arrivals[j], w.state().stock[j]))) {
                return false;
            }
        }
        return near(bought, pool.served(), pool.demand()) && bought <= pool.demand() * (1 + TOLERANCE);
    }

    private static boolean near(double x, double y, double scale) {
        return Math.abs(x - y) <= TOLERANCE * Math.max(1, scale);
    }

    private static boolean rests(MarketWorld w, Stepper stepper) {
        MarketWorld at = w.atRest();
        for (int month = 1; month <= 60; month++) {
            at = at.with(at.after(stepper));
        }
        MarketState end = at.state();
        return users(w).allMatch(j -> Math.abs(end.price[j] - 1) <= 1e-12 && end.shortage[j] <= 1e-12);
    }

    private static IntStream users(MarketWorld w) {
        return IntStream.range(0, w.size());
    }

    private static boolean shortageGrows(MarketWorld w, Stepper stepper) {
        int user = tightened(w);
        return stricter(w).after(stepper).shortage[user] >= w.after(stepper).shortage[user] - TOLERANCE;
    }

    private static boolean priceRises(MarketWorld w, Stepper stepper) {
        int user = tightened(w);
        return stricter(w).after(stepper).price[user] >= w.after(stepper).price[user] * (1 - TOLERANCE);
    }

    private static boolean poolPriceRises(MarketWorld w, Stepper stepper) {
        return stricter(w).after(stepper).poolPrice >= w.after(stepper).poolPrice * (1 - TOLERANCE);
    }

    /** The same world with one flow tightened at random. */
    private static MarketWorld stricter(MarketWorld w) {
        var luck = new Luck(w.seed());
        int[] two = luck.order(w.size());
        return w.tightened(two[0], two[1], luck.between(0, 1));
    }

    /** Whose flow is tightened. */
    private static int tightened(MarketWorld w) {
        return new Luck(w.seed()).order(w.size())[1];
    }

    private static boolean stockHelps(MarketWorld w, Stepper stepper) {
        MarketState a = w.after(stepper);
        return users(w).allMatch(j -> w.withStock(j, 1.3).after(stepper).shortage[j] <= a.shortage[j] + TOLERANCE);
    }

    private static boolean searchHelps(MarketWorld w, Stepper stepper) {
        var luck = new Luck(w.seed());
        int[] two = luck.order(w.size());
        MarketWorld one = w.atRest().tightened(two[0], two[1], luck.between(0, 1));
        double psi = w.parameter(Parameter.RESOURCING_FRESH);
        double more = Math.min(w.parameter(Parameter.RESOURCING_ADAPTED), psi + .1);
        MarketState a = empty(one, two[1]).after(stepper);
        MarketState b =
                empty(one, two[1]).with(Parameter.RESOURCING_FRESH, more).after(stepper);
        MarketState full = one.after(stepper);
        MarketState fuller = one.with(Parameter.RESOURCING_FRESH, more).after(stepper);
        return b.shortage[two[1]] <= a.shortage[two[1]] + TOLERANCE
                && fuller.shortage[two[1]] <= full.shortage[two[1]] + TOLERANCE;
    }

    /** A month later, when the stock of the restricted user is spent and nobody else has bought more. */
    private static MarketWorld empty(MarketWorld w, int user) {
        return w.with(Parameter.RESTOCK, 0).withStock(user, 0);
    }

    private static boolean isBounded(MarketWorld w, Stepper stepper) {
        MarketState a = w.after(stepper);
        double cap = w.parameter(Parameter.PRICE_CAP);
        boolean pool = a.poolPrice >= 1 && a.poolPrice <= cap;
        return pool
                && users(w).allMatch(j -> isShare(a.shortage[j])
                        && isShare(a.dependence[j])
                        && a.price[j] > 0
                        && a.price[j] <= cap
                        && (a.price[j] >= 1 || a.suppression < 1)
                        && a.stock[j] >= 0
                        && isShare(a.adaptation[j]));
    }

    private static boolean isShare(double x) {
        return x >= 0 && x <= 1 + TOLERANCE;
    }

    private static boolean isSymmetric(MarketWorld w, Stepper stepper) {
        int[] order = new Luck(w.seed()).order(w.size());
        MarketState a = w.after(stepper);
        MarketState b = w.inOrder(order).after(stepper);
        return users(w).allMatch(c -> same(b, c, a, order[c]));
    }

    private static boolean same(MarketState b, int c, MarketState a, int d) {
        return Math.abs(b.shortage[c] - a.shortage[d]) <= TOLERANCE
                && Math.abs(b.price[c] / a.price[d] - 1) <= TOLERANCE
                && Math.abs(b.dependence[c] - a.dependence[d]) <= TOLERANCE;
    }

    private static boolean isHomogeneous(MarketWorld w, Stepper stepper) {
        MarketState a = w.after(stepper);
        MarketState b = w.scaled(7).after(stepper);
        return users(w).allMatch(c -> same(b, c, a, c));
    }

    /** A market that is barely disturbed is followed for five years with rest and without. */
    private static boolean restIsExact(MarketWorld w, Stepper stepper) {
        MarketWorld resting = w.atRest().withStock(w.size() - 1, .995);
        MarketWorld awake = resting;
        boolean same = true;
        for (int month = 1; month <= 60 && same; month++) {
            resting = resting.with(resting.after(stepper));
            awake = awake.with(awake.after(Stepper.AWAKE));
            MarketState a = resting.state();
            MarketState b = awake.state();
            same = users(w).allMatch(j -> Math.abs(a.price[j] / b.price[j] - 1) <= 1e-4
                    && Math.abs(a.stock[j] - b.stock[j]) <= 1e-4 * b.stock[j]
                    && Math.abs(a.shortage[j] - b.shortage[j]) <= 1e-4);
        }
        return same;
    }
}
