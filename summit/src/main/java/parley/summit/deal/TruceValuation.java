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

    /** Place of the duration among the issues; negative where it is not negotiated. */
    private final int duration;

    private final Map<String, Profile> profiles;
    private final Map<String, List<List<Issue.Payoff>>> payoffs;
    private final IssueGrid<int[]> grid;

    TruceValuation(Table table, Map<String, Profile> profiles, double redLineCost) {
        this.table = table;
        this.redLineCost = redLineCost;
        this.profiles = Map.copyOf(profiles);
        duration = duration(table);
        grid = IssueGrid.of(table.issues(), Function.identity());
        payoffs = table.parties().stream().collect(Collectors.toMap(Function.identity(), this::payoffs));
    }

    @Override
    public Preferences preferences(String party, SeatValues values, Prospects prospects) {
        var side = new Side(party, values, prospects);
        return new Preferences() {
            @Override
            public Appraisal appraise(int[] levels) {
                return side.appraise(levels);
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

    @Override
    public Breakdown breakdown(int[] levels, String party, SeatValues values, Prospects prospects) {
        var side = new Side(party, values, prospects);
        var books = new Breakdown.Books(String::valueOf, 1 / side.gdp, 0, values.politicalWeight());
        side.enter(levels, books);
        return books.breakdown();
    }

    /** One party in one turn, with all that no truce changes looked up. */
    private final class Side {

        private final SeatValues values;
        private final double gdp;
        private final List<List<Issue.Payoff>> payoffs;
        private final double prestige;
        private final RedLines ownLines;

        Side(String party, SeatValues values, Prospects prospects) {
            this.values = values;
            gdp = BILLION_GDP
                    * Objects.requireNonNull(profiles.get(party), party).gdp();
            payoffs = Objects.requireNonNull(TruceValuation.this.payoffs.get(party), party);
            prestige = values.prestige().getOrDefault(table.id(), 0.0);
            ownLines = prospects.redLines().of(party, table);
        }

        Appraisal appraise(int[] levels) {
            var totals = new Account.Totals();
            enter(levels, totals);
            double money = totals.welfare() / gdp;
            double politics = values.politicalWeight() * totals.politics();
            return new Appraisal(money + politics, money, 0, politics, 0);
        }

        void enter(int[] levels, Account account) {
            double scale = scale(levels);
            int touched = 0;
            for (int i = 0; i < levels.length; i++) {
                if (i != duration) {
                    Issue.Payoff payoff = payoffs.get(i).get(levels[i]);
                    String issue = table.issues().get(i).id();
                    account.welfare(issue, weighted(payoff.welfare(), values), "US$ bn", scale);
                    account.politics(issue, weighted(payoff.political(), values), scale);
                    touched += levels[i] > 0 ? 1 : 0;
                }
            }
            account.politics("prestige", Math.min(1, touched / 3.0), prestige);
            account.redLines(crossed(levels), -redLineCost);
        }

        /** Own red lines beyond which a truce lies; to agree on nothing breaks no word. */
        private int crossed(int[] levels) {
            boolean nothing = Arrays.equals(levels, new int[levels.length]);
            return nothing ? 0 : ownLines.crossed(table, levels);
        }
    }

    private double scale(int[] levels) {
        return duration < 0 ? 1 : BY_DURATION[levels[duration]];
    }

    private static int duration(Table table) {
        for (int i = 0; i < table.issues().size(); i++) {
            if (table.issues().get(i).id().equals(DURATION)) {
                return i;
            }
        }
        return -1;
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
