/** The players that come with Parley: they decide from a seat's view alone, by the tactics of the bargaining library. */
@NullMarked
package parley.summit.strategy;

import org.jspecify.annotations.NullMarked;
