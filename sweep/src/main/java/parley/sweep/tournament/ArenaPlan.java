package parley.sweep.tournament;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import parley.bargaining.chance.Draws;
import parley.bargaining.domain.Domain;
import parley.bargaining.domain.Normalisation;
import parley.bargaining.files.BargainingFiles;
import parley.bargaining.files.BargainingFiles.Format;
import parley.bargaining.files.DomainFile;
import parley.bargaining.files.FaultyFileException;
import parley.bargaining.files.ProfileFile;
import parley.bargaining.generate.Generated;
import parley.bargaining.generate.Recipe;
import parley.bargaining.generate.Shape;

/** Where a tournament gets an arena from; it is worked out when its negotiations come. */
sealed interface ArenaPlan {

    String name();

    int parties();

    Arena arena(Normalisation normalisation);

    /** All that decides what the arena is, and nothing else. */
    String canonical();

    /**
     * One from files.
     *
     * @param domain that of the file, its real issues in steps
     * @param reservation what takes the place of the files' reservation values, if anything does
     */
    record Filed(String name, DomainFile file, Domain domain, List<ProfileFile> profiles, OptionalDouble reservation)
            implements ArenaPlan {

        public Filed {
            profiles = List.copyOf(profiles);
        }

        @Override
        public int parties() {
            return profiles.size();
        }

        @Override
        public Arena arena(Normalisation normalisation) {
            return Arena.of(
                    name,
                    domain,
                    profiles.stream()
                            .map(profile -> utilities(profile, normalisation))
                            .toArray(double[][]::new),
                    profiles.stream()
                            .mapToDouble(p -> reservation.orElse(p.reservation().orElse(0)))
                            .toArray());
        }

        private double[] utilities(ProfileFile profile, Normalisation normalisation) {
            try {
                return profile.utility(file).over(domain, normalisation);
            } catch (IllegalArgumentException e) {
                throw new FaultyFileException(
                        profile.place(), "utility", String.valueOf(e.getMessage()), "another one");
            }
        }

        @Override
        public String canonical() {
            var text = new StringBuilder(BargainingFiles.text(file, Format.YAML));
            profiles.forEach(profile -> text.append(BargainingFiles.text(profile, file, Format.YAML)));
            return text.append(domain.size()).append(' ').append(reservation).toString();
        }
    }

    /**
     * One made from a seed. Where the first try does not come as near to the opposition as it should, there are others.
     *
     * @param number of the arena among those of the same seed
     */
    record Made(String name, Shape shape, int parties, double opposition, double reservation, long seed, int number)
            implements ArenaPlan {

        private static final double TOLERANCE = 0.001;
        private static final int TRIES = 50;

        @Override
        public Arena arena(Normalisation normalisation) {
            for (int attempt = 0; attempt < TRIES; attempt++) {
                long drawn = Draws.of(seed, number, attempt).bits();
                Domain domain = shape.domain(drawn);
                Generated generated = new Recipe(domain, parties, opposition, TOLERANCE, reservation).profiles(drawn);
                if (generated.reached()) {
                    return arena(generated, normalisation);
                }
            }
            throw new IllegalStateException("opposition: not reached in " + TRIES + " tries (expected: " + opposition
                    + "; more values may do)");
        }

        private Arena arena(Generated generated, Normalisation normalisation) {
            double[] reservations = new double[parties];
            Arrays.fill(reservations, reservation);
            return Arena.of(
                    name,
                    generated.domain(),
                    generated.profiles().stream()
                            .map(profile -> profile.utility().over(generated.domain(), normalisation))
                            .toArray(double[][]::new),
                    reservations);
        }

        @Override
        public String canonical() {
            return shape + " " + parties + " " + opposition + " " + reservation + " " + seed + " " + number;
        }
    }
}
