package parley.cli.sweep;

import java.util.List;
import java.util.Locale;
import parley.cli.story.Words;
import parley.summit.scenario.Scenario;
import parley.sweep.run.Database;
import parley.sweep.run.Database.Answer;
import parley.sweep.summit.Findings;
import parley.sweep.summit.SummitPlan;

/**
 * What a report is made from.
 *
 * @param runs how many are kept
 * @param draws of the parameters among them, which are what tells how sure a share is
 */
record Evidence(SummitPlan plan, Database database, Words words, long runs, long draws) {

    /** About the 97.5th percentile of the normal distribution. */
    private static final double Z = 1.96;

    static Evidence of(SummitPlan plan, Database database) {
        Answer counts =
                database.ask("SELECT count(*), count(DISTINCT draw) FROM runs").get(0);
        return new Evidence(plan, database, new Words(plan.scenario()), counts.whole(0), counts.whole(1));
    }

    Scenario scenario() {
        return plan.scenario();
    }

    Findings findings() {
        return new Findings(plan, database);
    }

    List<Answer> ask(String query) {
        return database.ask(query);
    }

    /** A share, and where it probably lies. */
    record Share(double share, double low, double high) {

        /** By Wilson's interval for so many independent cases. */
        static Share of(double share, double cases) {
            double shrink = 1 + Z * Z / cases;
            double middle = (share + Z * Z / (2 * cases)) / shrink;
            double reach = Z * Math.sqrt(share * (1 - share) / cases + Z * Z / (4 * cases * cases)) / shrink;
            return new Share(share, Math.min(share, middle - reach), Math.max(share, middle + reach));
        }

        String said() {
            return percent(share);
        }
    }

    /** The share of runs; runs that share a draw tell less than as many draws would, so that the draws are counted. */
    Share share(double share) {
        return Share.of(share, (double) draws);
    }

    static String percent(double share) {
        return number(100 * share, 1);
    }

    static String number(double number, int digits) {
        if (Double.isNaN(number)) {
            return "–";
        }
        String text = String.format(Locale.ROOT, "%." + digits + "f", number);
        return text.matches("-[0.]*") ? text.substring(1) : text.replace('-', '−');
    }

    /** With as many digits as a reader can use. */
    static String readable(double number) {
        double size = Math.abs(number);
        return number(number, size >= 100 ? 0 : size >= 10 ? 1 : size >= .1 || size == 0 ? 2 : 3);
    }
}
