package parley.cli.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import parley.summit.scenario.Mechanism;
import parley.summit.scenario.Parameter;

/**
 * What MODEL says a change of the model does to an output.
 *
 * @param section of MODEL that states it
 */
record Claim(Variant change, Output output, Direction direction, String section) {

    /** Where an output should go. */
    enum Direction {
        RISES("rises"),
        FALLS("falls"),
        DOES_NOT_FALL("does not fall"),
        DOES_NOT_RISE("does not rise"),
        IS_ZERO("is 0"),
        /** The output moves, but which way depends on the scenario. */
        NOT_STATED("either");

        private final String words;

        Direction(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /** Whether the sessions bear it out. */
    enum Verdict {
        HOLDS("yes"),
        /** The difference is within two standard errors of none. */
        UNCLEAR("unclear"),
        FAILS("no"),
        /** No session has the output. */
        NO_CASE("no case"),
        NOTHING_CLAIMED("–");

        private final String words;

        Verdict(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    private static final double STANDARD_ERRORS = 2;

    /** Every mechanism, in its order, and dependence on China at twice its scale. */
    static final List<Claim> ALL = List.of(
            off(Mechanism.GROWTH, Output.DEPENDENCE, Direction.FALLS, "10.2"),
            off(Mechanism.PROJECTS, Output.COMPLETED, Direction.IS_ZERO, "10.2"),
            off(Mechanism.PROJECTS, Output.DEPENDENCE, Direction.RISES, "10.2"),
            off(Mechanism.CONTROLS, Output.LOSSES, Direction.FALLS, "4, 5"),
            off(Mechanism.CHINESE_MEASURES, Output.CHINESE_MOVES, Direction.IS_ZERO, "9"),
            off(Mechanism.CHINESE_MEASURES, Output.CLAUSE, Direction.RISES, "6.5"),
            off(Mechanism.RETALIATION, Output.CLAUSE, Direction.RISES, "6.5"),
            off(Mechanism.RETALIATION, Output.SIGNING, Direction.DOES_NOT_FALL, "6.5"),
            off(Mechanism.TRUCE, Output.TRUCE, Direction.IS_ZERO, "6.7"),
            off(Mechanism.TRUCE, Output.TARIFF_STEP, Direction.DOES_NOT_FALL, "6.7"),
            off(Mechanism.STALLS, Output.STALLED, Direction.IS_ZERO, "10.1"),
            off(Mechanism.STALLS, Output.COMPLETED, Direction.RISES, "10.2"),
            off(Mechanism.PRICE_SUPPRESSION, Output.SUPPRESSED, Direction.IS_ZERO, "9.5"),
            off(Mechanism.PRICE_SUPPRESSION, Output.STALLED, Direction.DOES_NOT_RISE, "10.1"),
            off(Mechanism.SHADOW_PRICES, Output.BUYER_GAIN, Direction.FALLS, "6.4"),
            off(Mechanism.OPENING_DEALS, Output.IN_FORCE, Direction.FALLS, "10.1"),
            off(Mechanism.OPENING_DEALS, Output.SIGNING_WHERE_DEALS_STOOD, Direction.NOT_STATED, "6.4"),
            off(Mechanism.RED_LINES, Output.BEYOND_LINES, Direction.RISES, "6.4"),
            off(Mechanism.RED_LINES, Output.LINES_CROSSED, Direction.DOES_NOT_FALL, "6.4"),
            off(Mechanism.TRADE_LOSSES, Output.LOSSES_ABOVE, Direction.FALLS, "10"),
            off(Mechanism.TRADE_LOSSES, Output.LOSSES_BELOW, Direction.RISES, "10"),
            off(Mechanism.ALIGNMENT, Output.ALIGNED_CLAUSE, Direction.FALLS, "6.4"),
            new Claim(
                    Variant.fixing(Parameter.DEPENDENCE_SCALE, 2), Output.SIGNING, Direction.DOES_NOT_RISE, "15, T12"),
            new Claim(Variant.fixing(Parameter.DEPENDENCE_SCALE, 2), Output.CLAUSE, Direction.FALLS, "15, T12"));

    private static Claim off(Mechanism mechanism, Output output, Direction direction, String section) {
        return new Claim(Variant.lacking(mechanism), output, direction, section);
    }

    /**
     * What the sessions say to it.
     *
     * @param seeds that have the output with the change and without
     * @param base mean without the change
     * @param changed mean with it
     * @param error standard error of the mean difference of one seed with the change and without
     */
    record Finding(Claim claim, int seeds, double base, double changed, double error) {

        double difference() {
            return changed - base;
        }

        Verdict verdict() {
            if (seeds == 0) {
                return Verdict.NO_CASE;
            }
            double margin = STANDARD_ERRORS * error;
            return switch (claim.direction) {
                case RISES -> strict(difference(), margin);
                case FALLS -> strict(-difference(), margin);
                case DOES_NOT_FALL -> difference() < -margin ? Verdict.FAILS : Verdict.HOLDS;
                case DOES_NOT_RISE -> difference() > margin ? Verdict.FAILS : Verdict.HOLDS;
                case NOT_STATED -> Verdict.NOTHING_CLAIMED;
                case IS_ZERO -> changed == 0 && base > 0 ? Verdict.HOLDS : Verdict.FAILS;
            };
        }

        private static Verdict strict(double rise, double margin) {
            if (rise > margin) {
                return Verdict.HOLDS;
            }
            return rise < -margin ? Verdict.FAILS : Verdict.UNCLEAR;
        }
    }

    /** Compares the same seeds with the change and without. */
    Finding against(Ensemble base, Ensemble changed) {
        Map<Long, Outcome> before =
                base.outcomes().stream().collect(Collectors.toMap(Outcome::seed, Function.identity()));
        var without = new ArrayList<Double>();
        var with = new ArrayList<Double>();
        var differences = new ArrayList<Double>();
        for (Outcome after : changed.outcomes()) {
            OptionalDouble first = output.of(Objects.requireNonNull(before.get(after.seed())));
            OptionalDouble second = output.of(after);
            if (first.isPresent() && second.isPresent()) {
                without.add(first.getAsDouble());
                with.add(second.getAsDouble());
                differences.add(second.getAsDouble() - first.getAsDouble());
            }
        }
        return new Finding(
                this,
                differences.size(),
                Sample.of(without).mean(),
                Sample.of(with).mean(),
                Sample.of(differences).error());
    }
}
