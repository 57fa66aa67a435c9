package parley.wire;

import java.util.EnumSet;
import java.util.Set;
import parley.bargaining.protocol.Turn;

/** What a party can do in a turn, as it is told. */
enum ActionKind {
    OFFER,
    ACCEPT,
    REJECT,
    WAIT,
    LEAVE,
    END;

    static Set<ActionKind> in(Turn turn) {
        Set<ActionKind> may = switch (turn.ask()) {
            case ANYTHING -> EnumSet.of(OFFER, WAIT, LEAVE, END);
            case OFFER -> EnumSet.of(OFFER, LEAVE, END);
            case ANSWER -> EnumSet.of(REJECT, LEAVE, END);
        };
        boolean acceptable = turn.standing()
                .filter(offer -> !offer.isAcceptedBy(turn.seat()))
                .filter(offer -> turn.allowed().has(offer.outcome()))
                .isPresent();
        if (acceptable && turn.ask() != Turn.Ask.OFFER) {
            may.add(ACCEPT);
        }
        return may;
    }

    /** What a turn in which this may be done asks for. */
    static Turn.Ask ask(Set<ActionKind> may, boolean standing) {
        if (!may.contains(OFFER)) {
            return Turn.Ask.ANSWER;
        }
        return standing || may.contains(WAIT) || may.contains(ACCEPT) ? Turn.Ask.ANYTHING : Turn.Ask.OFFER;
    }
}
