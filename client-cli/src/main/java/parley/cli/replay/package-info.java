/** A saved transcript once more: its story, and whether the rules still make the same of its moves. */
@NullMarked
package parley.cli.replay;

import org.jspecify.annotations.NullMarked;
