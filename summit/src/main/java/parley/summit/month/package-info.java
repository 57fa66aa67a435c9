/** The sixty months after the summit: deals stall, plants are built, measures go on, and the market shows what came of it. */
@NullMarked
package parley.summit.month;

import org.jspecify.annotations.NullMarked;
