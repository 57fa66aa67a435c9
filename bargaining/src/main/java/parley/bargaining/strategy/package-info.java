/**
 * A strategy: what a party offers and what it accepts. Time-dependent tactics lower the utility a
 * party holds out for as the deadline comes near; MiCRO answers each new offer with one of its own,
 * naive tit-for-tat concedes what it is given. All work on a whole domain or on a short menu.
 */
@NullMarked
package parley.bargaining.strategy;

import org.jspecify.annotations.NullMarked;
