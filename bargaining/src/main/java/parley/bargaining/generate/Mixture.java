package parley.bargaining.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import parley.bargaining.chance.Draws;
import parley.bargaining.domain.Domain;
import parley.bargaining.domain.LinearAdditive;

/**
 * Preferences that lie between harmony, where all parties value the same, and strife. Half-way every value is a pie that they
 * divide, and each has its own idea of which issues matter; at the far end one issue alone matters, and each of its values is
 * worth something to one party only.
 *
 * @param issues of the parties in turn
 */
record Mixture(List<List<MixedIssue>> issues) {

    static final double HARMONY = 0;
    static final double STRIFE = 2;

    private static final double LEAST_WEIGHT = 0.1;

    /**
     * One issue as a party sees it.
     *
     * @param decisive whether the issue is the one that matters in the end
     * @param common what its values are worth in harmony
     * @param divided the party's piece of each
     * @param won 1 where the party gets all in the end, else 0
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record MixedIssue(double weight, boolean decisive, double[] common, double[] divided, double[] won) {

        double weight(double mixed) {
            double strife = Math.max(0, mixed - 1);
            return (1 - strife) * weight + (decisive ? strife : 0);
        }

        List<Double> worth(double mixed) {
            return IntStream.range(0, common.length)
                    .mapToObj(level -> mixed <= 1
                            ? (1 - mixed) * common[level] + mixed * divided[level]
                            : (2 - mixed) * divided[level] + (mixed - 1) * won[level])
                    .toList();
        }
    }

    static Mixture of(Domain domain, int parties, Draws draws) {
        int decisive = longest(domain);
        List<List<MixedIssue>> byParty = new ArrayList<>();
        for (int party = 0; party < parties; party++) {
            byParty.add(new ArrayList<>());
        }
        for (int i = 0; i < domain.issues().size(); i++) {
            int levels = domain.issues().get(i).levels();
            double[] common = units(levels, draws);
            double[][] pieces = pieces(levels, parties, draws);
            int[] winners = draws.shuffled(levels);
            for (int party = 0; party < parties; party++) {
                double weight = LEAST_WEIGHT + draws.unit();
                byParty.get(party)
                        .add(new MixedIssue(
                                weight, i == decisive, common, pieces[party], won(winners, party, parties)));
            }
        }
        return new Mixture(byParty);
    }

    /** What a party wants; the weights add up to 1. */
    LinearAdditive utility(int party, double mixed) {
        List<MixedIssue> own = issues.get(party);
        double sum = own.stream().mapToDouble(issue -> issue.weight(mixed)).sum();
        return LinearAdditive.of(
                own.stream().map(issue -> issue.weight(mixed) / sum).toList(),
                own.stream().map(issue -> issue.worth(mixed)).toList());
    }

    private static int longest(Domain domain) {
        int longest = 0;
        for (int i = 1; i < domain.issues().size(); i++) {
            if (domain.issues().get(i).levels() > domain.issues().get(longest).levels()) {
                longest = i;
            }
        }
        return longest;
    }

    private static double[] units(int count, Draws draws) {
        double[] units = new double[count];
        for (int i = 0; i < count; i++) {
            units[i] = draws.unit();
        }
        return units;
    }

    /** By party, then by level: what is drawn for the parties at a level, as shares of their sum. */
    private static double[][] pieces(int levels, int parties, Draws draws) {
        double[][] pieces = new double[parties][levels];
        for (int level = 0; level < levels; level++) {
            double[] drawn = units(parties, draws);
            double sum = 0;
            for (double piece : drawn) {
                sum += piece;
            }
            for (int party = 0; party < parties; party++) {
                pieces[party][level] = sum == 0 ? 1.0 / parties : drawn[party] / sum;
            }
        }
        return pieces;
    }

    private static double[] won(int[] winners, int party, int parties) {
        double[] won = new double[winners.length];
        for (int level = 0; level < won.length; level++) {
            won[level] = winners[level] % parties == party ? 1 : 0;
        }
        return won;
    }
}
