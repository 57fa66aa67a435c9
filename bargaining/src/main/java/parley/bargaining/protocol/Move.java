package parley.bargaining.protocol;

/** One action as it was played. */
public record Move(int round, int seat, Action action) {}
