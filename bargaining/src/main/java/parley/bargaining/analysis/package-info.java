/**
 * What could have been agreed, and how good what was agreed is: the Pareto frontier, the classic solutions on it, how far the
 * parties' interests are opposed, and the certificate of a deal. All of it is computed from arrays of utilities by outcome, one
 * per party, and their reservation values. Utilities that differ by no more than 1e-12 count as equal throughout.
 */
@NullMarked
package parley.bargaining.analysis;

import org.jspecify.annotations.NullMarked;
