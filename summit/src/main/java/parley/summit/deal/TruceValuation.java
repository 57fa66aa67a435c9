package parley.summit.deal;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import parley.summit.scenario.Issue;
import parley.summit.scenario.Profile;
import parley.summit.scenario.Table;
import parley.summit.seat.Appraisal;
import parley.summit.seat.SeatValues;

/** Worth of a truce: the payoffs of its issues, scaled by how long it lasts (MODEL section 6.6). */
public final class TruceValuation implements Valuation {

    /** The issue that multiplies the others. */
    public static final String DURATION = "dur";

    private static final double[] BY_DURATION = {.5, 1, 1.4};
    private static final double BILLION_GDP = .001;

    private final Table table;
    private final double redLineCost;
    private final Map<String, Profile> profiles;
    private final Map<String, List<List<Issue.Payoff>>> payoffs;

    TruceValuation(Table table, Map<String, Profile> profiles, double redLineCost) {
        this.table = table;
        this.redLineCost = redLineCost;
        this.profiles = Map.copyOf(profiles);
        payoffs = table.parties().stream().collect(Collectors.toMap(Function.identity(), this::payoffs));
    }

    @Override
    public Appraisal appraise(int[] levels, String party, SeatValues values, Prospects prospects) {
        List<List<Issue.Payoff>> own = Objects.requireNonNull(payoffs.get(party), party);
        double welfare = 0;
        double political = 0;
        double scale = 1;
        int touched = 0;
        for (int i = 0; i < levels.length; i++) {
            Issue issue = table.issues().get(i);
            if (issue.id().equals(DURATION)) {
                scale = BY_DURATION[levels[i]];
            } else {
                Issue.Payoff payoff = own.get(i).get(levels[i]);
                welfare += weighted(payoff.welfare(), values);
                political += weighted(payoff.political(), values);
                touched += levels[i] > 0 ? 1 : 0;
            }
        }
        double gdp =
                BILLION_GDP * Objects.requireNonNull(profiles.get(party), party).gdp();
        double prestige = values.prestige().getOrDefault(table.id(), 0.0) * Math.min(1, touched / 3.0);
        double crossing = redLineCost * crossed(levels, party, prospects);
        double money = scale * welfare / gdp;
        double politics = values.politicalWeight() * (scale * political + prestige - crossing);
        return new Appraisal(money + politics, money, 0, politics, 0);
    }

    /** Own red lines beyond which a truce lies; to agree on nothing breaks no word. */
    private int crossed(int[] levels, String party, Prospects prospects) {
        boolean nothing = Arrays.stream(levels).allMatch(level -> level == 0);
        return nothing ? 0 : prospects.redLines().crossed(table, party, levels);
    }

    @Override
    public Breakdown breakdown(int[] levels, String party, SeatValues values, Prospects prospects) {
        List<List<Issue.Payoff>> own = Objects.requireNonNull(payoffs.get(party), party);
        double gdp =
                BILLION_GDP * Objects.requireNonNull(profiles.get(party), party).gdp();
        var account = new Breakdown.Account(1 / gdp, 0, values.politicalWeight());
        double scale = scale(levels);
        int touched = 0;
        for (int i = 0; i < levels.length; i++) {
            Issue issue = table.issues().get(i);
            if (!issue.id().equals(DURATION)) {
                Issue.Payoff payoff = own.get(i).get(levels[i]);
                account.welfare(issue.id(), weighted(payoff.welfare(), values), "US$ bn", scale)
                        .politics(issue.id(), weighted(payoff.political(), values), scale);
                touched += levels[i] > 0 ? 1 : 0;
            }
        }
        return account.politics(
                        "prestige",
                        Math.min(1, touched / 3.0),
                        values.prestige().getOrDefault(table.id(), 0.0))
                .politics("red lines", crossed(levels, party, prospects), -redLineCost)
                .breakdown();
    }

    private double scale(int[] levels) {
        double scale = 1;
        for (int i = 0; i < levels.length; i++) {
            scale = table.issues().get(i).id().equals(DURATION) ? BY_DURATION[levels[i]] : scale;
        }
        return scale;
    }

    private List<List<Issue.Payoff>> payoffs(String party) {
        return table.issues().stream()
                .map(issue -> issue.levels().stream()
                        .map(level -> payoff(level, party))
                        .toList())
                .toList();
    }

    private static double weighted(double cell, SeatValues values) {
        return cell < 0 ? cell * values.concessionAversion() : cell;
    }

    private static Issue.Payoff payoff(Issue.Level level, String party) {
        return level.payoffs().stream()
                .filter(p -> p.country().equals(party))
                .findFirst()
                .orElse(new Issue.Payoff(party, 0, 0));
    }

    @Override
    public double committed(int[] levels) {
        return 0;
    }

    @Override
    public double provocation(int[] levels) {
        return 0;
    }
}
