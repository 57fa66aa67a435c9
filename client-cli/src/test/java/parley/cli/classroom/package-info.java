@NullMarked
package parley.cli.classroom;

import org.jspecify.annotations.NullMarked;
