/** Luck that a seed decides: the library draws none of its own. */
@NullMarked
package parley.bargaining.chance;

import org.jspecify.annotations.NullMarked;
