package parley.summit.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import parley.summit.measure.LadderState;
import parley.summit.seat.Deal;
import parley.summit.seat.Reply.Move;
import parley.summit.seat.TableAction;
import parley.summit.table.TableState;
import parley.summit.transcript.Event;
import parley.summit.transcript.Event.PassReason;
import parley.summit.world.MeasureRound;
import parley.summit.world.World;

/**
 * Makes of all answers of one turn what the rules say, in the order of ladders and tables. Returns, by seat, the tables where an
 * action came to nothing.
 */
record Settlement(World world, int round, Appraiser appraiser, Map<String, Answer> answers) {

    private static final TableAction WAIT = new TableAction.Wait();

    Map<String, List<String>> measures() {
        var choices = new MeasureRound(world);
        for (LadderState ladder : world.measures().ladders()) {
            move(ladder.ladder().actor())
                    .map(m -> m.measures().get(ladder.id()))
                    .ifPresent(level -> choices.choose(ladder, level));
        }
        choices.apply();
        world.scenario()
                .seats()
                .forEach(seat -> move(seat).ifPresent(m -> m.redLines().forEach(line -> world.draw(line.by(seat)))));
        return Map.of();
    }

    private Optional<Move> move(String seat) {
        Answer answer = answers.get(seat);
        return answer != null && answer.reply() instanceof Move move ? Optional.of(move) : Optional.empty();
    }

    /** One turn of every table, each with its mover. */
    Map<String, List<String>> tables() {
        var dropped = new HashMap<String, List<String>>();
        for (TableState table :
                world.tables().stream().filter(t -> t.sitsIn(round)).toList()) {
            String mover = table.mover();
            table.pass();
            if (!settle(table, mover)) {
                dropped.computeIfAbsent(mover, m -> new ArrayList<>()).add(table.id());
            }
        }
        return dropped;
    }

    /**
     * What came in on the open floor. Of two who move at the same time where nothing stands the opener comes first, and the other made
     * its offer on a table that is not as it saw it.
     */
    Map<String, List<String>> floor() {
        var dropped = new HashMap<String, List<String>>();
        for (TableState table :
                world.tables().stream().filter(t -> t.sitsIn(round)).toList()) {
            boolean moved = false;
            for (String mover : List.of(table.opener(), table.table().other(table.opener()))) {
                if (move(mover).filter(m -> m.actsAt(table.id())).isEmpty()) {
                    continue;
                }
                boolean counts = moved ? pass(table, mover, PassReason.OVERTAKEN) : settle(table, mover);
                if (counts) {
                    moved = true;
                    table.stir();
                } else {
                    dropped.computeIfAbsent(mover, m -> new ArrayList<>()).add(table.id());
                }
            }
        }
        return dropped;
    }

    /** Whether the mover's action fitted the budget. */
    private boolean settle(TableState table, String mover) {
        Optional<Move> move = move(mover);
        if (move.isEmpty()) {
            return pass(table, mover, PassReason.NO_REPLY);
        }
        return switch (move.get().tables().getOrDefault(table.id(), WAIT)) {
            case TableAction.Offer offer -> offer(table, mover, offer.deal());
            case TableAction.Accept accept -> sign(table, mover, accept.deal());
            case TableAction.Wait wait -> pass(table, mover, PassReason.WAIT);
            case TableAction.Walk walk -> walk(table, mover);
        };
    }

    private boolean pass(TableState table, String mover, PassReason reason) {
        world.log().table(table.id(), new Event.TurnPassed(table.id(), mover, reason));
        return reason == PassReason.WAIT || reason == PassReason.NO_REPLY;
    }

    private boolean offer(TableState table, String mover, Deal deal) {
        boolean commits = mover.equals(table.table().buyer());
        if (commits && !world.budgets().fits(table, table.committed(deal))) {
            return pass(table, mover, PassReason.OVER_BUDGET);
        }
        table.offer(mover, round, deal);
        world.log().table(table.id(), new Event.OfferMade(table.id(), mover, deal));
        return true;
    }

    private boolean sign(TableState table, String mover, Deal deal) {
        double committed = table.committed(deal);
        if (!world.budgets().fits(table, committed)) {
            return pass(table, mover, PassReason.OVER_BUDGET);
        }
        List<String> parties = table.table().parties();
        world.log().all(new Event.DealSigned(table.id(), parties, mover, deal, committed));
        for (String party : parties) {
            double surplus = appraiser.preferences(table, party).surplus(deal.toArray());
            world.log().seat(party, new Event.SignatureValued(table.id(), party, surplus));
        }
        world.sign(table, deal);
        return true;
    }

    private boolean walk(TableState table, String mover) {
        table.close();
        world.log()
                .all(new Event.TableClosed(
                        table.id(), Event.CloseReason.WALKED, Optional.of(Objects.requireNonNull(mover))));
        return true;
    }
}
