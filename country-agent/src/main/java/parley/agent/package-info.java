/**
 * One or more countries as a gRPC service that a coordinator dials: it unpacks a view, asks one negotiator, and packs the answer.
 */
@NullMarked
package parley.agent;

import org.jspecify.annotations.NullMarked;
