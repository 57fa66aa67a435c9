package parley.sweep.summit;

import java.util.List;
import parley.summit.chance.Seed;
import parley.summit.chance.Stream;
import parley.summit.scenario.Parameter;

/**
 * Where a design puts its factors, and which draws share their world: all that is drawn in it besides the factors. Everything is a
 * hash of the seed and the name of a parameter, so that a factor more changes nothing for the others.
 */
sealed interface Points {

    /** How many draws there are. */
    long draws();

    /** The parameters that the design places; the others are drawn by the world's number. */
    List<Parameter> factors();

    /** Where a factor is in its range, 0..1. */
    double share(long draw, Parameter factor);

    /** Number of the draw's world. */
    long world(long draw);

    /** Every draw is a world of its own. */
    record Random(long draws) implements Points {

        @Override
        public List<Parameter> factors() {
            return List.of();
        }

        @Override
        public double share(long draw, Parameter factor) {
            throw new IllegalStateException("a random design places nothing");
        }

        @Override
        public long world(long draw) {
            return draw;
        }
    }

    /** A Latin hypercube: each slice of each factor once, in an order of the factor's own. */
    record Slices(Seed seed, long draws, List<Parameter> factors) implements Points {

        public Slices {
            factors = List.copyOf(factors);
        }

        @Override
        public double share(long draw, Parameter factor) {
            return share(seed, factor.symbol(), draws, draw);
        }

        @Override
        public long world(long draw) {
            return draw;
        }

        static double share(Seed seed, String name, long draws, long draw) {
            long slice =
                    Shuffle.of(Seed.mix(seed.value() ^ Seed.id(name)), draws).at(draw);
            return (slice + seed.uniform(Stream.DESIGN, name, draw)) / draws;
        }
    }

    /** Each level of each factor with each of the others, in one world. */
    record Grid(int levels, List<Parameter> factors) implements Points {

        public Grid {
            factors = List.copyOf(factors);
        }

        @Override
        public long draws() {
            long draws = 1;
            for (int f = 0; f < factors.size(); f++) {
                draws *= levels;
            }
            return draws;
        }

        @Override
        public double share(long draw, Parameter factor) {
            long rest = draw;
            for (int f = factors.size() - 1; f > factors.indexOf(factor); f--) {
                rest /= levels;
            }
            return rest % levels / (levels - 1.0);
        }

        @Override
        public long world(long draw) {
            return 0;
        }
    }

    /**
     * Walks over a grid of four levels: each has a start and moves every factor once, by two of the three steps there are, in an
     * order of its own (Morris 1991). A walk stays in one world.
     */
    record Walks(Seed seed, long walks, List<Parameter> factors) implements Points {

        /** How far a factor moves, as a share of its range. */
        static final double STEP = 2.0 / 3;

        public Walks {
            factors = List.copyOf(factors);
        }

        /** Draws of one walk. */
        int length() {
            return factors.size() + 1;
        }

        @Override
        public long draws() {
            return walks * length();
        }

        @Override
        public double share(long draw, Parameter factor) {
            long walk = world(draw);
            double low = luck("low ", factor, walk) < .5 ? 0 : 1 - STEP;
            boolean high = rises(walk, factor) == (turn(walk, factor) < draw % length());
            return high ? low + STEP : low;
        }

        /** Whether the walk moves a factor upward. */
        boolean rises(long walk, Parameter factor) {
            return luck("up ", factor, walk) < .5;
        }

        /** The place of a factor in the order in which a walk moves them, from 0. */
        int turn(long walk, Parameter factor) {
            double mine = luck("turn ", factor, walk);
            int before = 0;
            for (Parameter other : factors) {
                double theirs = luck("turn ", other, walk);
                before += theirs < mine || (theirs == mine && other.compareTo(factor) < 0) ? 1 : 0;
            }
            return before;
        }

        private double luck(String what, Parameter factor, long walk) {
            return seed.uniform(Stream.DESIGN, what + factor.symbol(), walk);
        }

        @Override
        public long world(long draw) {
            return draw / length();
        }
    }

    /**
     * Pairs A and B of draws, each pair followed by A with one factor from B, for every factor, and by A in the world of B (Saltelli
     * 2010); so luck and what is no factor count as one factor more, the last. Factors are in slices.
     */
    record Pairs(Seed seed, long pairs, List<Parameter> factors) implements Points {

        public Pairs {
            factors = List.copyOf(factors);
        }

        /** Draws of one pair and what lies between. */
        int length() {
            return factors.size() + 3;
        }

        @Override
        public long draws() {
            return pairs * length();
        }

        @Override
        public double share(long draw, Parameter factor) {
            int row = (int) (draw % length());
            boolean fromB = row == 1 || row - 2 == factors.indexOf(factor);
            return Slices.share(seed, factor.symbol() + (fromB ? " B" : " A"), pairs, draw / length());
        }

        @Override
        public long world(long draw) {
            int row = (int) (draw % length());
            boolean ofB = row == 1 || row == length() - 1;
            return 2 * (draw / length()) + (ofB ? 1 : 0);
        }
    }
}
