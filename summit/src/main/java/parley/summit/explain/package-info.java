/**
 * Why a move was made: the options that its seat had, what each was worth to it item by item, and the smallest change of a single
 * number that would have turned the decision. Everything is computed by playing a transcript again; nothing of it is stored.
 */
@NullMarked
package parley.summit.explain;

import org.jspecify.annotations.NullMarked;
