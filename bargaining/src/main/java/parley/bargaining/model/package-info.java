/** What a party can guess about the preferences of another one from its offers, and how good such a guess is. */
@NullMarked
package parley.bargaining.model;

import org.jspecify.annotations.NullMarked;
