/** Tables: where two parties move in turn on one standing offer, what a party would propose there, and what it can afford. */
@NullMarked
package parley.summit.table;

import org.jspecify.annotations.NullMarked;
