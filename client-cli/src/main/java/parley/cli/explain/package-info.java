/** Why a move was made, in words and tables: the options, what each was worth item by item, what would have changed the decision. */
@NullMarked
package parley.cli.explain;

import org.jspecify.annotations.NullMarked;
