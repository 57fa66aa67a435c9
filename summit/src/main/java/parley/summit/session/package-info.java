/**
 * A session: the rounds of a summit as a function. It says which seats are to be asked, what each may see, whether a move is
 * legal, and what follows from all of them; it knows nothing of who plays or how they are reached (MODEL section 8).
 */
@NullMarked
package parley.summit.session;

import org.jspecify.annotations.NullMarked;
