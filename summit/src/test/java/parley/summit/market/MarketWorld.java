package parley.summit.market;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import parley.summit.scenario.Market;
import parley.summit.scenario.Parameter;
import parley.summit.scenario.Parameters;

/**
 * One market in a random state under a random policy: the world W of MODEL section 15. Every change of it makes another world, so
 * that two months can be compared.
 */
@SuppressWarnings("ArrayRecordComponent") // worlds are never compared
record MarketWorld(
        long seed,
        MarketState state,
        double[][] permitted,
        double[][] permittedToAll,
        double[] search,
        double[] availability,
        Parameters parameters,
        int china) {

    private static final double PRICE = 10_000;
    private static final double DOWNSTREAM = 40;

    /** The world of this seed. */
    static MarketWorld of(long seed) {
        var luck = new Luck(seed);
        int n = 3 + luck.below(6);
        Parameters parameters = parameters(luck);
        MarketState state = market(flows(luck, n), parameters);
        disturb(state, luck);
        double[] availability = each(n, () -> luck.chance(.7) ? 1 : luck.between(0, 1));
        double[] search = each(n, () -> luck.chance(2 / 3.0) ? 1 : .5);
        double[][] permitted = policy(luck, n);
        return new MarketWorld(seed, state, permitted, toAll(luck, permitted), search, availability, parameters, 0);
    }

    /** The ranges of MODEL section 11, and beyond. */
    private static Parameters parameters(Luck luck) {
        return Parameters.of(p -> switch (p) {
            case ELASTICITY_FRESH -> luck.between(.1, .5);
            case ELASTICITY_ADAPTED -> luck.between(.5, 1.1);
            case SPARE_EXPORTS -> luck.between(0, .3);
            case RESOURCING_FRESH -> luck.between(0, .55);
            case RESOURCING_ADAPTED -> luck.between(.6, .8);
            case STOCK_COVER -> luck.between(.2, 4);
            case PRICE_HORIZON -> luck.between(1, 4);
            case RESTOCK -> luck.between(.05, .4);
            case RESTOCK_CAP -> luck.between(.05, .5);
            case RELEASE -> luck.between(.2, .6);
            case STORAGE_PREMIUM -> luck.between(.5, 2);
            case CHINA_DISPLACED_FIRST -> luck.between(0, 1);
            case HOME_CEILING, HOME_SLOPE -> luck.between(p.low(), p.high());
            default -> p.drawn() ? luck.between(p.low(), p.high()) : p.standard();
        });
    }

    private static double[][] flows(Luck luck, int n) {
        var flow = new double[n][n];
        for (double[] row : flow) {
            Arrays.setAll(row, j -> luck.gamma(.7) + 1e-3);
        }
        for (int c = 0; c < n; c++) {
            boolean idleUser = luck.chance(.15);
            boolean idleOrigin = luck.chance(.15);
            for (int other = 0; other < n; other++) {
                flow[other][c] = idleUser ? 0 : flow[other][c];
                flow[c][other] = idleOrigin ? 0 : flow[c][other];
            }
        }
        return flow;
    }

    /** A market at rest with these flows, in tonnes a month. */
    static MarketState market(double[][] flow, Parameters parameters) {
        List<String> codes =
                IntStream.range(0, flow.length).mapToObj(i -> "C" + i).toList();
        var flows = new ArrayList<Market.Flow>();
        for (int i = 0; i < flow.length; i++) {
            for (int j = 0; j < flow.length; j++) {
                flows.add(new Market.Flow(codes.get(i), codes.get(j), 12 * flow[i][j]));
            }
        }
        var market = new Market("M", "Metal", "t", PRICE, DOWNSTREAM, 1, 0, List.of(), flows);
        return MarketState.atRest(market, codes, List.of("M"), parameters);
    }

    private static void disturb(MarketState m, Luck luck) {
        int stocks = luck.below(3);
        boolean adapted = luck.chance(.5);
        for (int j = 0; j < m.size; j++) {
            m.stock[j] *= switch (stocks) {
                case 0 -> 1;
                case 1 -> luck.between(.1, 1.5);
                default -> 0;
            };
            m.adaptation[j] = adapted ? luck.between(0, 1) : 0;
            m.price[j] = luck.between(.8, 5);
        }
        m.suppression = luck.chance(2 / 3.0) ? 1 : .8;
    }

    private static double[][] policy(Luck luck, int n) {
        double[][] permitted = free(n);
        for (int i = 0; i < n; i++) {
            boolean controlled = luck.chance(.5);
            for (int j = 0; j < n; j++) {
                if (controlled && i != j && !luck.chance(.3)) {
                    permitted[i][j] = luck.chance(.5) ? 0 : luck.between(0, 1);
                }
            }
        }
        return permitted;
    }

    /** Half of what is restricted is aimed at one country alone, and others may have more of it. */
    private static double[][] toAll(Luck luck, double[][] permitted) {
        double[][] toAll = copy(permitted);
        for (double[] row : toAll) {
            Arrays.setAll(row, j -> luck.chance(.5) ? row[j] : luck.between(row[j], 1));
        }
        return toAll;
    }

    private static double[][] copy(double[][] shares) {
        return Arrays.stream(shares).map(double[]::clone).toArray(double[][]::new);
    }

    static double[][] free(int n) {
        var free = new double[n][n];
        for (double[] row : free) {
            Arrays.fill(row, 1);
        }
        return free;
    }

    private static double[] each(int n, DoubleSupplier value) {
        return DoubleStream.generate(value).limit(n).toArray();
    }

    int size() {
        return state.size;
    }

    double parameter(Parameter parameter) {
        return parameters.get(parameter);
    }

    /** Use of {@code user} after adaptation. */
    double use(int user) {
        return state.normalUse[user] * (1 - parameter(Parameter.ADAPTABLE_USE) * state.adaptation[user]);
    }

    /** The state after one month. */
    MarketState after(Stepper stepper) {
        MarketState next = state.copy();
        stepper.step(next, Policy.custom(permitted, permittedToAll, search), availability, parameters, china);
        return next;
    }

    MarketWorld with(MarketState other) {
        return new MarketWorld(seed, other, permitted, permittedToAll, search, availability, parameters, china);
    }

    MarketWorld with(Parameter parameter, double value) {
        return new MarketWorld(
                seed,
                state.copy(),
                permitted,
                permittedToAll,
                search,
                availability,
                parameters.with(parameter, value),
                china);
    }

    /** The same with one flow permitted to a smaller share. */
    MarketWorld tightened(int origin, int user, double factor) {
        double[][] tighter = copy(permitted);
        tighter[origin][user] *= factor;
        return new MarketWorld(seed, state.copy(), tighter, permittedToAll, search, availability, parameters, china);
    }

    /** The same with another stock of one user. */
    MarketWorld withStock(int user, double factor) {
        MarketState other = state.copy();
        other.stock[user] *= factor;
        return with(other);
    }

    /** The same in another unit of weight. */
    MarketWorld scaled(double factor) {
        MarketState other = state.copy();
        for (int i = 0; i < other.size; i++) {
            other.normalUse[i] *= factor;
            other.stock[i] *= factor;
            for (int j = 0; j < other.size; j++) {
                other.flow.set(i, j, factor * other.flow.get(i, j));
            }
        }
        return with(other);
    }

    /** The same with its countries in another order. */
    MarketWorld inOrder(int[] order) {
        int n = size();
        double[][] flow = new double[n][n];
        double[][] policy = new double[n][n];
        double[][] toAll = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                flow[i][j] = state.flow.get(order[i], order[j]);
                policy[i][j] = permitted[order[i]][order[j]];
                toAll[i][j] = permittedToAll[order[i]][order[j]];
            }
        }
        MarketState other = market(flow, parameters);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                other.flow.set(i, j, flow[i][j]);
            }
            other.normalUse[i] = state.normalUse[order[i]];
            other.stock[i] = state.stock[order[i]];
            other.adaptation[i] = state.adaptation[order[i]];
            other.price[i] = state.price[order[i]];
        }
        other.suppression = state.suppression;
        return new MarketWorld(
                seed, other, policy, toAll, of(search, order), of(availability, order), parameters, at(order));
    }

    private int at(int[] order) {
        return IntStream.range(0, order.length)
                .filter(i -> order[i] == china)
                .findFirst()
                .orElseThrow();
    }

    private static double[] of(double[] values, int[] order) {
        return Arrays.stream(order).mapToDouble(i -> values[i]).toArray();
    }

    /** The same flows at rest: full stocks, nothing controlled, nobody adapted. */
    MarketWorld atRest() {
        MarketState rest = state.copy();
        for (int j = 0; j < rest.size; j++) {
            rest.stock[j] = parameter(Parameter.STOCK_COVER) * rest.normalUse[j];
            rest.adaptation[j] = 0;
            rest.price[j] = 1;
        }
        rest.suppression = 1;
        double[] ones = each(size(), () -> 1);
        return new MarketWorld(seed, rest, free(size()), free(size()), ones, ones.clone(), parameters, china);
    }
}
