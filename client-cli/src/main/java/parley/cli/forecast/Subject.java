package parley.cli.forecast;

import java.util.ArrayList;
import java.util.List;
import parley.summit.scenario.Country;
import parley.summit.scenario.Scenario;
import parley.summit.scenario.Table;
import parley.summit.scenario.TableKind;

/** Something that may have happened, or be so, by a day; its id and a day name an event for good. */
sealed interface Subject {

    /** Kinds of events that are scored together. */
    enum Kind {
        DEAL,
        TRUCE,
        MEASURE,
        NEW_CONTROL
    }

    /** Something was signed at a table since the summit opened. */
    record Signed(Table table) implements Subject {}

    /** The deal of a table, new or old, is in force; at a truce table, the truce holds. */
    record InForce(Table table) implements Subject {}

    /** The deal of a table is stalled; at a truce table, the truce broke down. */
    record Stalled(Table table) implements Subject {}

    /** A truce was signed. */
    record Truce(Table table) implements Subject {}

    /** A measure has been suspended since the summit opened, however long. */
    record Suspended(Measure measure) implements Subject {}

    /** A measure stands on the day. */
    record Kept(Measure measure) implements Subject {}

    /** A threatened measure has been imposed. */
    record Imposed(Measure measure) implements Subject {}

    /** A country has tightened its controls toward another since the summit opened. */
    record NewControl(String actor, String target) implements Subject {}

    /** All that a scenario and its measures have, in their order. */
    static List<Subject> of(Scenario scenario, List<Measure> measures) {
        var all = new ArrayList<Subject>();
        for (Table table : scenario.tables()) {
            all.add(new Signed(table));
            all.add(new InForce(table));
            all.add(new Stalled(table));
        }
        scenario.tables().stream().filter(t -> t.kind() == TableKind.TRUCE).forEach(t -> all.add(new Truce(t)));
        for (Measure measure : measures) {
            all.add(new Suspended(measure));
            all.add(new Kept(measure));
            if (measure.isThreat()) {
                all.add(new Imposed(measure));
            }
        }
        for (Country actor : scenario.countries()) {
            scenario.countries().stream()
                    .filter(target -> !target.equals(actor))
                    .forEach(target -> all.add(new NewControl(actor.code(), target.code())));
        }
        return all;
    }

    /** What stands in an event's id before the day. */
    default String id() {
        return switch (this) {
            case Signed s -> "deal/" + pair(s.table()) + "/signed-by";
            case InForce s -> "deal/" + pair(s.table()) + "/in-force-at";
            case Stalled s -> "deal/" + pair(s.table()) + "/stalled-at";
            case Truce s -> "truce/" + pair(s.table()) + "/signed-by";
            case Suspended s -> named(s.measure()) + "/suspended-by";
            case Kept s -> named(s.measure()) + "/kept-at";
            case Imposed s -> named(s.measure()) + "/imposed-by";
            case NewControl s -> "measure/" + s.actor() + "/" + s.target() + "/new-control-by";
        };
    }

    private static String pair(Table table) {
        return table.buyer() + "-" + table.host();
    }

    private static String named(Measure measure) {
        return "measure/" + measure.actor() + "/" + measure.id();
    }

    default Kind kind() {
        return switch (this) {
            case Signed s -> Kind.DEAL;
            case InForce s -> Kind.DEAL;
            case Stalled s -> Kind.DEAL;
            case Truce s -> Kind.TRUCE;
            case Suspended s -> Kind.MEASURE;
            case Kept s -> Kind.MEASURE;
            case Imposed s -> Kind.MEASURE;
            case NewControl s -> Kind.NEW_CONTROL;
        };
    }

    /** Whether it is so, {@code month} months after the summit. */
    default boolean holds(Standing now, int month) {
        return switch (this) {
            case Signed s -> now.isSigned(s.table().id());
            case InForce s -> now.isInForce(s.table().id());
            case Stalled s -> now.isStalled(s.table().id());
            case Truce s -> now.isSigned(s.table().id());
            case Suspended s -> now.wasSuspended(s.measure());
            case Kept s -> !now.isSuspended(s.measure(), month);
            case Imposed s -> now.wasImposed(s.measure());
            case NewControl s -> now.hasNewControl(s.actor(), s.target());
        };
    }
}
