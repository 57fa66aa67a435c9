/** What will probably happen, frozen in a file before it does, and how good that was once it has. */
@NullMarked
package parley.cli.forecast;

import org.jspecify.annotations.NullMarked;
