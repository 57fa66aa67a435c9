package parley.cli.model;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import parley.cli.console.BadInputException;
import parley.summit.scenario.Mechanism;
import parley.summit.scenario.Parameter;
import parley.summit.scenario.Scenario;
import parley.summit.scenario.Spelling;

/**
 * How a scenario is to be played otherwise than it stands.
 *
 * @param without mechanisms that are switched off
 * @param parameters that are fixed, by symbol
 */
record Variant(Set<Mechanism> without, SortedMap<String, Double> parameters) {

    /** The scenario as it stands. */
    static final Variant BASE = new Variant(Set.of(), new TreeMap<>());

    Variant {
        without = Collections.unmodifiableSet(new TreeSet<>(without));
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    }

    static Variant lacking(Mechanism... mechanisms) {
        return new Variant(Set.of(mechanisms), new TreeMap<>());
    }

    static Variant fixing(Parameter parameter, double value) {
        return new Variant(Set.of(), new TreeMap<>(Map.of(parameter.symbol(), value)));
    }

    /** Reads it off the command line: names of mechanisms in any case, and {@code SYMBOL=VALUE}. */
    static Variant parse(List<String> mechanisms, List<String> settings) {
        Set<Mechanism> off = EnumSet.noneOf(Mechanism.class);
        mechanisms.forEach(name -> off.add(mechanism(name)));
        var fixed = new TreeMap<String, Double>();
        for (String setting : settings) {
            int at = setting.indexOf('=');
            String symbol = at < 0 ? setting : setting.substring(0, at);
            if (Parameter.of(symbol).isEmpty()) {
                throw BadInputException.of(
                        "--set", symbol, Spelling.expected(symbol, Parameter.symbols(), "parameters"));
            }
            fixed.put(symbol, value(symbol, at < 0 ? "" : setting.substring(at + 1)));
        }
        return new Variant(off, fixed);
    }

    private static Mechanism mechanism(String name) {
        List<String> names =
                Arrays.stream(Mechanism.values()).map(Mechanism::name).toList();
        String wanted = name.toUpperCase(Locale.ROOT).replace('-', '_');
        if (!names.contains(wanted)) {
            throw new BadInputException("--without: " + name + " (expected: one of " + String.join(", ", names)
                    + Spelling.nearest(wanted, names).map(n -> "; perhaps " + n).orElse("") + ")");
        }
        return Mechanism.valueOf(wanted);
    }

    private static double value(String symbol, String text) {
        if (!text.matches("[0-9]{0,9}(\\.[0-9]{1,9})?") || text.isEmpty()) {
            throw BadInputException.of("--set " + symbol, text, "a number from 0, e.g. dep=2");
        }
        return Double.parseDouble(text);
    }

    Scenario of(Scenario scenario) {
        return scenario.lacking(without).fixing(parameters);
    }

    /** What is different, e.g. {@code STALLS off, dep = 2}. */
    String words() {
        return Stream.concat(
                        without.stream().map(m -> m + " off"),
                        parameters.entrySet().stream().map(e -> e.getKey() + " = " + plain(e.getValue())))
                .collect(Collectors.joining(", "));
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }
}
