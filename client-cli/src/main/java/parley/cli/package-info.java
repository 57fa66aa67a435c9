/** The {@code parley} command: reads what was asked for, has it done, and says what came of it. */
@NullMarked
package parley.cli;

import org.jspecify.annotations.NullMarked;
