package parley.cli.evidence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import parley.cli.evidence.Episode.Decree;
import parley.cli.evidence.Episode.Figure;
import parley.cli.evidence.Episode.InMarkets;
import parley.cli.evidence.Episode.MarketData;
import parley.summit.market.MarketState;
import parley.summit.market.SupplyChain;
import parley.summit.scenario.Country;
import parley.summit.scenario.DatedControl;
import parley.summit.scenario.Market;
import parley.summit.scenario.Parameters;
import parley.summit.scenario.Scenario;

/** The world of an episode as the rules of the market move it under its controls. */
final class MarketCourse {

    private static final LocalDate ANY_DAY = LocalDate.of(2025, 1, 1);

    private final InMarkets episode;
    private final Scenario world;

    MarketCourse(InMarkets episode) {
        this.episode = episode;
        world = world(episode);
    }

    private static Scenario world(InMarkets episode) {
        return new Scenario(
                episode.id(),
                episode.title(),
                episode.text(),
                ANY_DAY,
                0,
                episode.countries().stream()
                        .map(code -> new Country(code, code, Optional.empty()))
                        .toList(),
                episode.markets().stream().map(MarketCourse::market).toList(),
                episode.controls().stream().map(MarketCourse::control).toList(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                0,
                List.of(),
                List.of(),
                new TreeMap<>(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Set.of(),
                false);
    }

    private static Market market(MarketData data) {
        var flows = new ArrayList<Market.Flow>();
        data.flows()
                .forEach((origin, users) ->
                        users.forEach((user, tonnes) -> flows.add(new Market.Flow(origin, user, tonnes))));
        List<Market.Feed> feed =
                data.feed().map(f -> List.of(new Market.Feed(f, 1))).orElse(List.of());
        return new Market(data.id(), data.id(), "t", 1, 1, 1, 0, feed, flows);
    }

    /** A control of an episode acts from its month on, whatever the year. */
    private static DatedControl control(Decree decree) {
        return new DatedControl(
                decree.key(),
                ANY_DAY,
                OptionalInt.of(decree.month()),
                decree.origin().orElse(Scenario.CHINA),
                decree.target(),
                decree.markets(),
                decree.ban() ? 0 : decree.approval(),
                decree.ban(),
                decree.revision(),
                false,
                0,
                decree.title(),
                false,
                false,
                false);
    }

    /** Every target of the episode under these parameters, in their order. */
    double[] figures(Parameters parameters) {
        SupplyChain chain = SupplyChain.atRest(world, parameters);
        List<Figure> targets = episode.targets();
        var courses = new double[targets.size()][episode.months()];
        double[] exports = episode.markets().stream()
                .mapToDouble(m -> chain.market(chain.market(m.id())).exports(chain.china()))
                .toArray();
        for (int month = 1; month <= episode.months(); month++) {
            chain.decree(world.controls(), month);
            chain.step();
            for (int t = 0; t < courses.length; t++) {
                courses[t][month - 1] = value(chain, targets.get(t), exports);
            }
        }
        return IntStream.range(0, courses.length)
                .mapToDouble(t -> taken(targets.get(t), courses[t]))
                .toArray();
    }

    private double value(SupplyChain chain, Figure figure, double[] before) {
        int k = chain.market(figure.market());
        MarketState market = chain.market(k);
        int user = figure.user().map(chain::country).orElse(0);
        return switch (figure.of()) {
            case PRICE -> market.price(user);
            case PREMIUM -> market.price(user) / market.price(chain.china());
            case EXPORTS -> exported(market, chain.china()) / before[k];
            case SHARE -> market.dependence(user);
            case OUTPUT_SHARE -> outputShare(chain, market, user);
        };
    }

    /** What arrives from China in all other countries, t a month. */
    private static double exported(MarketState market, int china) {
        double sum = 0;
        for (int j = 0; j < market.size(); j++) {
            sum += j == china ? 0 : market.dependence(j) * market.arrivals(j);
        }
        return sum;
    }

    private static double outputShare(SupplyChain chain, MarketState market, int origin) {
        double own = 0;
        double all = 0;
        for (int i = 0; i < market.size(); i++) {
            double available = 1;
            for (int feed : market.upstream()) {
                available = Math.min(available, 1 - chain.market(feed).shortage(i));
            }
            double output = 0;
            for (int j = 0; j < market.size(); j++) {
                output += market.flow(i, j) * available;
            }
            own += i == origin ? output : 0;
            all += output;
        }
        return own / all;
    }

    private static double taken(Figure figure, double[] course) {
        int last = course.length - 1;
        int month = figure.month().orElse(course.length) - 1;
        int highest = IntStream.range(0, course.length)
                .reduce((a, b) -> course[b] > course[a] ? b : a)
                .orElse(0);
        return switch (figure.take()) {
            case MONTH -> course[month];
            case MEAN ->
                IntStream.range(month, figure.to().orElse(course.length))
                        .mapToDouble(m -> course[m])
                        .average()
                        .orElse(0);
            case HIGHEST -> course[highest];
            case HIGHEST_MONTH -> highest + 1.0;
            case LAST_OF_HIGHEST -> course[last] / course[highest];
        };
    }
}
