/** {@code parley doctor}: whether what Parley needs is there. */
@NullMarked
package parley.cli.doctor;

import org.jspecify.annotations.NullMarked;
