/**
 * One seat: what a country is shown in a turn, what it may answer, and the one small interface through which everything that
 * plays comes in.
 */
@NullMarked
package parley.summit.seat;

import org.jspecify.annotations.NullMarked;
