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
    private final IssueGrid<int[]> grid;

    TruceValuation(Table table, Map<String, Profile> profiles, double redLineCost) {
        this.table = table;
        this.redLineCost = redLineCost;
        this.profiles = Map.copyOf(profiles);
        grid = IssueGrid.of(table.issues(), Function.identity());
        payoffs = table.parties().stream().collect(Collectors.toMap(Function.identity(), this::payoffs));
    }

    @Override
    public Preferences preferences(String party, SeatValues values, Prospects prospects) {
        return new Preferences() {
            @Override
            public Appraisal appraise(int[] levels) {
                return appraisal(levels, party, values, prospects);
            }

            @Override
            public double surplus(int[] levels) {
                return appraise(levels).surplus();
            }

            @Override
            public double[][] issueValues() {
                return grid.values(this::surplus);
            }
        };
    }

    private Appraisal appraisal(int[] levels, String party, SeatValues values, Prospects prospects) {
        var totals = new Account.Totals();
        enter(levels, party, values, prospects, totals);
        double money = totals.welfare() / gdp(party);
        double politics = values.politicalWeight() * totals.politics();
        return new Appraisal(money + politics, money, 0, politics, 0);
    }

    @Override
    public Breakdown breakdown(int[] levels, String party, SeatValues values, Prospects prospects) {
        var books = new Breakdown.Books(String::valueOf, 1 / gdp(party), 0, values.politicalWeight());
        enter(levels, party, values, prospects, books);
        return books.breakdown();
    }

    private double gdp(String party) {
        return BILLION_GDP * Objects.requireNonNull(profiles.get(party), party).gdp();
    }

    private void enter(int[] levels, String party, SeatValues values, Prospects prospects, Account account) {
        List<List<Issue.Payoff>> own = Objects.requireNonNull(payoffs.get(party), party);
        double scale = scale(levels);
        int touched = 0;
        for (int i = 0; i < levels.length; i++) {
            Issue issue = table.issues().get(i);
            if (!issue.id().equals(DURATION)) {
                Issue.Payoff payoff = own.get(i).get(levels[i]);
                account.welfare(issue.id(), weighted(payoff.welfare(), values), "US$ bn", scale);
                account.politics(issue.id(), weighted(payoff.political(), values), scale);
                touched += levels[i] > 0 ? 1 : 0;
            }
        }
        double prestige = values.prestige().getOrDefault(table.id(), 0.0);
        account.politics("prestige", Math.min(1, touched / 3.0), prestige);
        account.redLines(crossed(levels, party, prospects), -redLineCost);
    }

    /** Own red lines beyond which a truce lies; to agree on nothing breaks no word. */
    private int crossed(int[] levels, String party, Prospects prospects) {
        RedLines own = prospects.redLines().of(party, table);
        boolean nothing = Arrays.equals(levels, new int[levels.length]);
        return nothing ? 0 : own.crossed(table, levels);
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
