/** Playing a scenario many times, and what comes of all of them. */
@NullMarked
package parley.cli.sweep;

import org.jspecify.annotations.NullMarked;
