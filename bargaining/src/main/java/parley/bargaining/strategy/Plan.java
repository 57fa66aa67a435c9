package parley.bargaining.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import parley.bargaining.model.Modelling;
import parley.bargaining.strategy.Acceptance.Yardstick;
import parley.bargaining.strategy.Bidding.Anything;
import parley.bargaining.strategy.Bidding.Conceding;
import parley.bargaining.strategy.Bidding.Nearest;
import parley.bargaining.strategy.Bidding.NiceTitForTat;
import parley.bargaining.strategy.Bidding.Obliging;

/**
 * How a party plays over a whole domain: what it offers and what it accepts, with or without a model of the others. Every
 * {@link Strategy} is one; those that need a domain are more.
 */
public record Plan(Bidding bidding, Acceptance acceptance) {

    private static final Map<String, Plan> MORE = Map.of(
            "nice-tft", new Plan(new NiceTitForTat(Modelling.FREQUENCY), Acceptance.THRESHOLD),
            "nice", new Plan(new Anything(), comparing(Yardstick.NOTHING)),
            "random", new Plan(new Anything(), comparing(Yardstick.NEXT)),
            "genius-boulware", new Plan(new Nearest(5), comparing(Yardstick.ABOVE_NEXT)),
            "genius-conceder", new Plan(new Nearest(0.5), comparing(Yardstick.ABOVE_NEXT)));

    /** A strategy as a plan. */
    public static Plan of(Strategy strategy) {
        return new Plan(new Conceding(strategy.tactic()), strategy.acceptance());
    }

    /** What {@link #named} understands: NAME stands for any of the others, X and K for numbers above 0. */
    public static List<String> names() {
        List<String> names = new ArrayList<>(Tactic.names());
        names.addAll(List.of("nice-tft", "nice", "random", "genius-boulware", "genius-conceder"));
        names.addAll(List.of("NAME/frequency", "NAME/bayesian", "NAME/acnext", "NAME/noise:K"));
        return List.copyOf(names);
    }

    /**
     * The plan of this name: a name of {@link Strategy} or one that needs a domain, then {@code /frequency} or {@code /bayesian}
     * for a model of the others, then {@code /acnext}, then {@code /noise:K}, the last three if wanted.
     */
    public static Plan named(String name) {
        int end = name.indexOf('/');
        String first = end < 0 ? name : name.substring(0, end);
        String rest = end < 0 ? "" : name.substring(end);
        Optional<Modelling> modelling = Modelling.at(rest);
        String acceptance =
                modelling.map(model -> rest.substring(model.suffix().length())).orElse(rest);
        Plan plan = MORE.containsKey(first) ? more(first, acceptance, name) : of(strategy(first, acceptance, name));
        return modelling.map(model -> plan.with(model, name)).orElse(plan);
    }

    private static Strategy strategy(String tactic, String acceptance, String name) {
        try {
            return Strategy.named(tactic + acceptance);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(unknown(name), e);
        }
    }

    /** One that is not a strategy; what is said of its acceptance is taken from one that is. */
    private static Plan more(String first, String acceptance, String name) {
        Plan plan = named(MORE, first);
        if (acceptance.isEmpty()) {
            return plan;
        }
        Acceptance stated = strategy("boulware", acceptance, name).acceptance();
        Yardstick yardstick = stated.yardstick() == Yardstick.NEXT ? Yardstick.NEXT : plan.acceptance.yardstick();
        return new Plan(plan.bidding, new Acceptance(yardstick, stated.noise()));
    }

    private static Plan named(Map<String, Plan> plans, String name) {
        return Optional.ofNullable(plans.get(name)).orElseThrow();
    }

    private Plan with(Modelling modelling, String name) {
        Bidding obliging = switch (bidding) {
            case Conceding(Tactic tactic) when !(tactic instanceof Micro) -> new Obliging(tactic, modelling);
            case NiceTitForTat nice -> new NiceTitForTat(modelling);
            case Conceding other -> throw new IllegalArgumentException(unmodelled(name));
            case Obliging other -> throw new IllegalArgumentException(unmodelled(name));
            case Nearest other -> throw new IllegalArgumentException(unmodelled(name));
            case Anything other -> throw new IllegalArgumentException(unmodelled(name));
        };
        return new Plan(obliging, acceptance);
    }

    private static String unmodelled(String name) {
        return "strategy: " + name + " (expected: a model only with a time-dependent tactic, naive-tft or nice-tft)";
    }

    private static String unknown(String name) {
        return "strategy: " + name + " (expected: one of " + String.join(", ", names())
                + "; suffixes in this order, X and K above 0)";
    }

    private static Acceptance comparing(Yardstick yardstick) {
        return new Acceptance(yardstick, OptionalDouble.empty());
    }
}
