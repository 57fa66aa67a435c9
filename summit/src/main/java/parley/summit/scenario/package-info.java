/**
 * What a simulation starts from: countries, markets, tables, ladders, calendar and model parameters, as plain values in the
 * order that the rules settle, sum and number them.
 */
@NullMarked
package parley.summit.scenario;

import org.jspecify.annotations.NullMarked;
