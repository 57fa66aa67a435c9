package parley.sweep.summit;

import java.util.ArrayList;
import java.util.List;
import parley.summit.scenario.Table;
import parley.summit.seat.Deal;
import parley.summit.session.Session;

/**
 * How far a deal is from the Pareto frontier of the deals around it: those that differ from it in at most two terms, so that one
 * can be traded for the other. A whole table has up to a million deals, which nobody at it could look through either.
 */
final class Gap {

    private Gap() {}

    /** What a deal is worth to both sides. */
    private record Place(double buyer, double host) {

        boolean isNoWorseThan(Place other) {
            return buyer >= other.buyer && host >= other.host;
        }

        boolean beats(Place other) {
            return isNoWorseThan(other) && (buyer > other.buyer || host > other.host);
        }
    }

    /**
     * The distance to the nearest deal around it that is better for one side, worse for none, and beaten by no other; 0 where
     * there is none. Each side's worth counts as a share of its best among these deals.
     */
    static double of(Session session, Table table, Deal deal) {
        Place signed = place(session, table, deal.toArray());
        List<Place> around = around(session, table, deal.toArray());
        double buyersBest = signed.buyer;
        double hostsBest = signed.host;
        for (Place place : around) {
            buyersBest = Math.max(buyersBest, place.buyer);
            hostsBest = Math.max(hostsBest, place.host);
        }
        List<Place> better = around.stream().filter(p -> p.beats(signed)).toList();
        double nearest = Double.POSITIVE_INFINITY;
        for (Place place : better) {
            if (better.stream().noneMatch(other -> other.beats(place))) {
                nearest = Math.min(
                        nearest,
                        Math.hypot(
                                share(place.buyer - signed.buyer, buyersBest),
                                share(place.host - signed.host, hostsBest)));
            }
        }
        return better.isEmpty() ? 0 : nearest;
    }

    /** A gain is only there where the best is above 0. */
    private static double share(double gain, double best) {
        return gain > 0 ? gain / best : 0;
    }

    private static List<Place> around(Session session, Table table, int... signed) {
        var places = new ArrayList<Place>();
        for (int i = 0; i < signed.length; i++) {
            for (int first : others(table, signed, i)) {
                int[] one = signed.clone();
                one[i] = first;
                places.add(place(session, table, one));
                for (int j = i + 1; j < signed.length; j++) {
                    for (int second : others(table, signed, j)) {
                        int[] two = one.clone();
                        two[j] = second;
                        places.add(place(session, table, two));
                    }
                }
            }
        }
        return places;
    }

    private static List<Integer> others(Table table, int[] signed, int issue) {
        var levels = new ArrayList<Integer>();
        for (int level = 0; level < table.issues().get(issue).levels().size(); level++) {
            if (level != signed[issue]) {
                levels.add(level);
            }
        }
        return levels;
    }

    private static Place place(Session session, Table table, int... levels) {
        Deal deal = Deal.of(levels);
        return new Place(
                session.appraise(table.buyer(), table.id(), deal).surplus(),
                session.appraise(table.host(), table.id(), deal).surplus());
    }
}
