package parley.bargaining.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import parley.bargaining.domain.Domain;

/** A way to guess another party's preferences from its offers, in the order in which it made them. */
public enum Modelling {
    /** As {@link FrequencyModel}. */
    FREQUENCY,
    /** As {@link BayesianModel}. */
    BAYESIAN;

    /** What these offers tell. */
    public OpponentModel of(Domain domain, List<Sighting> offers) {
        return switch (this) {
            case FREQUENCY -> FrequencyModel.of(domain, offers);
            case BAYESIAN -> BayesianModel.of(domain, offers);
        };
    }

    /** How a name of a strategy asks for it. */
    public String suffix() {
        return "/" + name().toLowerCase(Locale.ROOT);
    }

    /** The one that suffixes begin with, if any. */
    public static Optional<Modelling> at(String suffixes) {
        return Arrays.stream(values())
                .filter(modelling ->
                        suffixes.equals(modelling.suffix()) || suffixes.startsWith(modelling.suffix() + "/"))
                .findFirst();
    }
}
