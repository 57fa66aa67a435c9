/** What the tests of the rules share: scenarios with made-up numbers, and the players that play them. */
@NullMarked
package parley.summit;

import org.jspecify.annotations.NullMarked;
