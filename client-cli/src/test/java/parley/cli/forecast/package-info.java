@NullMarked
package parley.cli.forecast;

import org.jspecify.annotations.NullMarked;
