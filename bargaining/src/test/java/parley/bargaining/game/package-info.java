/** Tests of games. */
@NullMarked
package parley.bargaining.game;

import org.jspecify.annotations.NullMarked;
