package parley.summit.deal;

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
    private final Map<String, Profile> profiles;
    private final Map<String, List<List<Issue.Payoff>>> payoffs;

    TruceValuation(Table table, Map<String, Profile> profiles) {
        this.table = table;
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
        double money = scale * welfare / gdp;
        double politics = values.politicalWeight() * (scale * political + prestige);
        return new Appraisal(money + politics, money, 0, politics, 0);
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
