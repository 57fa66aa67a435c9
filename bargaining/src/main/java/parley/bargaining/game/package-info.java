/** Which strategies to choose, seen as a game: what each gets against which others, and its equilibria. */
@NullMarked
package parley.bargaining.game;

import org.jspecify.annotations.NullMarked;
