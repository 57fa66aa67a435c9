package parley.benchmarks;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import parley.summit.scenario.Country;
import parley.summit.scenario.DatedControl;
import parley.summit.scenario.Ladder;
import parley.summit.scenario.Market;
import parley.summit.scenario.Project;
import parley.summit.scenario.Scenario;
import parley.summit.scenario.Table;
import parley.summit.scenario.TableKind;

/** {@code gyeongju-2025} with more or fewer of one thing, to see what it costs; its stories make no sense. */
final class Summit {

    private static final String REST = "ROW";

    private Summit() {}

    static Scenario load() {
        return Game.library().load("gyeongju-2025");
    }

    /** The truce and the first deal tables, so many in all. */
    static Scenario withTables(Scenario all, int count) {
        List<Table> tables = Stream.concat(
                        all.tables().stream().filter(t -> t.kind() == TableKind.TRUCE),
                        all.tables().stream().filter(t -> t.kind() == TableKind.DEAL))
                .limit(count)
                .toList();
        Set<String> kept = new HashSet<>(tables.stream().map(Table::id).toList());
        return all.seated(
                tables,
                all.openingDeals().stream()
                        .filter(d -> kept.contains(d.table()))
                        .toList(),
                all.redLines().stream().filter(l -> kept.contains(l.table())).toList());
    }

    /** The rest of the world falls into so many equal countries, so that there are {@code count} in all. */
    static Scenario withCountries(Scenario all, int count) {
        int parts = count - all.countries().size() + 1;
        List<String> rest =
                IntStream.range(0, parts).mapToObj(i -> i == 0 ? REST : "R" + i).toList();
        var countries = new ArrayList<>(all.countries());
        Country whole = all.country(REST).orElseThrow();
        rest.stream().skip(1).forEach(code -> countries.add(new Country(code, code, whole.profile())));
        List<Market> markets = all.markets().stream()
                .map(m -> with(
                        m,
                        m.upstream(),
                        m.flows().stream().flatMap(f -> split(f, rest)).toList()))
                .toList();
        return with(all, countries, markets, all.controls(), all.ladders(), all.tables(), all.projects());
    }

    private static Market with(Market m, List<Market.Feed> upstream, List<Market.Flow> flows) {
        return new Market(
                m.id(),
                m.name(),
                m.unit(),
                m.price(),
                m.downstreamValue(),
                m.finalShare(),
                m.growth(),
                upstream,
                flows);
    }

    private static Stream<Market.Flow> split(Market.Flow flow, List<String> rest) {
        List<String> origins = flow.origin().equals(REST) ? rest : List.of(flow.origin());
        List<String> users = flow.user().equals(REST) ? rest : List.of(flow.user());
        double each = flow.tonnesPerYear() / (origins.size() * users.size());
        return origins.stream().flatMap(origin -> users.stream().map(user -> new Market.Flow(origin, user, each)));
    }

    /** The first markets, so many, and what lies in them. */
    static Scenario withMarkets(Scenario all, int count) {
        List<Market> markets = all.markets().subList(0, count);
        Set<String> kept = new HashSet<>(markets.stream().map(Market::id).toList());
        return with(
                all,
                all.countries(),
                markets.stream()
                        .map(m -> with(
                                m,
                                m.upstream().stream()
                                        .filter(f -> kept.contains(f.market()))
                                        .toList(),
                                m.flows()))
                        .toList(),
                all.controls().stream().map(c -> in(c, kept)).toList(),
                all.ladders().stream().map(l -> in(l, kept)).toList(),
                all.tables().stream()
                        .map(t -> new Table(
                                t.id(),
                                t.kind(),
                                t.parties(),
                                t.issues(),
                                t.startRound(),
                                t.deadlineRound(),
                                t.meetingRound(),
                                in(t.projects(), kept)))
                        .toList(),
                in(all.projects(), kept));
    }

    private static List<Project> in(List<Project> projects, Set<String> markets) {
        return projects.stream().filter(p -> markets.contains(p.market())).toList();
    }

    private static List<String> among(List<String> ids, Set<String> kept) {
        return ids.stream().filter(kept::contains).toList();
    }

    private static DatedControl in(DatedControl c, Set<String> markets) {
        return new DatedControl(
                c.key(),
                c.effective(),
                c.month(),
                c.origin(),
                c.target(),
                among(c.markets(), markets),
                c.approval(),
                c.ban(),
                c.revision(),
                c.licenceTalks(),
                c.relapse(),
                c.title(),
                c.extraterritorial(),
                c.technology(),
                c.suspendable());
    }

    private static Ladder in(Ladder l, Set<String> markets) {
        return new Ladder(
                l.actor(),
                l.target(),
                l.counterpart(),
                l.kind(),
                among(l.basket(), markets),
                l.openingLevel(),
                l.announcedLevel(),
                l.demand(),
                l.sensitivity(),
                l.levels());
    }

    private static Scenario with(
            Scenario all,
            List<Country> countries,
            List<Market> markets,
            List<DatedControl> controls,
            List<Ladder> ladders,
            List<Table> tables,
            List<Project> projects) {
        Set<String> ids = new HashSet<>(markets.stream().map(Market::id).toList());
        return new Scenario(
                all.id(),
                all.title(),
                all.summary(),
                all.firstDay(),
                all.rounds(),
                countries,
                markets,
                controls,
                all.calendar(),
                ladders,
                tables,
                among(all.coercionBasket(), ids),
                all.tension(),
                all.pressures(),
                all.budgets(),
                all.overrides(),
                all.figures(),
                projects,
                all.openingDeals(),
                all.redLines(),
                all.without(),
                all.openFloor());
    }
}
