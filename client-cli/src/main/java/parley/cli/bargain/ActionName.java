package parley.cli.bargain;

import parley.bargaining.protocol.Action;

/** What a party did, as programs read it. */
enum ActionName {
    OFFER,
    ACCEPT,
    REJECT,
    WAIT,
    LEAVE,
    END,
    NO_REPLY;

    static ActionName of(Action action) {
        return switch (action) {
            case Action.Offer offer -> OFFER;
            case Action.Accept accept -> ACCEPT;
            case Action.Reject reject -> REJECT;
            case Action.Wait wait -> WAIT;
            case Action.Leave leave -> LEAVE;
            case Action.End end -> END;
            case Action.NoReply none -> NO_REPLY;
        };
    }
}
