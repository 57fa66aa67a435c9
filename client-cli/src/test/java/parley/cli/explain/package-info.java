@NullMarked
package parley.cli.explain;

import org.jspecify.annotations.NullMarked;
