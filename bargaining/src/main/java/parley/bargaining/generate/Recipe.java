package parley.bargaining.generate;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import parley.bargaining.analysis.Opposition;
import parley.bargaining.analysis.UtilitySpace;
import parley.bargaining.chance.Draws;
import parley.bargaining.domain.Domain;
import parley.bargaining.domain.LinearAdditive;
import parley.bargaining.domain.Normalisation;
import parley.bargaining.domain.Profile;

/**
 * Random linear additive profiles that are opposed as asked.
 *
 * @param opposition the {@linkplain Opposition#level level} asked for, under {@link Normalisation#RANGE}: 0 where one outcome is
 *     best for all; the most that there can be is the square root of {@code parties - 1}, which needs an issue with at least as many
 *     values as there are parties
 * @param tolerance by how much it may be missed
 * @param reservation what every party gets without agreement, on the scale from 0 to 1; opposition is that of the outcomes
 *     that nobody values less
 */
public record Recipe(Domain domain, int parties, double opposition, double tolerance, double reservation) {

    private static final int BISECTIONS = 50;

    public Recipe {
        if (parties < 2) {
            throw new IllegalArgumentException("parties: " + parties + " (expected: >= 2)");
        }
        double most = Math.sqrt(parties - 1.0);
        if (!(opposition >= 0 && opposition <= most)) {
            throw new IllegalArgumentException("opposition: " + opposition + " (expected: 0.." + most + ")");
        }
        if (!(tolerance > 0)) {
            throw new IllegalArgumentException("tolerance: " + tolerance + " (expected: > 0)");
        }
        if (!(reservation >= 0 && reservation <= 1)) {
            throw new IllegalArgumentException("reservation: " + reservation + " (expected: 0..1)");
        }
    }

    /** Profiles that come as near as can be to what is asked; the same for the same seed. */
    public Generated profiles(long seed) {
        Mixture mixture = Mixture.of(domain, parties, Draws.of(seed));
        Generated nearest = at(mixture, Mixture.HARMONY);
        double from = Mixture.HARMONY;
        double to = Mixture.STRIFE;
        double mixed = to;
        for (int i = 0; i < BISECTIONS && !nearest.reached(); i++) {
            Generated next = at(mixture, mixed);
            nearest = missed(next) < missed(nearest) ? next : nearest;
            if (next.opposition() < opposition) {
                from = mixed;
            } else {
                to = mixed;
            }
            if (from == Mixture.STRIFE) {
                break;
            }
            mixed = (from + to) / 2;
        }
        return nearest;
    }

    /**
     * Opposition changes continuously with the mixture, so what lies between its ends can be met; only where so few outcomes are
     * that each is the best or the worst for everybody, or too few are rational, does it jump.
     */
    private Generated at(Mixture mixture, double mixed) {
        List<LinearAdditive> utilities = IntStream.range(0, parties)
                .mapToObj(party -> mixture.utility(party, mixed))
                .toList();
        double level = level(utilities);
        List<Profile> profiles = utilities.stream()
                .map(utility -> new Profile(utility, reservation))
                .toList();
        return new Generated(domain, profiles, level, Math.abs(level - opposition) <= tolerance);
    }

    private double missed(Generated generated) {
        return Math.abs(generated.opposition() - opposition);
    }

    /** Where no outcome is rational nothing is further apart. */
    private double level(List<LinearAdditive> utilities) {
        double[][] worth = utilities.stream()
                .map(utility -> utility.over(domain, Normalisation.RANGE))
                .toArray(double[][]::new);
        double[] reservations = new double[parties];
        Arrays.fill(reservations, reservation);
        OptionalDouble level = Opposition.level(UtilitySpace.of(worth, reservations));
        return level.orElse(Double.POSITIVE_INFINITY);
    }
}
