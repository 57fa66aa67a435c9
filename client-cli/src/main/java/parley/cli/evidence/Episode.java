package parley.cli.evidence;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Something that happened before the summit, and the figures of it that the model is held against. */
sealed interface Episode {

    String id();

    String title();

    String text();

    List<? extends Target> targets();

    /** A figure that was observed, with the range of what sources say, and its value before the episode. */
    interface Target {
        String id();

        String title();

        double observed();

        double low();

        double high();

        double before();

        String source();
    }

    /**
     * A market under controls: the rules of the market alone move it.
     *
     * @param use A if parameters may be fitted to it, B if it only tests them
     * @param months that are followed
     */
    record InMarkets(
            String id,
            String title,
            String use,
            String text,
            int months,
            List<String> countries,
            @JsonProperty("flows_source") String flowsSource,
            List<MarketData> markets,
            List<Decree> controls,
            List<Figure> targets)
            implements Episode {
        public InMarkets {
            countries = List.copyOf(countries);
            markets = List.copyOf(markets);
            controls = List.copyOf(controls);
            targets = List.copyOf(targets);
        }

        boolean isFitted() {
            return use.equals("A");
        }
    }

    /**
     * One market.
     *
     * @param feed another market, a tonne of which a tonne of this one needs
     * @param flows t a year, by origin and user
     */
    record MarketData(String id, Optional<String> feed, Map<String, Map<String, Double>> flows) {}

    /**
     * A control, or its revision, from a month of the episode on.
     *
     * @param origin China unless given
     */
    record Decree(
            int month,
            String key,
            Optional<String> origin,
            Optional<String> target,
            List<String> markets,
            double approval,
            boolean ban,
            boolean revision,
            String title,
            String source) {
        public Decree {
            markets = List.copyOf(markets);
        }
    }

    /** What a figure of a market is. */
    enum Of {
        /** Index of a user's price, 1 before the episode. */
        PRICE,
        /** A user's price over China's. */
        PREMIUM,
        /** China's exports as a share of those before. */
        EXPORTS,
        /** China's share of a user's arrivals. */
        SHARE,
        /** An origin's share of what all would produce with the inputs that they have. */
        OUTPUT_SHARE
    }

    /** Which of its months counts. */
    enum Take {
        MONTH,
        MEAN,
        HIGHEST,
        /** The month in which it is highest. */
        HIGHEST_MONTH,
        /** The last month's over the highest. */
        LAST_OF_HIGHEST
    }

    /** On which scale figures are compared. */
    enum Scale {
        /** Ratios: differences of logarithms. */
        LOG,
        SHARE,
        MONTHS
    }

    /**
     * A figure of a market.
     *
     * @param kind figures of the same kind in other episodes are its base rate
     */
    record Figure(
            String id,
            String title,
            Of of,
            String market,
            Optional<String> user,
            Take take,
            OptionalInt month,
            OptionalInt to,
            Scale scale,
            @JsonProperty("class") String kind,
            double observed,
            double low,
            double high,
            double before,
            String source)
            implements Target {}

    /**
     * A ladder that stands at a level: when do the rules of measures bring it down?
     *
     * @param months that are followed
     */
    record OnLadder(
            String id,
            String title,
            String use,
            String text,
            String ladder,
            int level,
            int months,
            double pressure,
            double tension,
            List<Stand> targets)
            implements Episode {
        public OnLadder {
            targets = List.copyOf(targets);
        }
    }

    /**
     * Whether a ladder stands at {@code from} or more after so many months; or, of curbs on trade, the loss that remains after
     * redirection as a share of the exports hit.
     */
    record Stand(
            String id,
            String title,
            @JsonProperty("standing_at") OptionalInt standingAt,
            int from,
            @JsonProperty("net_loss") boolean netLoss,
            double observed,
            double low,
            double high,
            double before,
            String source)
            implements Target {}

    /** Ladders month by month: does each go up, down or hold? */
    record Steps(
            String id,
            String title,
            String use,
            String text,
            List<Path> ladders,
            double pressure,
            double tension,
            Map<String, Base> base,
            String source)
            implements Episode {
        public Steps {
            ladders = List.copyOf(ladders);
        }

        @Override
        public List<Target> targets() {
            return List.of();
        }
    }

    /** Levels of a ladder at the start and after each month. */
    record Path(
            String ladder,
            List<Integer> levels,
            @JsonProperty("moves_source") String source) {
        public Path {
            levels = List.copyOf(levels);
        }
    }

    /** How often it went up and down in a month before the episode. */
    record Base(double up, double down) {}

    /** Whole sessions of a scenario: what is signed at a table. */
    record InSessions(String id, String title, String use, String text, String table, String issue, List<Term> targets)
            implements Episode {
        public InSessions {
            targets = List.copyOf(targets);
        }
    }

    /** Whether nothing is signed with the issue at this level or above. */
    record Term(
            String id,
            String title,
            double below,
            double observed,
            double low,
            double high,
            double before,
            String source)
            implements Target {}
}
