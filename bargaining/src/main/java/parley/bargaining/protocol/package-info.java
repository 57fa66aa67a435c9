/**
 * A protocol: who may do what when, and how a negotiation ends. The rules are pure functions from a
 * state and an action to a ruling; what the parties played is a transcript.
 */
@NullMarked
package parley.bargaining.protocol;

import org.jspecify.annotations.NullMarked;
