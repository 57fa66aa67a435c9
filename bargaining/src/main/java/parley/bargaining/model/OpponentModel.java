package parley.bargaining.model;

/** A guess at what outcomes are worth to another party, from 0 to 1. */
@FunctionalInterface
public interface OpponentModel {

    double utility(int outcome);
}
