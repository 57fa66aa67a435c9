/**
 * A domain: what is negotiated, and what each outcome of it is worth to whom. A domain is a list of
 * issues, each answered by a name, a whole number or a number; an outcome picks one value of every
 * issue and goes by its index, the last issue varying fastest. A profile is what a party states,
 * and preferences put a number on every outcome, once.
 */
@NullMarked
package parley.bargaining.domain;

import org.jspecify.annotations.NullMarked;
