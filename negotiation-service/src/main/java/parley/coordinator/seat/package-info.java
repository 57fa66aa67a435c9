/**
 * A seat at the coordinator: the inbox that holds its one pending turn, and the drivers that play it. Knows of no network and of
 * no session.
 */
@NullMarked
package parley.coordinator.seat;

import org.jspecify.annotations.NullMarked;
