/**
 * The market: material flows from few origins to many users, controls cut what may flow, users draw stocks, bid for the rest,
 * then run short (MODEL sections 4 and 5).
 */
@NullMarked
package parley.summit.market;

import org.jspecify.annotations.NullMarked;
