/** Domains and profiles made from a seed, as far opposed as one asks. */
@NullMarked
package parley.bargaining.generate;

import org.jspecify.annotations.NullMarked;
