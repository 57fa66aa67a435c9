package parley.summit.deal;

import java.util.Map;
import java.util.Objects;
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

    TruceValuation(Table table, Map<String, Profile> profiles) {
        this.table = table;
        this.profiles = Map.copyOf(profiles);
    }

    @Override
    public Appraisal appraise(int[] levels, String party, SeatValues values, Prospects prospects) {
        double welfare = 0;
        double political = 0;
        double scale = 1;
        int touched = 0;
        for (int i = 0; i < levels.length; i++) {
            Issue issue = table.issues().get(i);
            if (issue.id().equals(DURATION)) {
                scale = BY_DURATION[levels[i]];
            } else {
                Issue.Payoff payoff = payoff(issue.levels().get(levels[i]), party);
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
