/** A story on a terminal: wrapped lines, tables, and small charts of a few characters. */
@NullMarked
package parley.cli.text;

import org.jspecify.annotations.NullMarked;
