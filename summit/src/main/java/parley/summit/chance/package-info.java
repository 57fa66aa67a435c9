/** Luck: one public seed with many named streams, and the secrets from which each seat's private values are drawn. */
@NullMarked
package parley.summit.chance;

import org.jspecify.annotations.NullMarked;
