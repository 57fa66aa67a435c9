/**
 * Sessions that are running or over: who plays, the rounds that are asked and settled, the events that are published as they
 * happen, and what the coordinator declines to do. Knows of no network; the rules are in {@code parley.summit.session}.
 */
@NullMarked
package parley.coordinator.session;

import org.jspecify.annotations.NullMarked;
