/** What every command shares: its surroundings, where it says what, and how it refuses. */
@NullMarked
package parley.cli.console;

import org.jspecify.annotations.NullMarked;
