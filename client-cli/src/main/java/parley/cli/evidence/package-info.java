/** The model held against what happened before the summit: episodes, what the rules make of them, and calibration. */
@NullMarked
package parley.cli.evidence;

import org.jspecify.annotations.NullMarked;
