/**
 * A domain: what is negotiated, and what each outcome of it is worth to whom. A domain is a list of
 * issues with a finite number of values each; an outcome picks one value of every issue and goes by
 * its index, the last issue varying fastest. Preferences put a number on every outcome, once.
 */
@NullMarked
package parley.bargaining.domain;

import org.jspecify.annotations.NullMarked;
