@NullMarked
package parley.cli.text;

import org.jspecify.annotations.NullMarked;
