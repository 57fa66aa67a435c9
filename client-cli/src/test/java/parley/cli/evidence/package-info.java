@NullMarked
package parley.cli.evidence;

import org.jspecify.annotations.NullMarked;
