package parley.summit.strategy;

import java.util.Optional;
import parley.summit.seat.Deal;
import parley.summit.seat.TableAction;

/** What a seat does at one table, and what that would commit, US$ bn. */
record Decision(TableAction action, Optional<Double> commits) {

    static final Decision WAIT = new Decision(new TableAction.Wait(), Optional.empty());

    static Decision accept(Deal deal, double commits) {
        return new Decision(new TableAction.Accept(deal), Optional.of(commits));
    }

    static Decision offer(Deal deal, double commits) {
        return new Decision(new TableAction.Offer(deal), Optional.of(commits));
    }
}
